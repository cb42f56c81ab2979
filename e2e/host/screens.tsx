import { type Mounted as Handle, type HostEvent, type HostOptions, mount } from 'kubernetes-cost-dashboard'
import 'kubernetes-cost-dashboard/cost-card'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { parts, useHost } from './host'
import { useHostOptions } from './options'

/** What a host does with what it hears: its address follows, and each event is kept for the tests to read. */
export function useHearing(base: string) {
  const navigate = useNavigate()
  const hear = (event: HostEvent) => {
    const log = (Reflect.get(window, 'heard') ?? []) as HostEvent[]
    Reflect.set(window, 'heard', [...log, event])
    if (event.type === 'navigate') navigate(base + event.route, { replace: event.replace })
  }
  const latest = useRef(hear)
  latest.current = hear
  return (event: HostEvent) => latest.current(event)
}

const BASE = '/mounted'
// For a test that does it again and again.
Reflect.set(window, 'mountCosts', mount)

export function Mounted() {
  const place = useRef<HTMLDivElement>(null)
  const handle = useRef<Handle | null>(null)
  const options = useHostOptions(BASE)
  const first = useRef(options)
  const hear = useRef(useHearing(BASE))
  useEffect(() => {
    if (place.current === null) return
    handle.current = mount(place.current, first.current, hear.current)
    return () => handle.current?.unmount()
  }, [])
  useEffect(() => handle.current?.update(options), [options])
  return <div ref={place} data-testid="place" />
}

/** React 18 sets attributes only: properties and events go through a reference. */
interface CostsElement extends HTMLElement {
  options: HostOptions
}
const Costs = 'cloudtuner-kubernetes-costs' as unknown as 'div'

export function WithElement() {
  const element = useRef<HTMLDivElement>(null)
  const options = useHostOptions('/element')
  const hear = useRef(useHearing('/element'))
  useEffect(() => {
    const listen = (event: Event) => hear.current((event as CustomEvent<HostEvent>).detail)
    element.current?.addEventListener('navigate', listen)
    return () => element.current?.removeEventListener('navigate', listen)
  }, [])
  useEffect(() => {
    if (element.current) (element.current as unknown as CostsElement).options = options
  }, [options])
  return <Costs ref={element} data-testid="place" />
}

/** Two clusters side by side, one light and one dark, each with an address of its own in memory. */
export function Two() {
  const { token } = useHost()
  const first = useRef<HTMLDivElement>(null)
  const second = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const handles = [first, second].map(({ current }, i) =>
      current === null
        ? null
        : mount(current, {
            token,
            account: parts.accounts[i],
            colorScheme: i === 0 ? 'light' : 'dark',
            instance: `two-${i}`,
            route: `/?range=${parts.range}`,
          }),
    )
    return () => {
      for (const handle of handles) handle?.unmount()
    }
  }, [token])
  return (
    <>
      <div ref={first} data-testid="first" />
      <div ref={second} data-testid="second" />
    </>
  )
}

const K8S_COSTS = {
  k8s_cost_breakdown: [
    {
      breakdown: {
        total_cost: 29.837599999999995,
        management_cost: 10.4,
        load_balancer_cost: 2.4856,
        network_cost: 16.952,
        cpu_cost: 0,
        ram_cost: 0,
        pv_cost: 0,
      },
    },
  ],
}
/** Its amounts are the organisation's, and written as the host writes its own. */
const Card = 'cloudtuner-kubernetes-cost-card' as unknown as (
  attributes: JSX.IntrinsicElements['div'] & { readonly currency: string; readonly locale: string },
) => JSX.Element

export function Cards() {
  const { locale } = useHost()
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (card.current) Object.assign(card.current, { costs: K8S_COSTS })
  }, [])
  return (
    <div style={{ padding: 24, maxWidth: 420 }}>
      <Card ref={card} currency="USD" locale={locale} data-testid="card" />
    </div>
  )
}
