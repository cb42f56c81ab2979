import { columnsOf, type DecodeTask, runTask, type WorkerMessage } from './workerTask'

/** The half of the worker's global scope that is used here; the DOM library types only the page's. */
interface WorkerScope {
  onmessage: (event: MessageEvent<DecodeTask>) => void
  postMessage(message: WorkerMessage, transfer: Transferable[]): void
}

const scope = self as unknown as WorkerScope // a module worker runs in no window

scope.onmessage = ({ data }) => {
  const message = runTask(data)
  scope.postMessage(message, columnsOf(message))
}

scope.postMessage({ state: 'ready' }, [])
