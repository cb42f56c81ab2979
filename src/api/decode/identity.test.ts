import { expect, test } from 'vitest'
import { identityOf } from './identity'

const labelsOf = (raw: Record<string, unknown>) => Object.fromEntries(identityOf(raw).labels)

test('the labels of the road a sample took do not identify it', () => {
  const raw = {
    __name__: 'm',
    receive: 'r-0',
    job: 'kubecost',
    cluster_id: 'cluster-one',
    daemonset: 'false',
  }
  expect(labelsOf(raw)).toEqual({ daemonset: 'false' })
})

test.each<[string, Record<string, string>, boolean]>([
  ['is the only sign of the node', { instance: 'ip-10-0-0-7' }, true],
  ['differs from node', { instance: 'ip-10-0-0-7', node: 'ip-10-0-0-8' }, true],
  ['repeats node', { instance: 'ip-10-0-0-7', node: 'ip-10-0-0-7' }, false],
  ['is a scrape address', { instance: '10.0.0.7:9003' }, false],
  ['is a scrape address by name', { instance: 'kubecost.svc:9003', node: 'ip-10-0-0-8' }, false],
  ['is a scrape address in IPv6', { instance: '[fd00::7]:9003' }, false],
  ['is a bare IPv6 address', { instance: 'fd00::7' }, true],
])('an instance that %s', (_, raw, stays) => {
  expect(identityOf(raw).labels.has('instance')).toBe(stays)
})

test('the key does not depend on the order of labels, and tells name from value', () => {
  expect(identityOf({ a: '1', b: '2' }).key).toBe(identityOf({ b: '2', a: '1' }).key)
  expect(identityOf({ a: 'b' }).key).not.toBe(identityOf({ b: 'a' }).key)
  expect(identityOf({ a: '1","b' }).key).not.toBe(identityOf({ a: '1', b: '' }).key)
})

test('fault 23: a number or boolean counts as its text, any other label as not given', () => {
  expect(labelsOf({ a: 5, b: true, c: null, d: ['x'], e: {} })).toEqual({ a: '5', b: 'true' })
})

test('fault 17: nasty names are ordinary labels', () => {
  const raw = JSON.parse('{"__proto__":"p","constructor":"c","toString":"t","hasOwnProperty":"h","":"e"}')
  expect([...identityOf(raw).labels]).toEqual([
    ['', 'e'],
    ['__proto__', 'p'],
    ['constructor', 'c'],
    ['hasOwnProperty', 'h'],
    ['toString', 't'],
  ])
})
