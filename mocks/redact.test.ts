import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACCOUNT } from './manifest'
import { redact } from './redact'

const account = 'acct-of-somebody'
/** Redacts the labels of one series. */
const labelsAfter = (labels: Record<string, string>) =>
  redact([{ metric: labels }], account)[0]?.metric as Record<string, string>

describe('what is replaced', () => {
  test.each([
    ['the account itself', { tenant_id: account }, { tenant_id: ACCOUNT }],
    [
      'an instance id',
      { provider_id: 'aws:///ap-south-1c/i-0abc1234def567890' },
      { provider_id: 'aws:///ap-south-1c/i-00000000000000001' },
    ],
    ['an address with its port', { instance: '172.31.2.3:9003' }, { instance: '10.0.1.2:9003' }],
    [
      'an address and the host named after it, as one',
      { a: '172.31.2.3:9003', b: 'ip-172-31-2-3.ap-south-1.compute.internal' },
      { a: '10.0.1.2:9003', b: 'ip-10-0-1-2.ap-south-1.compute.internal' },
    ],
    [
      'the number of a cloud account',
      { account: '210987654321', arn: 'arn:aws:eks:x:210987654321:cluster/a' },
      { account: '000000000001', arn: 'arn:aws:eks:x:000000000001:cluster/a' },
    ],
    ['an account that is no number', { account: 'my-project' }, { account: '000000000001' }],
    [
      'a load balancer',
      { ingress_ip: 'a1b2-345.ap-south-1.elb.amazonaws.com' },
      { ingress_ip: 'load-balancer-1.example' },
    ],
    [
      'a load balancer of another name',
      { ingress_ip: 'shop.somebody.com' },
      { ingress_ip: 'load-balancer-1.example' },
    ],
    ['a load balancer that is an address', { ingress_ip: '13.2.3.4' }, { ingress_ip: '10.0.1.2' }],
  ])('%s', (_, labels, expected) => expect(labelsAfter(labels)).toEqual(expected))
})

test.each([
  { version: '1.33' },
  { version: 'v1.33.4-eks-ba24e9c' },
  { namespace: 'ingress-nginx', cluster_id: 'cluster-one', region: 'ap-south-1' },
  { node: 'gke-pool-1-0a1b2c3d-x9z1' },
  { a: '' },
])('%j stays', (labels) => expect(labelsAfter(labels)).toEqual(labels))

test('samples stay, also as text that looks like the number of an account', () => {
  const body = {
    metrics: {
      a: { data: { result: [{ metric: {}, value: [1760094000, '137438953472'] }] } },
      b: [{ timestamp: 1760094000, value: '137438953472', labels: {} }],
    },
  }
  expect(redact(body, account)).toEqual(body)
  expect(labelsAfter({ value: '210987654321' })).toEqual({ value: '000000000001' })
})

describe('for any names', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'))
  const digits = (alphabet: string, length: number) =>
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
  const hex = (length: number) => digits('0123456789abcdef', length)
  // Small numbers too: what came in may look just like an alias.
  const lowHex = fc.nat(50).map((n) => n.toString().padStart(17, '0'))
  const name = fc.oneof(
    address.map((value) => ({
      value,
      forms: [`${value}:9003`, `ip-${value.replaceAll('.', '-')}.ec2.internal`],
    })),
    fc.oneof(hex(17), lowHex).map((id) => ({ value: `i-${id}`, forms: [`aws:///z-1a/i-${id}`, `i-${id}`] })),
    fc
      .oneof(
        digits('0123456789', 12),
        fc.nat(50).map((n) => String(n).padStart(12, '0')),
      )
      .map((value) => ({
        value,
        forms: [`arn:aws:x:${value}:y`, value],
      })),
    fc
      .tuple(hex(8), hex(4), hex(4), hex(4), hex(12))
      .map((parts) => ({ value: parts.join('-'), forms: [parts.join('-')] })),
  )
  const names = fc.uniqueArray(name, { selector: ({ value }) => value, minLength: 1, maxLength: 30 })

  test('none is left, and the same name stays the same everywhere', () => {
    fc.assert(
      fc.property(names, (drawn) => {
        const series = drawn.flatMap(({ forms }, index) =>
          forms.map((form, nth) => ({ labels: { form, other: `before ${form} after` }, index, nth })),
        )
        const after = redact(series, account)
        const text = JSON.stringify(after.map(({ labels }) => labels))
        const aliases = drawn.map(({ value }, index) => {
          expect(text).not.toContain(value)
          expect(text).not.toContain(`ip-${value.replaceAll('.', '-')}.`)
          const found = after.filter((item) => item.index === index)
          for (const { labels } of found) expect(labels.other).toBe(`before ${labels.form} after`)
          const [first] = found.map(({ labels }) => labels.form)
          if (/^\d+(\.\d+){3}$/.test(value)) {
            const dashed = first?.replace(':9003', '').replaceAll('.', '-')
            expect(found[1]?.labels.form).toBe(`ip-${dashed}.ec2.internal`)
          }
          return first
        })
        expect(new Set(aliases).size).toBe(drawn.length)
      }),
      { numRuns: 300 },
    )
  })
})
