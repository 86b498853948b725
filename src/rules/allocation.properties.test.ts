/** What holds of every payment, whatever is owed, named, agreed and set. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AllocationSettings, allocate, type Debt, openOf, PARTS, type Part } from './allocation.ts'
import { addDays, type Day, day } from './day.ts'
import { type Fen, fen } from './money.ts'
import { type PostedItem, settle, type TakenReceipt } from './settlement.ts'

const TODAY = day('2026-03-10')
const RUNS = { numRuns: 1000 }

const money = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 }), fc.constantFrom(1, 30_000))
const someDay = fc.integer({ min: -3, max: 3 }).map((months) => addDays(TODAY, months * 30))
const anyDebt = fc.record({
  dueDay: someDay,
  open: fc.record({ costs: money, interest: money, principal: money, lateFee: money }),
  security: fc.constantFrom(0, 0, 100, 50_000),
  burden: fc.constantFrom('0', '0', '0.0005', '0.001'),
  timeBarred: fc.boolean(),
  creditor: fc.constantFrom(undefined, undefined, 'water', 'power'),
  delayInterest: fc.boolean(),
})
const anyDebts = fc.array(anyDebt, { maxLength: 7 }).map((rows) =>
  rows.map(
    ({ creditor, security, open, ...row }, index): Debt => ({
      ...row,
      id: `d${index}`,
      open: open as Record<Part, Fen>,
      security: fen(security),
      ...(creditor ? { creditor } : {}),
    }),
  ),
)
const anyOrder = fc.option(fc.shuffledSubarray([...PARTS]), { nil: null })
const anySettings = (debts: readonly Debt[]): fc.Arbitrary<AllocationSettings> =>
  fc.record({
    lateFeeClass: fc.constantFrom('after_principal', 'interest_like'),
    agreedPartOrder: anyOrder,
    agreedDebtOrder: fc.option(fc.shuffledSubarray(debts.map((one) => one.id)), { nil: null }),
    across: fc.constantFrom('debt_by_debt', 'part_by_part'),
    stage: fc.constantFrom('voluntary', 'enforcement'),
    silentSurplus: fc.constantFrom('left_over', 'to_other_creditors'),
  })
const anyCase = anyDebts.chain((debts) =>
  fc.record({
    debts: fc.constant(debts),
    payment: fc.integer({ min: 0, max: 400_000 }),
    named: fc.shuffledSubarray(debts.map((one) => one.id)),
    settings: anySettings(debts),
  }),
)

test('every fen is applied or left over, and no part takes more than is open of it', () => {
  fc.assert(
    fc.property(anyCase, ({ debts, payment, named, settings }) => {
      const { applied, unapplied } = allocate(fen(payment), debts, TODAY, named, settings)
      expect(applied.reduce((total, one) => total + one.total, unapplied as number)).toBe(payment)
      for (const { debtId, parts, total } of applied) {
        const { open } = debts.find(({ id }) => id === debtId) as Debt
        for (const part of PARTS) {
          expect(parts[part]).toBeGreaterThanOrEqual(0)
          expect(parts[part]).toBeLessThanOrEqual(open[part])
        }
        expect(PARTS.reduce((sum, part) => sum + parts[part], 0)).toBe(total)
      }
    }),
    RUNS,
  )
})

test('what is time-barred or owed to others is paid only when somebody named it', () => {
  fc.assert(
    fc.property(anyCase, ({ debts, payment, named, settings }) => {
      const { applied } = allocate(fen(payment), debts, TODAY, named, settings)
      const spoken = new Set([...named, ...(settings.agreedDebtOrder ?? [])])
      for (const { debtId } of applied) {
        if (spoken.has(debtId)) continue
        const debt = debts.find(({ id }) => id === debtId) as Debt
        expect(debt.timeBarred).toBe(false)
        if (settings.silentSurplus === 'left_over') expect(debt.creditor).toBeUndefined()
      }
    }),
    RUNS,
  )
})

test('where nothing was settled, money nobody named pays no other creditor', () => {
  fc.assert(
    fc.property(anyDebts, fc.integer({ min: 0, max: 400_000 }), (debts, payment) => {
      for (const { debtId } of allocate(fen(payment), debts, TODAY).applied)
        expect(debts.find(({ id }) => id === debtId)?.creditor).toBeUndefined()
    }),
    RUNS,
  )
})

test('money is left over only when everything that may take it is paid', () => {
  fc.assert(
    fc.property(anyCase, ({ debts, payment, named, settings }) => {
      const { applied, unapplied } = allocate(fen(payment), debts, TODAY, named, settings)
      if (unapplied === 0) return
      const paid = new Map(applied.map((one) => [one.debtId, one.total]))
      const open = debts.filter((debt) => openOf(debt) > (paid.get(debt.id) ?? 0))
      for (const debt of open) expect(debt.timeBarred || debt.creditor !== undefined).toBe(true)
    }),
    RUNS,
  )
})

test('in enforcement the doubled interest waits for the judgment’s money, unless both sides agreed', () => {
  fc.assert(
    fc.property(anyCase, ({ debts, payment, named, settings }) => {
      const enforced = {
        ...settings,
        stage: 'enforcement' as const,
        agreedDebtOrder: null,
      }
      const own = debts.filter((one) => one.creditor === undefined && !one.timeBarred)
      const { applied } = allocate(
        fen(payment),
        own,
        TODAY,
        named.filter((id) => own.some((one) => one.id === id)),
        enforced,
      )
      const paid = new Map(applied.map((one) => [one.debtId, one.total as number]))
      const interest = own.filter((one) => one.delayInterest && (paid.get(one.id) ?? 0) > 0)
      const judgment = own.filter((one) => !one.delayInterest && (paid.get(one.id) ?? 0) < openOf(one))
      expect(interest.length > 0 && judgment.length > 0).toBe(false)
    }),
    RUNS,
  )
})

/** Debts all due long ago and each on its own day; no shares to round, no "not yet due" that a day would change. */
const queue = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 6 }).map((amounts) =>
  amounts.map(
    (amount, index): PostedItem => ({
      id: `i${index}`,
      turn: index,
      component: 'principal',
      ofItemId: null,
      amount: fen(amount),
      dueDay: addDays(TODAY, index - 200),
      postedDay: addDays(TODAY, index - 300),
    }),
  ),
)
const receipts = fc
  .array(fc.record({ amount: fc.integer({ min: 1, max: 60_000 }), reversed: fc.boolean() }), {
    minLength: 2,
    maxLength: 5,
  })
  .map((rows) =>
    rows.map(
      ({ amount, reversed }, index): TakenReceipt => ({
        id: `r${index}`,
        turn: 1000 + index,
        amount: fen(amount),
        designation: [],
        day: TODAY,
        reversed,
      }),
    ),
  )

/**
 * What exactly holds: payments of one day that name nothing pay each debt the same in total, in whatever order they
 * came, as one payment of their sum would. Which of them paid which debt does depend on the order; and where debts share
 * by proportion, each payment rounds for itself, so the totals may differ by one fen a payment.
 */
test('the order of payments of one day changes no debt’s total', () => {
  fc.assert(
    fc.property(queue, receipts, fc.infiniteStream(fc.nat()), (items, taken, dice) => {
      const live = taken.map((one) => ({ ...one, reversed: false }))
      const mixed = live
        .map((one) => ({ one, key: dice.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }, index) => ({ ...one, turn: 1000 + index }))
      const whole = {
        ...(live[0] as TakenReceipt),
        amount: fen(live.reduce((sum, one) => sum + one.amount, 0)),
      }
      expect(settle(items, mixed).open).toEqual(settle(items, live).open)
      expect(settle(items, [whole]).open).toEqual(settle(items, live).open)
    }),
    RUNS,
  )
})

test('of debts that share by proportion, the order of one day’s payments moves at most a fen a payment', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 2, maxLength: 5 }),
      receipts,
      (amounts, taken) => {
        const items = amounts.map(
          (amount, index): PostedItem => ({
            id: `i${index}`,
            turn: index,
            component: 'principal',
            ofItemId: null,
            amount: fen(amount),
            dueDay: addDays(TODAY, -100),
            postedDay: addDays(TODAY, -120),
          }),
        )
        const live = taken.map((one) => ({ ...one, reversed: false }))
        const backward = live.toReversed().map((one, index) => ({ ...one, turn: 1000 + index }))
        const [one, other] = [settle(items, live).open, settle(items, backward).open]
        const left = (open: ReadonlyMap<string, Fen>) =>
          [...open.values()].reduce((sum, value) => sum + value, 0)
        expect(left(one)).toBe(left(other))
        for (const { id } of items)
          expect(Math.abs((one.get(id) as number) - (other.get(id) as number))).toBeLessThanOrEqual(
            live.length,
          )
      },
    ),
    RUNS,
  )
})

test('paying and taking back is nothing: the books are as if it had never been paid', () => {
  fc.assert(
    fc.property(queue, receipts, (items, taken) => {
      const kept = taken.filter((one) => !one.reversed)
      const { payments, open, credit } = settle(items, taken)
      expect({ payments, open, credit }).toEqual(settle(items, kept))
    }),
    RUNS,
  )
})

test('what a day’s payments did not reach is due at most as early as what they did', () => {
  fc.assert(
    fc.property(anyDebts, fc.integer({ min: 0, max: 300_000 }), (debts, payment) => {
      const plain = debts.map(({ id, dueDay, open }): Debt => ({ id, dueDay, open }))
      const { applied } = allocate(fen(payment), plain, TODAY)
      const paid = new Map(applied.map((one) => [one.debtId, one.total as number]))
      const lastPaid = plain
        .filter((one) => (paid.get(one.id) ?? 0) > 0)
        .reduce<Day>((last, one) => (one.dueDay > last ? one.dueDay : last), day('1900-01-01'))
      for (const one of plain)
        if (openOf(one) > (paid.get(one.id) ?? 0)) expect(one.dueDay >= lastPaid).toBe(true)
    }),
    RUNS,
  )
})
