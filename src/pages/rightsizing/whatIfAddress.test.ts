import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes, cores, GIB } from '~/domain/units'
import { type Choices, USUAL } from '~/domain/whatIfSituation'
import { readChoices, wordsOf } from './whatIfAddress'

const read = (search: string) => readChoices(new URLSearchParams(search))

test('an address that says nothing means the usual', () => {
  expect(read('')).toEqual({ choices: USUAL, isSearching: false, notes: [] })
})

test('every word can be read by a person and by us', () => {
  const { choices, isSearching, notes } = read(
    'fill=72.5&size=max&overhead=0.2+0.4&pod=2+4&zones=2&spread=no&spare=yes&spot=50&find=yes' +
      '&plan=3*t3a.2xlarge*spot+1*Standard_D4s_v5*on-demand*1',
  )
  expect(choices).toEqual({
    fill: 0.725,
    basis: 'max',
    overhead: { cpu: 0.2, memory: 0.4 * GIB },
    largestPod: { cpu: 2, memory: 4 * GIB },
    zones: 2,
    onePerZone: false,
    spare: true,
    mostSpot: 0.5,
    plan: [
      { count: 3, instanceType: 't3a.2xlarge', purchase: 'spot' },
      { count: 1, instanceType: 'Standard_D4s_v5', purchase: 'on-demand', zones: 1 },
    ],
  })
  expect([isSearching, notes]).toEqual([true, []])
})

test.each([
  'fill=0',
  'fill=101',
  'fill=1e9',
  'size=median',
  'overhead=1',
  'overhead=1+2+3',
  'overhead=-1+2',
  'pod=NaN+1',
  'zones=0',
  'zones=2.5',
  'spread=maybe',
  'spare=',
  'spot=120',
  'plan=',
  'plan=3*m5.large',
  'plan=99999*m5.large*spot',
  'plan=3*<b>*spot',
  'plan=3*m5.large*spot*0',
  'plan=3*m5.large*spot*2.5',
  'plan=3*m5.large*spot*21',
  'plan=3*m5.large*spot*1*1',
  'plan=1*a1*spot+1*a2*spot+1*a3*spot+1*a4*spot+1*a5*spot',
])('what cannot be used falls back with a note: %s', (search) => {
  const { choices, notes } = read(search)
  expect(choices).toEqual(USUAL)
  expect(notes).toHaveLength(1)
})

test('law: what is written is read again', () => {
  const hundredths = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((n) => n / 100)
  const capacity = fc.option(
    fc
      .tuple(hundredths(100), fc.integer({ min: 0, max: 800 }))
      .map(([cpu, eighths]) => ({ cpu: cores(cpu), memory: bytes((eighths / 8) * GIB) })),
  )
  const choices: fc.Arbitrary<Choices> = fc.record({
    fill: fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
    basis: fc.constantFrom('mean', 'p95', 'max'),
    overhead: capacity,
    largestPod: capacity,
    zones: fc.option(fc.integer({ min: 1, max: 20 })),
    onePerZone: fc.boolean(),
    spare: fc.boolean(),
    mostSpot: fc.option(fc.integer({ min: 0, max: 100 }).map((n) => n / 100)),
    plan: fc.option(
      fc.array(
        fc.record(
          {
            count: fc.integer({ min: 0, max: 10_000 }),
            instanceType: fc.constantFrom('t3a.2xlarge', 'Standard_D4s_v5', 'n2-standard-4'),
            purchase: fc.constantFrom('spot' as const, 'on-demand' as const),
            zones: fc.integer({ min: 1, max: 20 }),
          },
          { requiredKeys: ['count', 'instanceType', 'purchase'] },
        ),
        { minLength: 1, maxLength: 4 },
      ),
    ),
  })
  fc.assert(
    fc.property(choices, (chosen) => {
      const params = new URLSearchParams()
      for (const [name, word] of Object.entries(wordsOf(chosen))) if (word !== null) params.set(name, word)
      expect(readChoices(new URLSearchParams(params.toString()))).toEqual({
        choices: chosen,
        isSearching: false,
        notes: [],
      })
    }),
  )
})
