import { expect, test } from 'vitest'
import type { ContactDecision } from './contact.ts'
import { addDays, day } from './day.ts'
import { type StandingFacts, standing } from './dunning.ts'
import { clear, type GateFacts, nextAttempt } from './gate.ts'
import { fen } from './money.ts'
import { DEFAULT_PROCEDURE } from './procedure.ts'
import { screenWording } from './wording/screen.ts'

const DUE = day('2026-06-10')
const ITEM = {
  itemId: 'i1',
  accountId: 'a1',
  feeKind: 'property_fee',
  dueDay: DUE,
  amountFen: fen(123_456),
  openFen: fen(123_456),
  fromDay: day('2026-06-01'),
  toDay: day('2026-06-30'),
}

const NOT_ASKED = { open: false, withdrawn: false, released: [] }

type Given = [days: number, over?: Partial<GateFacts<string>>, more?: Partial<StandingFacts>]

const gate = (...given: Given) => answers(...given).map(({ reason }) => reason)

function answers(...[days, over = {}, more = {}]: Given) {
  const today = addDays(DUE, days)
  const now = standing({ today, procedure: DEFAULT_PROCEDURE, openItems: [ITEM], ...more })
  const answer = clear({
    outgoing: 'message',
    kind: 'friendly_message',
    text: '您家物业费 1,234.56 元已逾期，方便时请缴纳。',
    today,
    claims: { overdue: fen(123_456) },
    ledger: { overdue: now.overdueFen },
    standing: now,
    anchorId: 'i1',
    disputeOpen: false,
    templateApproved: true,
    wording: screenWording('您家物业费 1,234.56 元已逾期，方便时请缴纳。'),
    review: NOT_ASKED,
    recipientOwes: true,
    contact: { allowed: true },
    ...over,
  })
  return 'cleared' in answer ? [{ reason: 'cleared', next: null }] : answer.refused
}

test('what is owed, true and allowed goes out', () => {
  expect(gate(3)).toEqual(['cleared'])
})

test('a paid household hears nothing', () => {
  expect(gate(3, {}, { openItems: [] })).toEqual(['paid', 'overdue_not_true'])
})

test('an amount that is a fen off stops the message, in the ledger or in the text', () => {
  expect(gate(3, { ledger: { overdue: fen(123_455) } })).toEqual(['amount_differs'])
  expect(gate(3, { text: '物业费 1,234.57 元' })).toEqual(['amount_differs'])
  expect(gate(3, { ledger: {} })).toEqual(['amount_differs'])
  expect(gate(3, { text: '物业费 1,234.56 元，单价 2.50 元/㎡' })).toEqual(['cleared'])
})

test('overdue is never said on or before the due day', () => {
  const courtesy = {
    kind: 'courtesy_message' as const,
    claims: { dueSoon: fen(123_456) },
    ledger: { dueSoon: fen(123_456) },
  }
  expect(gate(0, courtesy)).toEqual(['overdue_not_true'])
  expect(gate(0, { ...courtesy, text: '物业费 1,234.56 元今天到期。' })).toEqual(['cleared'])
  expect(gate(1, { ...courtesy, text: '物业费 1,234.56 元即将到期。' })).toEqual(['level_passed'])
})

test('a text written for a debt since paid does not speak for the next one', () => {
  expect(gate(3, { anchorId: 'i0' })).toEqual(['level_passed'])
})

test('hold, promise and dispute stop it; a bill notice only tells the price', () => {
  const hold = { holdId: 'h', reason: 'hardship', fromDay: DUE, reviewDay: addDays(DUE, 30) }
  const promise = { promiseId: 'p', day: addDays(DUE, 3), amountFen: fen(100), paidFen: fen(0) }
  expect(gate(3, {}, { holds: [hold] })).toEqual(['held'])
  expect(gate(3, {}, { promises: [promise] })).toEqual(['promised'])
  expect(answers(3, {}, { promises: [promise] })[0]?.next).toEqual({ day: addDays(DUE, 4), minutes: 480 })
  expect(gate(4, {}, { promises: [promise] })).toEqual(['cleared'])
  const letter = { kind: 'demand_letter' as const, disputeOpen: true }
  expect(gate(30, letter)).toEqual(['disputed'])
  const all = { disputes: [{ disputeId: 'd', itemId: 'i1', amountFen: null }] }
  expect(gate(3, {}, all)[0]).toBe('disputed')
  const bill = { kind: 'bill_notice' as const, text: '本期应缴 1,234.56 元' }
  expect(gate(-3, { ...bill, ledger: { overdue: fen(123_456) } }, { holds: [hold] })).toEqual(['cleared'])
})

test('every reason is said at once, and the latest moment counts', () => {
  const late: ContactDecision = {
    allowed: false,
    reason: 'quiet_hours',
    zh: '',
    en: '',
    next: { day: addDays(DUE, 4), minutes: 480 },
  }
  expect(gate(3, { templateApproved: false, recipientOwes: false, contact: late })).toEqual([
    'template_not_approved',
    'wrong_person',
    'quiet_hours',
  ])
  const at = (d: number, minutes: number) => ({
    reason: 'held' as const,
    zh: '',
    en: '',
    next: { day: addDays(DUE, d), minutes },
  })
  expect(nextAttempt([at(1, 500), at(1, 540), at(0, 1200)])).toEqual({ day: addDays(DUE, 1), minutes: 540 })
  expect(nextAttempt([at(1, 500), { ...at(1, 1), next: null }])).toBeNull()
})

test('words for review wait for a person and for every flag of theirs; blocked words never leave', () => {
  const today = addDays(DUE, 3)
  const wording = screenWording('请到服务中心缴纳，最后通牒，逾期不候。')
  expect(wording.flags).toEqual(['VAGUE_THREAT', 'FALSE_URGENCY'])
  expect(answers(3, { wording })).toMatchObject([
    { reason: 'wording_review', next: { day: today, minutes: 0 } },
  ])
  const released = (...flags: (typeof wording.flags)[number][]) => ({ ...NOT_ASKED, released: flags })
  expect(gate(3, { wording, review: released('VAGUE_THREAT') })).toEqual(['wording_review'])
  expect(gate(3, { wording, review: released('FALSE_URGENCY', 'VAGUE_THREAT') })).toEqual(['cleared'])
  // What was recorded holds, whatever the rule says today.
  expect(gate(3, { review: { ...NOT_ASKED, open: true } })).toEqual(['wording_review'])
  expect(answers(3, { review: { ...NOT_ASKED, withdrawn: true } })).toMatchObject([
    { reason: 'text_withdrawn', next: null },
  ])
  const blocked = screenWording('再不缴就停水停电。')
  expect(answers(3, { wording: blocked, review: released(...blocked.flags) })).toMatchObject([
    { reason: 'wording_blocked', next: null },
  ])
})
