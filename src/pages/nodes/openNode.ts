import { useLocation, useNavigate, useSearchParams } from 'react-router'

/** Longer than any provider id, and short enough for an address; a node of a longer one has no address. */
const LONGEST_KEY = 512

/** The address with a node opened, or with none; ids read better with their slashes and colons as they are. */
function withNode(params: URLSearchParams, key: string | null): string {
  const next = new URLSearchParams(params)
  next.delete('node')
  const others = next.toString()
  const own =
    key === null ? '' : `node=${encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%3A', ':')}`
  const text = [others, own].filter(Boolean).join('&')
  return text && `?${text}`
}

/** Where a node opens: its own address under the page's. Null for a key no address can hold. */
export function useNodeAddress(): (key: string) => { search: string } | null {
  const [params] = useSearchParams()
  return (key) => (key.length > LONGEST_KEY || !key.isWellFormed() ? null : { search: withNode(params, key) })
}

/** Tells a node that was opened on this page from one that a link brought: back leads to the table, or away. */
export const OPENED_HERE = { isOpenedHere: true }

/** The node the address names, unchecked, and the ways on from it. */
export function useOpenNode() {
  const [params] = useSearchParams()
  const { state } = useLocation()
  const navigate = useNavigate()
  const isOpenedHere = (state as Partial<typeof OPENED_HERE> | null)?.isOpenedHere === true
  const replace = (key: string | null) =>
    void navigate(
      { search: withNode(params, key) },
      { replace: true, state: key && state, preventScrollReset: true },
    )
  return {
    asked: params.get('node') || null,
    /** Another one in its place: back still leads to where the first was opened. */
    step: (key: string) => replace(key),
    close: () => (isOpenedHere ? void navigate(-1) : replace(null)),
  }
}
