import { workerData } from 'node:worker_threads'
import { zipInPieces } from './answerJson.ts'
import { checkedAnswer, type Said } from './check.ts'
import { asBuffer, postAnswer } from './thread.ts'

/** One large answer, checked beside the loop that serves everybody else. */
const { bytes, ...asked } = workerData as Said
await postAnswer(() => checkedAnswer({ ...asked, bytes: asBuffer(bytes) }, zipInPieces()))
