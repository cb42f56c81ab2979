import { parentPort, workerData } from 'node:worker_threads'
import { answerOf } from './check.ts'
import { checkedBody } from './checkBody.ts'
import type { Question } from './source.ts'
import { bytesOf } from './thread.ts'

interface Task {
  readonly bytes: Uint8Array
  readonly question: Question
  readonly fetchedAt: number
}

/** One large answer, checked beside the loop that serves everybody else. */
const { bytes, question, fetchedAt } = workerData as Task
const text = bytesOf(bytes).toString()
// Null: it is no answer. A refusal would cross as a plain error and lose its code.
parentPort?.postMessage(await answerOf(checkedBody(text, question), fetchedAt).catch(() => null))
