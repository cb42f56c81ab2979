import { parentPort, workerData } from 'node:worker_threads'
import { answerOf } from './check.ts'
import { checkedBody } from './checkBody.ts'
import type { Question } from './source.ts'

/** One large answer, checked beside the loop that serves everybody else. */
const { bytes, question, fetchedAt } = workerData as {
  bytes: Uint8Array
  question: Question
  fetchedAt: number
}
const text = 
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
  question,
)
parentPort?.postMessage(checked === null ? null : await answerOf(checked, fetchedAt))
