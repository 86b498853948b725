import { expect, test } from 'vitest'
import { day } from '../../rules/day.ts'
import { bonusGroup } from './bonus.ts'
import type { RuleGroup } from './group.ts'
import { answerLine } from './stream.ts'
import { tariffGroup } from './tariff.ts'

const answer = (group: RuleGroup, input: unknown) =>
  JSON.parse(answerLine(group, JSON.stringify({ input }), 1, day('2026-11-21')))

const FEE = {
  kind: 'area_rate',
  period: { from: '2026-10-01', to: '2026-10-31' },
  rates: [{ unitPrice: '1.80', from: '2020-01-01' }],
  areas: [{ area: '94.56', from: '2020-01-01' }],
  liable: [
    { householdId: 'A', from: '2020-01-01', to: '2026-10-10' },
    { householdId: 'B', from: '2026-10-11' },
  ],
}
const BONUS = {
  scheme: { name: '奖惩办法' },
  bonus: '10000.00',
  classes: [{ class: 'residential', denominator: 'current', collected: '89.90', charged: '100.00' }],
}

test('tariff answers in yuan text, its lines summing to the period', () => {
  const { result } = answer(tariffGroup, FEE)
  expect(tariffGroup.result.parse(result)).toEqual(result)
  expect(result).toMatchObject({
    total: '170.21',
    periods: [
      {
        amount: '170.21',
        lines: [
          { id: 'A', amount: '54.91' },
          { id: 'B', amount: '115.30' },
        ],
      },
    ],
    nobodyLiable: [],
  })
})

test('bonus is a proposal, and shows every reading when asked', () => {
  expect(answer(bonusGroup, BONUS).result.readings).toBeUndefined()
  const { result } = answer(bonusGroup, { ...BONUS, everyReading: true })
  expect(bonusGroup.result.parse(result)).toEqual(result)
  expect(result).toMatchObject({ proposal: true, proposed: '9950.00', conversation: false })
  expect(result.readings.map(({ proposed }: { proposed: string }) => proposed)).toEqual(
    '10000.00 9500.00 9950.00 10000.00 9500.00 9944.44'.split(' '),
  )
})

test.each([
  [tariffGroup, { ...FEE, areas: [{ area: 'x', from: '2020-01-01' }] }, 'input.areas.0.area'],
  [tariffGroup, { ...FEE, rates: [{ unitPrice: '1.80', from: '2026-10-02' }] }, 'input.rates'],
  [tariffGroup, { ...FEE, period: { from: '2026-10-31', to: '2026-10-01' } }, 'input.period'],
  [
    tariffGroup,
    { ...FEE, discount: { discounts: [{ name: '空', from: '2026-10-01' }] } },
    'input.discount.discounts.0',
  ],
  [bonusGroup, { ...BONUS, bonus: '-1' }, 'input.bonus'],
  [bonusGroup, { ...BONUS, classes: [{ ...BONUS.classes[0], base: '0' }] }, 'input.classes.0.base'],
  [bonusGroup, { ...BONUS, scheme: { name: '办法', dismissal: true } }, 'input.scheme'],
] as [RuleGroup, unknown, string][])('a bad line names the field: %#', (group, input, field) => {
  expect(answer(group, input).problem.facts.field).toBe(field)
})

test('a price published after the days it charges says so beside the charge', () => {
  const rate = (day: string) => [
    { unitPrice: '1.80', from: '2020-01-01', published: { place: '公告栏', day } },
  ]
  const said = (day: string) =>
    JSON.stringify(answer(tariffGroup, { ...FEE, rates: rate(day) }).result.because)
  expect(said('2026-12-01')).toContain('2026-12-01 才公示')
  expect(said('2026-10-01')).not.toContain('才公示')
})
