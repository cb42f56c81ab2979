import { parentPort, workerData } from 'node:worker_threads'
import { answerFrom, type Ingredients } from './prometheusAnswer.ts'
import { refusalOf } from './refusal.ts'
import { bytesOf } from './thread.ts'

/** One large answer, made beside the loop that serves everybody else. Of a refusal only the code crosses. */
const { received, ...others } = workerData as Ingredients
const ingredients = { ...others, received: received.map((one) => ({ ...one, body: bytesOf(one.body) })) }
parentPort?.postMessage(await answerFrom(ingredients).catch((error: unknown) => refusalOf(error).code))
