import { useEffect, useRef, useState } from 'react'
import type { Question, Search } from '~/domain/whatIfSearch'
import { type Answer, answerTo } from './answerTo'

/** The cheapest plans, searched off the main thread; null until they are found, or without a question. */
export function useSearch(question: Question | null): Search | null {
  // As one text: a question is built anew with every drawing.
  const asked = question && JSON.stringify(question)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const searcher = useRef<Searcher | null>(null)
  useEffect(() => {
    const opened = openSearcher(setAnswer)
    searcher.current = opened
    return opened.close
  }, [])
  useEffect(() => {
    if (asked !== null) searcher.current?.ask(asked)
  }, [asked])
  return answer !== null && answer.asked === asked ? answer.found : null
}

interface Searcher {
  /** Answers of earlier questions may still come. */
  readonly ask: (asked: string) => void
  readonly close: () => void
}

/**
 * Searches in one worker for as long as it is open, since starting one takes longer than any search; or here, where the
 * platform or a policy knows none.
 */
function openSearcher(onFound: (answer: Answer) => void): Searcher {
  let newest: string | null = null
  let worker = startWorker()
  const searchHere = (asked: string) =>
    setTimeout(() => {
      if (asked === newest) onFound(answerTo(asked))
    })
  if (worker) {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => onFound(data)
    worker.onerror = () => {
      worker = null
      if (newest !== null) searchHere(newest)
    }
  }
  return {
    ask: (asked) => {
      newest = asked
      if (worker) worker.postMessage(asked)
      else searchHere(asked)
    },
    close: () => {
      newest = null
      worker?.terminate()
    },
  }
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })
  } catch {
    return null
  }
}
