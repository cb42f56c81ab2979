import type { Figure } from '~/domain/figure'
import type { PageScope } from '~/ui/page'

export function useReproduction(
  _figure: Figure,
  _scope: PageScope,
): { path: string; command: string } | null {
  return null
}
