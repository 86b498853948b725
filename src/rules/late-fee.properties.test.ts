/** What holds of every late fee, whatever was agreed, paid and disputed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from './day.ts'
import { delayInterest, type DelayInterest } from './delay-interest.ts'
import { type Cap, type LateFee, lateFee, type LateFeeFacts } from './late-fee.ts'
import { type Fen, fen } from './money.ts'

const DUE = day('2023-02-28')
const RUNS = { numRuns: 1000 }

const money = fc.oneof(fc.integer({ min: 0, max: 5_000_000 }), fc.constantFrom(0, 1, 100, 360_000)).map(fen)
const offset = fc.integer({ min: -20, max: 700 })
const rate = fc.constantFrom('0', '0.0001', '0.0005', '0.003', '0.00012345')
const anyCap: fc.Arbitrary<Cap> = fc.oneof(
  fc.record({
    kind: fc.constant('lpr_multiple' as const),
    multiple: fc.constantFrom('1', '1.5', '4'),
    mode: fc.constantFrom('fixed_at_default' as const, 'floating' as const),
  }),
  fc.record({ kind: fc.constant('yearly_rate' as const), rate: fc.constantFrom('0.05', '0.24') }),
  fc.constant({ kind: 'principal' as const }),
  money.map((amount) => ({ kind: 'amount' as const, amount })),
)
const anyFacts: fc.Arbitrary<LateFeeFacts> = fc
  .record({
    principal: money,
    days: offset,
    dailyRate: rate,
    changes: fc.uniqueArray(fc.record({ at: offset, dailyRate: rate }), {
      selector: (one) => one.at,
      maxLength: 2,
    }),
    graceDays: fc.constantFrom(0, 0, 1, 10),
    graceEnds: fc.constantFrom('runs_from_grace_end' as const, 'runs_from_due_day' as const),
    caps: fc.array(anyCap, { maxLength: 3 }),
    payments: fc.array(fc.record({ at: offset, amount: money }), { maxLength: 3 }),
    disputed: fc.array(
      fc.record({
        from: offset,
        length: fc.option(fc.nat(200), { nil: null }),
        amount: fc.option(money, { nil: null }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ principal, days, dailyRate, changes, graceDays, graceEnds, caps, payments, disputed }) => ({
    principal,
    dueDay: DUE,
    asOf: addDays(DUE, days),
    clause: {
      dailyRate,
      changes: changes.map((one) => ({ from: addDays(DUE, one.at), dailyRate: one.dailyRate })),
      graceDays,
      graceEnds,
    },
    caps,
    principalPayments: payments.map((one) => ({ day: addDays(DUE, one.at), amount: one.amount })),
    disputed: disputed.map(({ from, length, amount }) => ({
      from: addDays(DUE, from),
      to: length === null ? null : addDays(DUE, from + length),
      amount,
    })),
  }))

const feeOf = (facts: LateFeeFacts) => lateFee(facts) as LateFee

test('what may be claimed exceeds neither the contract nor any ceiling, and its parts sum to it', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const fee = feeOf(facts)
      expect(fee.payable).toBeLessThanOrEqual(fee.contractFee)
      for (const cap of fee.caps) expect(fee.payable).toBeLessThanOrEqual(cap.amount)
      expect(fee.payable).toBe(Math.min(fee.contractFee, ...fee.caps.map((cap) => cap.amount)))
      expect(fee.segments.reduce((sum, one) => sum + one.fee, 0)).toBe(fee.contractFee)
      expect(fee.capApplied).toBe(fee.flags.includes('CAP_APPLIED'))
    }),
    RUNS,
  )
})

test('on the due day and before there is nothing, whatever the clause', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(400), (facts, before) => {
      const fee = feeOf({ ...facts, asOf: addDays(DUE, -before) })
      expect([fee.days, fee.contractFee, fee.payable, fee.segments]).toEqual([0, 0, 0, []])
    }),
    RUNS,
  )
})

test('without a clause there is nothing, however late', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const fee = feeOf({ ...facts, clause: null })
      expect([fee.contractFee, fee.payable]).toEqual([0, 0])
      expect(fee.flags).toContain('NO_LATE_FEE_CLAUSE')
    }),
    RUNS,
  )
})

/** Each cut rounds once more, so the sum of the pieces is off by at most half a fen a piece: one fen a cut. */
test('periods cut anywhere sum to the whole, within one fen a cut', () => {
  fc.assert(
    fc.property(anyFacts, fc.uniqueArray(fc.nat(700), { minLength: 1, maxLength: 4 }), (facts, at) => {
      const whole = { ...facts, clause: { ...facts.clause!, graceDays: 0 }, caps: [] }
      const cuts = at
        .map((days) => addDays(DUE, days))
        .filter((cut) => cut < whole.asOf)
        .toSorted()
      const ends = [...cuts, whole.asOf]
      const pieces = ends.map((asOf, index) =>
        feeOf({ ...whole, dueDay: index === 0 ? DUE : ends[index - 1]!, asOf }),
      )
      const sum = pieces.reduce((total, piece) => total + piece.contractFee, 0)
      expect(Math.abs(sum - feeOf(whole).contractFee)).toBeLessThanOrEqual(cuts.length)
    }),
    RUNS,
  )
})

test('another day, or another fen of principal, never makes it less', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(60), money, (facts, more, extra) => {
      const fee = feeOf(facts)
      const later = feeOf({ ...facts, asOf: addDays(facts.asOf, more) })
      expect(later.contractFee).toBeGreaterThanOrEqual(fee.contractFee)
      expect(later.payable).toBeGreaterThanOrEqual(fee.payable)
      const larger = feeOf({ ...facts, principal: fen(facts.principal + extra), disputed: [] })
      const same = feeOf({ ...facts, disputed: [] })
      expect(larger.contractFee).toBeGreaterThanOrEqual(same.contractFee)
      expect(larger.payable).toBeGreaterThanOrEqual(same.payable)
    }),
    RUNS,
  )
})

test('paying principal early never costs more, and a dispute never does', () => {
  fc.assert(
    fc.property(anyFacts, offset, money, (facts, at, amount) => {
      const fee = feeOf(facts).contractFee
      const paid = [...(facts.principalPayments ?? []), { day: addDays(DUE, at), amount }]
      expect(feeOf({ ...facts, principalPayments: paid }).contractFee).toBeLessThanOrEqual(fee)
      const disputed = [...(facts.disputed ?? []), { from: addDays(DUE, at), to: null, amount }]
      expect(feeOf({ ...facts, disputed }).contractFee).toBeLessThanOrEqual(fee)
    }),
    RUNS,
  )
})

test('after a judgment: what is open and what was paid are the judgment and its interest', () => {
  const payments = fc.array(fc.record({ at: fc.nat(500), amount: money }), { maxLength: 4 })
  fc.assert(
    fc.property(money, fc.nat(500), payments, (judgment, days, paid) => {
      const facts = {
        judgment,
        performanceEnds: DUE,
        asOf: addDays(DUE, days),
        payments: paid.map((one) => ({ day: addDays(DUE, one.at), amount: one.amount })),
      }
      const { amount, open, judgmentOpen } = delayInterest(facts) as DelayInterest
      const came = facts.payments
        .filter((one) => one.day <= facts.asOf)
        .reduce((sum, one) => sum + one.amount, 0)
      const owed: Fen = fen(judgment + amount)
      expect(judgmentOpen + open).toBe(Math.max(0, owed - came))
      expect(judgmentOpen).toBe(Math.max(0, judgment - came))
    }),
    RUNS,
  )
})
