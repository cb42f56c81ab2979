import { connectFrame, type Mounted } from 'kubernetes-cost-dashboard'
import { useEffect, useRef } from 'react'
import { parts } from './host'
import { useHostOptions } from './options'
import { useHearing } from './screens'

const BASE = '/framed'

export function Frame() {
  const iframe = useRef<HTMLIFrameElement>(null)
  const handle = useRef<Mounted | null>(null)
  const { apiBase: _, ...options } = useHostOptions(BASE)
  const first = useRef(options)
  const hear = useRef(useHearing(BASE))
  useEffect(() => {
    if (iframe.current === null) return
    handle.current = connectFrame(iframe.current, first.current, hear.current)
    return () => handle.current?.unmount()
  }, [])
  useEffect(() => handle.current?.update(options))
  return (
    <iframe
      ref={iframe}
      title="Kubernetes costs"
      allow="clipboard-write"
      src={`${parts.frame}/embed/`}
      style={{ display: 'block', width: '100%', border: 0 }}
    />
  )
}
