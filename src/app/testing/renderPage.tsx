import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { createClient } from '~/api/client'
import { createQueryClient } from '~/api/queryClient'
import { Themed } from '../App'
import { demoWorldFrom } from '../demoWorld'

type Recorded = Parameters<typeof demoWorldFrom>[0]

/** The whole app at one address, asking whatever answers on this page's origin. */
export function renderPage(path: string, recorded: Recorded) {
  const queryClient = createQueryClient(createClient({ base: window.location.origin }))
  const world = demoWorldFrom(recorded)
  return render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[path]}>
        <Themed world={world} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
}
