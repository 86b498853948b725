/**
 * The gate everything passes before it leaves the house. Its facts are derived again inside the transaction that sends;
 * nothing the writer of a message believed is trusted. `clear` is the only maker of `Cleared`, and a channel accepts
 * nothing else: forgetting the check does not compile.
 */
import { type Because, because } from './because.ts'
import { CONTACT_WORDS, type ContactDecision, type ContactReason } from './contact.ts'
import { addDays, type Day } from './day.ts'
import type { Standing } from './dunning.ts'
import { type Fen, yuanGrouped } from './money.ts'
import type { Level } from './procedure.ts'
import type { Flag, WordingVerdict } from './wording/model.ts'

declare const brand: unique symbol

/** Something that may leave the house now. Only `clear` makes one. */
export type Cleared<Outgoing> = {
  readonly outgoing: Outgoing
  readonly because: Because
  readonly [brand]: true
}

export type NoticeKind = 'bill_notice' | 'courtesy_message' | 'friendly_message' | 'demand_letter'

export type GateReason =
  | 'paid'
  | 'held'
  | 'promised'
  | 'disputed'
  | 'level_passed'
  | 'amount_differs'
  | 'overdue_not_true'
  | 'template_not_approved'
  | 'wrong_person'
  | 'wording_blocked'
  | 'wording_review'
  | 'text_withdrawn'
  | ContactReason

export type Refusal = {
  reason: GateReason
  zh: string
  en: string
  /** When to ask again, local; null: never, this very message is not sent. */
  next: { day: Day; minutes: number } | null
}

/** What people decided about the words of this very text. */
export type TextReview = {
  /** Somebody is still to look at it. */
  open: boolean
  withdrawn: boolean
  /** What somebody looked at and let stand. */
  released: readonly Flag[]
}

export type GateFacts<Outgoing> = {
  outgoing: Outgoing
  kind: NoticeKind
  text: string
  today: Day
  /** The amounts the text names, as they were when it was written. */
  claims: Readonly<Record<string, Fen>>
  /** The same amounts as the ledger has them now; a name that is gone is zero. */
  ledger: Readonly<Record<string, Fen>>
  standing: Standing
  /** The item the text was written for (see `Standing.anchorId`); not asked of a bill notice. */
  anchorId: string
  disputeOpen: boolean
  templateApproved: boolean
  /** The text read again as it leaves, without what its template's approval let stand. */
  wording: WordingVerdict
  review: TextReview
  /** Whether the person addressed owes together with this household today. */
  recipientOwes: boolean
  contact: ContactDecision
}

/** Clears what may leave now, or says every reason why it may not. */
export function clear<Outgoing>(
  facts: GateFacts<Outgoing>,
): { cleared: Cleared<Outgoing> } | { refused: [Refusal, ...Refusal[]] } {
  const [first, ...others] = refusals(facts)
  if (first) return { refused: [first, ...others] }
  const pass = { outgoing: facts.outgoing, because: clearance(facts) } as Cleared<Outgoing>
  return { cleared: pass }
}

/** The refusals after which the same message could still go out later; the others end it. */
export function nextAttempt(refused: readonly Refusal[]): { day: Day; minutes: number } | null {
  if (refused.some((one) => one.next === null)) return null
  const times = refused.map((one) => one.next as { day: Day; minutes: number })
  return times.reduce((a, b) => (b.day > a.day || (b.day === a.day && b.minutes > a.minutes) ? b : a))
}

const OPENING = 480

function refusals<Outgoing>(facts: GateFacts<Outgoing>): Refusal[] {
  const found = [...owedRefusals(facts), ...(facts.kind === 'bill_notice' ? [] : conversationRefusals(facts))]
  if (!overdueIsTrue(facts)) found.push(refusal('overdue_not_true', null))
  if (!facts.templateApproved) found.push(refusal('template_not_approved', tomorrow(facts)))
  found.push(...wordingRefusals(facts))
  if (!facts.recipientOwes) found.push(refusal('wrong_person', null))
  if (!facts.contact.allowed) {
    const { reason, zh, en, next } = facts.contact
    found.push({ reason, zh, en, next })
  }
  return found
}

/** Still owed, at the level the text speaks for, and to the fen what the text says. */
function owedRefusals<Outgoing>(facts: GateFacts<Outgoing>): Refusal[] {
  const { standing, kind } = facts
  const owed = kind === 'bill_notice' ? billed(facts) : owedNow(standing)
  if (owed === 0) return [refusal(standing.disputedFen > 0 ? 'disputed' : 'paid', null)]
  if (kind !== 'bill_notice' && !stillFits(facts)) return [refusal('level_passed', null)]
  return amountsAgree(facts) ? [] : [refusal('amount_differs', null)]
}

function stillFits<Outgoing>({ kind, anchorId, standing }: GateFacts<Outgoing>): boolean {
  return kind !== 'bill_notice' && LEVELS_OF[kind].includes(standing.level) && standing.anchorId === anchorId
}

const LEVELS_OF: Record<Exclude<NoticeKind, 'bill_notice'>, readonly (Level | 'clear')[]> = {
  courtesy_message: ['courtesy'],
  friendly_message: ['friendly'],
  demand_letter: ['formal', 'legal_review'],
}

/** A bill notice only tells a new price; everything else is part of a conversation that may be paused. */
function conversationRefusals<Outgoing>(facts: GateFacts<Outgoing>): Refusal[] {
  const { held } = facts.standing
  if (held?.by === 'hold') return [{ reason: 'held', zh: held.zh, en: held.en, next: tomorrow(facts) }]
  if (held?.by === 'promise') {
    const next = { day: addDays(held.until as Day, 1), minutes: OPENING }
    return [{ reason: 'promised', zh: held.zh, en: held.en, next }]
  }
  const pressing = facts.kind === 'demand_letter' && facts.disputeOpen
  return pressing || held?.by === 'dispute' ? [refusal('disputed', tomorrow(facts))] : []
}

function billed<Outgoing>(facts: GateFacts<Outgoing>): number {
  return Object.values(facts.ledger).reduce((total: number, amount) => total + amount, 0)
}

function owedNow(standing: Standing): number {
  const { overdueFen, agencyOverdueFen, dueSoonFen, agencyDueSoonFen } = standing
  return overdueFen + agencyOverdueFen + dueSoonFen + agencyDueSoonFen
}

/** What is blocked never leaves, whoever let it stand; what is for review waits until every flag of it was let stand. */
function wordingRefusals<Outgoing>({ wording, review, today }: GateFacts<Outgoing>): Refusal[] {
  if (wording.verdict === 'block') return [refusal('wording_blocked', null)]
  if (review.withdrawn) return [TEXT_WITHDRAWN]
  if (!review.open && wording.flags.every((flag) => review.released.includes(flag))) return []
  // No moment of its own: it may leave as soon as somebody let it go.
  return [refusal('wording_review', { day: today, minutes: 0 })]
}

// Rates such as `2.50 元/㎡` are no amounts of money owed.
const MONEY = /(\d[\d,]*\.\d{2})\s*元(?!\s*[/／每])/g

/** Every figure in the text is a claimed amount, and every claimed amount is the ledger's. */
function amountsAgree<Outgoing>({ text, claims, ledger }: GateFacts<Outgoing>): boolean {
  const named = Object.entries(claims)
  if (named.some(([name, amount]) => (ledger[name] ?? 0) !== amount)) return false
  const known = new Set(named.map(([, amount]) => yuanGrouped(amount)))
  return [...text.matchAll(MONEY)].every(([, figure]) => known.has(figure as string))
}

const OVERDUE_WORDS = /逾期|欠费|欠缴|拖欠|拖延|已过(应缴|到期)日|overdue|arrears|past due/i

function overdueIsTrue<Outgoing>({ text, standing }: GateFacts<Outgoing>): boolean {
  return !OVERDUE_WORDS.test(text) || standing.overdueFen + standing.agencyOverdueFen > 0
}

const WORDS: Record<Exclude<GateReason, ContactReason>, { zh: string; en: string }> = {
  paid: { zh: '已缴清，不再发送', en: 'Paid; nothing is sent' },
  held: { zh: '已暂停催缴', en: 'On hold' },
  promised: { zh: '业主已承诺缴费日期，尚未到期', en: 'A promise to pay is running' },
  disputed: { zh: '业主有异议，先答复再催缴', en: 'A dispute is open: answer it first' },
  level_passed: { zh: '情况已变化，这条信息不再合适', en: 'Things have moved on; this text no longer fits' },
  amount_differs: {
    zh: '文中金额与当前账面不一致',
    en: 'An amount in the text is not what the ledger says now',
  },
  overdue_not_true: { zh: '尚未逾期，不得称为逾期', en: 'It says overdue and nothing is' },
  template_not_approved: { zh: '文本模板尚未审批', en: 'The template is not approved' },
  wording_blocked: {
    zh: '文中有不得使用的表述，不能发送',
    en: 'It has words that must not be used and does not leave',
  },
  wording_review: {
    zh: '文中有需人审核的表述，放行前不发送',
    en: 'Somebody must look at its words before it leaves',
  },
  text_withdrawn: { zh: '审核后撤回，不再发送', en: 'Withdrawn after review; it does not leave' },
  wrong_person: { zh: '收件人不是缴费责任人', en: 'The person addressed does not owe' },
}

/** What a reason says to people where it stands for many messages at once: no household's amount, no day. */
export function reasonWords(reason: GateReason): { zh: string; en: string } {
  return { ...CONTACT_WORDS, ...WORDS }[reason]
}

/** The refusal of a text a person withdrew. */
export const TEXT_WITHDRAWN: Refusal = { reason: 'text_withdrawn', ...WORDS.text_withdrawn, next: null }

function refusal(
  reason: Exclude<GateReason, ContactReason>,
  next: { day: Day; minutes: number } | null,
): Refusal {
  return { reason, ...WORDS[reason], next }
}

function tomorrow<Outgoing>(facts: GateFacts<Outgoing>): { day: Day; minutes: number } {
  return { day: addDays(facts.today, 1), minutes: OPENING }
}

function clearance<Outgoing>(facts: GateFacts<Outgoing>): Because {
  const words = {
    zh: '发送前已再次核对：仍应缴、未暂停、无异议、无未到期承诺、金额一致、模板已审批、用语已核、收件人正确、时间与次数合规',
    en: 'checked again before sending: owed, not held, not disputed, no running promise, amounts equal, template approved, words read, right person, lawful time and number',
  }
  return because('cleared', 'fact', 'gate.cleared', words, { from: [facts.standing.because] })
}
