import { lazy, Suspense } from 'react'
import type { Figure } from '~/domain/figure'
import type { PageScope } from '~/ui/page'
import { useFocusBack } from '~/ui/useFocusBack'

const ExplanationDrawer = lazy(async () => ({
  default: (await import('./ExplanationDrawer')).ExplanationDrawer,
}))

interface ExplanationProps {
  readonly figure: Figure | null
  readonly scope: PageScope
  readonly onClose: () => void
}

/** Where a figure comes from, once somebody asks. Loaded at the first question. */
export function Explanation({ figure, scope, onClose }: ExplanationProps) {
  useFocusBack(figure !== null)
  return (
    figure && (
      <Suspense fallback={null}>
        <ExplanationDrawer figure={figure} scope={scope} onClose={onClose} />
      </Suspense>
    )
  )
}
