import { workerData } from 'node:worker_threads'
import { zipInPieces } from '../answers/answerJson.ts'
import { asBuffer, postAnswer } from '../answers/thread.ts'
import { answerFrom, type Ingredients } from './prometheusAnswer.ts'

/** One large answer, made beside the loop that serves everybody else. */
const { received, ...others } = workerData as Ingredients
const ingredients = { ...others, received: received.map((one) => ({ ...one, body: asBuffer(one.body) })) }
await postAnswer(() => answerFrom(ingredients, zipInPieces()))
