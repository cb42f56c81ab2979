import { lazy, Suspense } from 'react'
import type { NoSamplesProps } from './NoSamplesTold'
import { Skeleton } from './QueryState'

const Told = lazy(async () => ({ default: (await import('./NoSamplesTold')).NoSamplesTold }))

/** Said where an answer holds nothing. Most never do, so its words come when they are needed. */
export const NoSamples = (props: NoSamplesProps) => (
  <Suspense
    fallback={
      <div aria-busy="true">
        <Skeleton height={232} />
      </div>
    }
  >
    <Told {...props} />
  </Suspense>
)
