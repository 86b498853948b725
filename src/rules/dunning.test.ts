import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from './day.ts'
import { type OpenItem, promiseState, type StandingFacts, standing } from './dunning.ts'
import { type Fen, fen } from './money.ts'
import { DEFAULT_PROCEDURE, procedureFaults } from './procedure.ts'

const DUE = day('2026-06-10')

function item(over: Partial<OpenItem> = {}): OpenItem {
  return {
    itemId: 'i1',
    accountId: 'a1',
    feeKind: 'property_fee',
    dueDay: DUE,
    amountFen: fen(12_345),
    openFen: fen(12_345),
    fromDay: day('2026-06-01'),
    toDay: day('2026-06-30'),
    ...over,
  }
}

function at(days: number, more: Partial<StandingFacts> = {}) {
  const facts = { today: addDays(DUE, days), procedure: DEFAULT_PROCEDURE, openItems: [item()], ...more }
  return standing(facts)
}

test.each([
  [-15, 'clear', null],
  [-14, 'courtesy', 'courtesy-14'],
  [-8, 'courtesy', 'courtesy-14'],
  [-7, 'courtesy', 'courtesy-7'],
  [0, 'courtesy', 'courtesy-7'],
  [1, 'friendly', 'friendly-message'],
  [28, 'friendly', 'friendly-message'],
  [29, 'formal', 'demand-letter'],
  [90, 'formal', 'demand-letter'],
  [91, 'legal_review', 'demand-letter'],
])('day %i is %s, next %s', (days, level, step) => {
  const result = at(days)
  expect(result.level).toBe(level)
  expect(result.nextAct?.step.code ?? null).toBe(step)
  expect(result.overdueFen > 0).toBe(days > 0)
})

test('steps follow each other with rest between, each once', () => {
  const taken = [{ code: 'friendly-message', act: 'message' as const, anchorId: 'i1', day: addDays(DUE, 5) }]
  expect(at(8, { taken }).nextAct).toBeNull()
  expect(at(8, { taken }).restUntil).toBe(addDays(DUE, 12))
  expect(at(12, { taken }).nextAct?.step.code).toBe('friendly-call')
  const both = [
    ...taken,
    { code: 'friendly-call', act: 'call' as const, anchorId: 'i1', day: addDays(DUE, 12) },
  ]
  expect(at(19, { taken: both }).nextAct?.step.code).toBe('friendly-visit')
})

test('legal review waits for a demand letter and its deadline', () => {
  const letter = {
    code: 'demand-letter',
    act: 'demand_letter' as const,
    anchorId: 'i1',
    day: addDays(DUE, 91),
  }
  expect(at(106, { taken: [letter] }).nextAct).toBeNull()
  expect(at(107, { taken: [letter] }).nextAct?.act).toBe('legal_review')
})

test('two premises and their fees are one standing; agency money is named apart', () => {
  const openItems = [
    item(),
    item({ itemId: 'i2', accountId: 'a2', openFen: fen(8_000), dueDay: addDays(DUE, -5) }),
    item({ itemId: 'i3', feeKind: 'agency', openFen: fen(4_321) }),
    item({ itemId: 'i4', openFen: fen(999), dueDay: addDays(DUE, 20) }),
  ]
  const result = at(10, { openItems })
  expect(result).toMatchObject({
    anchorId: 'i2',
    daysOverdue: 15,
    overdueFen: 20_345,
    agencyOverdueFen: 4_321,
  })
  expect(result.dueSoonFen).toBe(999)
})

test('credit that covers what is due leaves nothing to say', () => {
  const covered = at(40, { credits: [{ accountId: 'a1', creditFen: fen(12_345) }] })
  expect(covered).toMatchObject({ level: 'clear', overdueFen: 0, creditUsedFen: 12_345, nextAct: null })
  const short = at(40, { credits: [{ accountId: 'a1', creditFen: fen(12_344) }] })
  expect(short).toMatchObject({ level: 'formal', overdueFen: 1 })
  expect(at(40, { credits: [{ accountId: 'other', creditFen: fen(99_999) }] }).overdueFen).toBe(12_345)
})

test('a disputed amount is not asked for, and the rest is not pressed beyond a neutral message', () => {
  const part = { disputeId: 'd', itemId: 'i1', amountFen: fen(345) }
  expect(at(1, { disputes: [part] })).toMatchObject({ overdueFen: 12_000, disputedFen: 345, held: null })
  expect(at(29, { disputes: [part] }).held?.by).toBe('dispute')
  expect(at(29, { disputes: [{ ...part, amountFen: null }] })).toMatchObject({
    level: 'clear',
    overdueFen: 0,
    held: { by: 'dispute' },
    nextAct: null,
  })
})

test('a promise holds through its day and is broken after it, or kept', () => {
  const promise = { promiseId: 'p', day: addDays(DUE, 10), amountFen: fen(5_000), paidFen: fen(0) }
  expect(at(10, { promises: [promise] }).held).toMatchObject({ by: 'promise', until: addDays(DUE, 10) })
  expect(at(11, { promises: [promise] }).held).toBeNull()
  expect(promiseState(promise, addDays(DUE, 10))).toBe('open')
  expect(promiseState(promise, addDays(DUE, 11))).toBe('broken')
  expect(promiseState({ ...promise, paidFen: fen(5_000) }, addDays(DUE, 11))).toBe('kept')
  expect(promiseState({ ...promise, paidFen: fen(4_999) }, addDays(DUE, 11))).toBe('broken')
})

test('a hold holds from its day until it is lifted, whatever its review day', () => {
  const hold = { holdId: 'h', reason: 'hardship', fromDay: addDays(DUE, 3), reviewDay: addDays(DUE, 9) }
  expect(at(2, { holds: [hold] }).held).toBeNull()
  expect(at(3, { holds: [hold] }).held?.by).toBe('hold')
  expect(at(300, { holds: [hold] }).held?.by).toBe('hold')
})

test('a procedure that presses too early, too late or too hard is refused', () => {
  expect(procedureFaults(DEFAULT_PROCEDURE)).toEqual([])
  expect(procedureFaults({ ...DEFAULT_PROCEDURE, deadlineDays: 6 })).toHaveLength(1)
  const early = DEFAULT_PROCEDURE.steps.map((step) =>
    step.code === 'friendly-message' ? { ...step, from: 0 } : step,
  )
  expect(procedureFaults({ ...DEFAULT_PROCEDURE, steps: early })).toHaveLength(1)
})

const money = fc.integer({ min: 1, max: 1_000_000 }).map((n) => fen(n) as Fen)
const items = fc.array(
  fc.record({
    account: fc.constantFrom('a', 'b'),
    due: fc.integer({ min: -60, max: 60 }),
    open: money,
    agency: fc.boolean(),
  }),
  { maxLength: 8 },
)

test('never overdue before a due day has passed, and never more than is open', () => {
  fc.assert(
    fc.property(items, money, fc.integer({ min: -60, max: 200 }), (raw, credit, days) => {
      const today: Day = addDays(DUE, days)
      const openItems = raw.map((one, index) =>
        item({
          itemId: `i${index}`,
          accountId: one.account,
          dueDay: addDays(DUE, one.due),
          openFen: one.open,
          feeKind: one.agency ? 'agency' : 'property_fee',
        }),
      )
      const credits = [{ accountId: 'a', creditFen: credit }]
      const result = standing({ today, procedure: DEFAULT_PROCEDURE, openItems, credits })
      const past = openItems.filter((one) => one.dueDay < today)
      const overdue = result.overdueFen + result.agencyOverdueFen
      if (past.length === 0) expect(['clear', 'courtesy']).toContain(result.level)
      if (past.length === 0) expect(overdue).toBe(0)
      expect(overdue).toBeLessThanOrEqual(past.reduce((total, one) => total + one.openFen, 0))
      expect(['friendly', 'formal', 'legal_review'].includes(result.level)).toBe(overdue > 0)
    }),
  )
})
