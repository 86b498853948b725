/** What holds of every court fee, whatever is claimed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CourtFees, courtFees, enforcementFee, type FeeOf, preservationFee, topUp } from './court-fee.ts'
import { type Day, day } from './day.ts'
import { CASE_FEE, ENFORCEMENT_FEE, PRESERVATION_FEE } from './law/court-fee.ts'
import type { Unknown } from './law/dated.ts'
import { type Fen, fen } from './money.ts'

const ON = day('2026-03-10')
const RUNS = { numRuns: 1000 }
const FEES = [
  ['case', (amount: Fen, on: Day) => (courtFees(amount, on) as CourtFees).caseFee, CASE_FEE],
  ['enforcement', enforcementFee, ENFORCEMENT_FEE],
  ['preservation', preservationFee, PRESERVATION_FEE],
] as const satisfies readonly (readonly [string, (amount: Fen, on: Day) => FeeOf | Unknown, unknown])[]

const edges = FEES.flatMap(([, , table]) =>
  table.values.flatMap(({ value }) =>
    value.brackets.flatMap(({ upTo }) => (upTo === null ? [] : [Number(upTo) * 100])),
  ),
)
const amount = fc.oneof(
  fc.integer({ min: 0, max: 30_000_000_00 }),
  fc.integer({ min: 0, max: 200_000_00 }),
  fc.tuple(fc.constantFrom(...edges), fc.integer({ min: -3, max: 3 })).map(([edge, off]) => edge + off),
)

test.each(FEES)('%s: a larger amount never costs less, and no fen more than itself', (_, feeOf) => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)]
      const [less, more] = [small, large].map((one) => (feeOf(fen(one), ON) as FeeOf).amount) as [Fen, Fen]
      expect(more).toBeGreaterThanOrEqual(less)
      // The dearest bracket asks 2.5 %; both ends round to the nearest fen.
      expect(more - less).toBeLessThanOrEqual(Math.ceil((large - small) * 0.025) + 1)
    }),
    RUNS,
  )
})

test.each(FEES)('%s: nothing jumps where one bracket ends and the next begins', (_, feeOf, table) => {
  for (const { upTo } of table.values.flatMap(({ value }) => value.brackets)) {
    if (upTo === null) continue
    const edge = Number(upTo) * 100
    const [before, at, after] = [edge - 1, edge, edge + 1].map(
      (one) => (feeOf(fen(one), ON) as FeeOf).amount,
    ) as [Fen, Fen, Fen]
    expect(at - before).toBeLessThanOrEqual(1)
    expect(after - at).toBeLessThanOrEqual(1)
  }
})

test('half is half and a third a third, to the nearest fen; topping up makes up the difference', () => {
  fc.assert(
    fc.property(amount, fc.nat(3_000_000), (claim, paid) => {
      const { caseFee, halved, paymentOrder } = courtFees(fen(claim), ON) as CourtFees
      expect(Math.abs(2 * halved.amount - caseFee.amount)).toBeLessThanOrEqual(2)
      expect(Math.abs(3 * paymentOrder.amount - caseFee.amount)).toBeLessThanOrEqual(2)
      expect(topUp(caseFee.amount, fen(paid))).toBe(Math.max(0, caseFee.amount - paid))
      expect(caseFee.amount).toBeGreaterThanOrEqual(50_00)
    }),
    RUNS,
  )
})
