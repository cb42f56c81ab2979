import { lazy, Suspense } from 'react'
import type { Figure } from '~/domain/figure'
import type { PageScope } from '~/ui/page'

const ExplanationDrawer = lazy(async () => ({
  default: (await import('./ExplanationDrawer')).ExplanationDrawer,
}))

interface ExplanationProps {
  readonly figure: Figure | null
  readonly scope: PageScope
  readonly onClose: () => void
}

/** Where a figure comes from, once somebody asks. Loaded at the first question. */
export const Explanation = ({ figure, scope, onClose }: ExplanationProps) =>
  figure && (
    <Suspense fallback={null}>
      <ExplanationDrawer figure={figure} scope={scope} onClose={onClose} />
    </Suspense>
  )
