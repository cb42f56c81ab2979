import { cheapestThatFit, type Question, type Search } from '~/domain/whatIfSearch'

/** The half of the worker's global scope that is used here; the DOM library types only the page's. */
interface WorkerScope {
  onmessage: (event: MessageEvent<Question>) => void
  postMessage(found: Search): void
}

const scope = self as unknown as WorkerScope // a module worker runs in no window

scope.onmessage = ({ data }) => scope.postMessage(cheapestThatFit(data))
