import { KNOWN_METRICS } from '../../src/api/contract/metricNames.ts'

const LABEL_NAME = /^[a-zA-Z_]\w*$/
/** What may stand in a string literal as it is: printable ASCII without quote and backslash. */
const TO_ESCAPE = /[^\x20-\x21\x23-\x5b\x5d-\x7e]/gu

/**
 * The selector of one metric, of one tenant where a label tells tenants apart. Text becomes a string literal
 * by Go's rules, which PromQL shares: everything that could end or bend it is written as its code point. Half a
 * surrogate pair is written so too, and Prometheus refuses it: no label holds one.
 *
 * Throws for a metric we do not know, and for an empty tenant, because `{label=""}` selects what has no such
 * label: the series of nobody.
 */
export function selector(metric: string, tenantLabel: string | null, tenant: string): string {
  if (!KNOWN_METRICS.has(metric)) throw new Error('a selector was asked for a metric that is not known')
  if (tenantLabel === null) return metric
  if (!LABEL_NAME.test(tenantLabel)) throw new Error('the tenant label is not the name of a label')
  if (tenant === '') throw new Error('a selector was asked for a tenant without a name')
  return `${metric}{${tenantLabel}="${tenant.replace(TO_ESCAPE, codePoint)}"}`
}

const codePoint = (char: string) => `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
