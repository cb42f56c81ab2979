import { useEffect, useState } from 'react'
import { cheapestThatFit, type Question, type Search } from '~/domain/whatIfSearch'

interface Answer {
  readonly asked: string
  readonly found: Search
}

const start = () => new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })

/**
 * The cheapest plans, searched off the main thread; null until they are found, or without a question. A new question
 * ends the search of the old one.
 */
export function useSearch(question: Question | null): Search | null {
  // As one text: a question is built anew with every drawing.
  const asked = question && JSON.stringify(question)
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (asked === null) return
    return searchFor(JSON.parse(asked), (found) => setAnswer({ asked, found }))
  }, [asked])
  return answer !== null && answer.asked === asked ? answer.found : null
}

/** Searches in a worker, or here where the platform or a policy knows none; what it returns ends the search. */
function searchFor(question: Question, onFound: (found: Search) => void): () => void {
  let isOver = false
  let worker: Worker | null = null
  const here = () => {
    if (!isOver) onFound(cheapestThatFit(question))
  }
  try {
    worker = start()
    worker.onmessage = ({ data }: MessageEvent<Search>) => {
      onFound(data)
      worker?.terminate()
    }
    worker.onerror = here
    worker.postMessage(question)
  } catch {
    setTimeout(here)
  }
  return () => {
    isOver = true
    worker?.terminate()
  }
}
