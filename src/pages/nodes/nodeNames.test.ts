import { expect, test } from 'vitest'
import { sharedEnding, shortProviderId, withoutEnding } from './nodeNames'

test.each([
  ['nothing', [], ''],
  [
    'one region',
    ['ip-1.ap-south-1.compute.internal', 'ip-2.ap-south-1.compute.internal'],
    '.ap-south-1.compute.internal',
  ],
  [
    'several regions share what is left',
    ['ip-1.a.compute.internal', 'ip-2.b.compute.internal'],
    '.compute.internal',
  ],
  ['one node alone', ['ip-1.ec2.internal'], '.ec2.internal'],
  ['nothing in common', ['a.x', 'b.y'], ''],
  ['no dots', ['worker-1', 'worker-2'], ''],
  ['addresses keep their last number', ['10.0.0.7', '10.0.1.7'], ''],
  ['strange names have no say', ['ip-1.ec2.internal', '__proto__', '<img src=x.y>'], '.ec2.internal'],
  ['a host name that is the ending of another', ['a.b.c', 'b.c'], '.c'],
])('shared ending: %s', (_, names, ending) => {
  expect(sharedEnding(names)).toBe(ending)
})

test.each([
  ['ip-1.ec2.internal', '.ec2.internal', 'ip-1'],
  ['<b>.ec2.internal', '.ec2.internal', '<b>.ec2.internal'],
  ['.ec2.internal', '.ec2.internal', '.ec2.internal'],
  ['ip-1', '', 'ip-1'],
])('%s without “%s” is %s', (name, ending, short) => {
  expect(withoutEnding(name, ending)).toBe(short)
})

test.each([
  ['aws:///ap-south-1c/i-0abc', 'i-0abc'],
  ['gce://project/zone/name', 'name'],
  ['azure:///subscriptions/1/virtualMachines/0', 'azure:///subscriptions/1/virtualMachines/0'],
  ['', ''],
])('%s is known as %s', (id, short) => {
  expect(shortProviderId(id)).toBe(short)
})
