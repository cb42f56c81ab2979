import type { Series } from './series'

/** A load balancer, by the labels that stay with it. */
export interface LoadBalancer {
  readonly namespace: string | null
  readonly service: string | null
  /** Address or host name that the cloud gave it. */
  readonly address: string | null
}

export const balancerOf = ({ labels }: Pick<Series, 'labels'>): LoadBalancer => ({
  namespace: labels.get('namespace') || null,
  service: labels.get('service_name') || null,
  address: labels.get('ingress_ip') || null,
})

export const balancerKeyOf = (series: Pick<Series, 'labels'>): string =>
  JSON.stringify(Object.values(balancerOf(series)))
