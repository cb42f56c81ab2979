import { type Answer, answerTo } from './answerTo'

/** The half of the worker's global scope that is used here; the DOM library types only the page's. */
interface WorkerScope {
  onmessage: (event: MessageEvent<string>) => void
  postMessage(answer: Answer): void
}

const scope = self as unknown as WorkerScope // a module worker runs in no window

scope.onmessage = ({ data }) => scope.postMessage(answerTo(data))
