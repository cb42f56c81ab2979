import { useClusters } from '~/api/queries'
import type { Address } from './address'
import { type Account, termsOf, type World } from './world'

export interface Accounts {
  /** Null while or where it is not known which there are; then only the one in the address can be read. */
  readonly list: readonly Account[] | null
  readonly isLoading: boolean
}

/** What the reader may choose from: as configured, else what the gateway says of this organisation or account. */
export function useAccounts(
  world: World,
  { account, organization }: Pick<Address, 'account' | 'organization'>,
  isSignedIn: boolean,
): Accounts {
  const { accounts } = termsOf(world)
  const request = organization ? { organization } : account ? { account } : null
  const isAsked = accounts === null && isSignedIn
  const { data, error } = useClusters(isAsked ? request : null)
  return {
    list: accounts ?? data ?? null,
    isLoading: isAsked && request !== null && data === undefined && error === null,
  }
}
