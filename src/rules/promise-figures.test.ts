import { expect, test } from 'vitest'
import { day } from './day.ts'
import { partsOf } from './figure.ts'
import { promisedFor, promisesIn, type PromiseState } from './promise-figures.ts'

const FRIDAY = day('2026-11-27')
const promise = (
  household: string,
  amountFen: number,
  paidFen: number,
  state: PromiseState,
  on = FRIDAY,
) => ({
  householdId: household,
  household,
  day: on,
  takenDay: day('2026-11-20'),
  amountFen,
  paidFen,
  state,
})
const promises = [
  promise('王梅', 10_000, 0, 'broken'),
  promise('张伟', 20_050, 20_050, 'kept'),
  promise('孙丽', 5_000, 1_000, 'broken'),
  promise('李强', 7_000, 0, 'open', day('2026-11-28')),
]

test('what a day expects is its promises alone, kept ones included', () => {
  const trail = promisedFor(FRIDAY, promises)
  expect(trail).toMatchObject({ value: '350.50', unit: 'yuan' })
  expect(partsOf(trail).map(({ value }) => value)).toEqual(['100.00', '200.50', '50.00'])
  expect(partsOf(trail)[0]).toMatchObject({ zh: '王梅：2026-11-20 说好', subject: 'household:王梅' })
})

test('each state counts its own, with what was paid', () => {
  const of = (state: PromiseState) => partsOf(promisesIn(state, FRIDAY, promises)).map(({ zh }) => zh)
  expect(of('broken')).toEqual(['王梅：承诺 100.00 元，已缴 0.00 元', '孙丽：承诺 50.00 元，已缴 10.00 元'])
  expect(of('kept')).toEqual(['张伟：承诺 200.50 元，已缴 200.50 元'])
  expect(promisesIn('open', FRIDAY, promises)).toMatchObject({ value: '0' })
})
