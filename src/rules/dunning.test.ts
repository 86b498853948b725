import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from './day.ts'
import { type OpenItem, promiseState, type StandingFacts, standing } from './dunning.ts'
import type { DeliveryRecord } from './limitation/delivery.ts'
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

type Record = DeliveryRecord
const record = (days: number, over: Partial<Record> = {}): Record => ({
  outcome: 'signed',
  method: 'by_hand',
  day: addDays(DUE, days),
  ...over,
})
const letter = (deliveries: Record[], days = 29, deadlineDays: number | null = 15) => ({
  code: 'demand-letter',
  act: 'demand_letter' as const,
  anchorId: 'i1',
  day: addDays(DUE, days),
  letter: { deadlineDays, deliveries },
})

test('without a demand letter a legal review is a demand letter', () => {
  expect(at(120).nextAct?.act).toBe('demand_letter')
})

test('the time a letter gives runs from its arrival, whatever day it was written', () => {
  const taken = [letter([record(40)], 29)]
  expect(at(46, { taken })).toMatchObject({
    nextAct: null,
    restUntil: null,
    awaits: { for: 'demand_period', until: addDays(DUE, 55) },
  })
  expect(at(55, { taken }).nextAct).toBeNull()
  const over = at(56, { taken })
  expect(over.nextAct?.step.code).toBe('formal-call')
  const [arrived, ends] = over.because.from?.filter((line) => /demand/.test(line.rule)) ?? []
  expect(arrived).toMatchObject({
    value: addDays(DUE, 40),
    source: { law: '诉讼时效规定', article: '第八条' },
  })
  expect(ends).toMatchObject({
    value: addDays(DUE, 55),
    source: { law: '民法典', article: '第九百四十四条' },
  })
  expect(at(120, { taken: [letter([record(105)])] })).toMatchObject({
    nextAct: null,
    awaits: { for: 'demand_period' },
  })
  expect(at(121, { taken: [letter([record(105)])] }).nextAct?.act).toBe('legal_review')
})

test('a letter gives what it says, never under seven days', () => {
  expect(at(60, { taken: [letter([record(30)], 29, 30)] }).awaits?.until).toBe(addDays(DUE, 60))
  expect(at(46, { taken: [letter([record(40)], 29, 3)] }).awaits?.until).toBe(addDays(DUE, 47))
  expect(at(46, { taken: [letter([record(40)], 29, null)] }).awaits?.until).toBe(addDays(DUE, 55))
})

test.each<[string, Record[]]>([
  ['nothing recorded', []],
  ['handed to the carrier', [record(30, { outcome: 'handed_over', method: 'ems', note: '1234' })]],
  ['delivered, and nothing shows it', [record(30, { outcome: 'delivered', method: 'ems' })]],
  ['returned', [record(30, { outcome: 'returned', method: 'ems', note: '1234' })]],
  ['refused at an address nobody agreed on', [record(30, { outcome: 'refused', method: 'ems', note: '1' })]],
  ['recorded for a later day', [record(400)]],
])('a letter that has not arrived holds what follows: %s', (_, deliveries) => {
  const result = at(200, { taken: [letter(deliveries)] })
  expect(result).toMatchObject({ nextAct: null, held: null, awaits: { for: 'delivery', until: null } })
  expect(result.awaits?.zh).toMatch(/^待送达：/)
  expect(result.because.from?.at(-1)).toMatchObject({ rule: 'dunning.awaits_delivery' })
})

test('delivered another way after it came back, it counts from then; of two proofs the first', () => {
  const back = record(33, { outcome: 'returned', method: 'ems', note: '1234' })
  expect(at(60, { taken: [letter([back, record(50)])] }).awaits?.until).toBe(addDays(DUE, 65))
  const twice = [record(50), record(45, { outcome: 'delivered', method: 'ems', note: 'EMS 1234 妥投' })]
  expect(at(60, { taken: [letter(twice)] }).awaits?.until).toBe(addDays(DUE, 60))
})

test('a second letter may follow one that did not arrive, and not one whose time is running', () => {
  const procedure = {
    ...DEFAULT_PROCEDURE,
    steps: [
      ...DEFAULT_PROCEDURE.steps.slice(0, 6),
      { code: 'demand-letter-2', level: 'formal' as const, from: 46, act: 'demand_letter' as const },
    ],
  }
  expect(at(60, { procedure, taken: [letter([])] }).nextAct?.step.code).toBe('demand-letter-2')
  expect(at(60, { procedure, taken: [letter([record(50)])] })).toMatchObject({
    nextAct: null,
    awaits: { until: addDays(DUE, 65) },
  })
})

test('a hold is said before a letter that waits; a letter of another episode is nothing to wait for', () => {
  const hold = { holdId: 'h', reason: 'hardship', fromDay: DUE, reviewDay: addDays(DUE, 300) }
  expect(at(200, { taken: [letter([])], holds: [hold] })).toMatchObject({
    held: { by: 'hold' },
    awaits: null,
  })
  const other = { ...letter([]), anchorId: 'i0' }
  expect(at(200, { taken: [other] })).toMatchObject({ awaits: null, nextAct: { act: 'demand_letter' } })
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
