/**
 * Everything that decides whether a person may be approached now, in one answer: who it is, whether anything is owed at
 * all, whether the household asked for peace or was promised it, and then hours and caps (`contact.ts`). Third persons
 * are never asked to pay; when an owner cannot be reached, one contact the owner named may be asked once to pass on a
 * call-back, without a word about money (银行业协会催收工作指引 2026; 个人信息保护法 6), and only after approval.
 */
import { type Because, because } from './because.ts'
import { type ContactFacts, type ContactReason, mayContact } from './contact.ts'
import { addDays, type Day } from './day.ts'
import { type Fen, subtract, yuan } from './money.ts'

export const RELATIONS = [
  'owner',
  'co_owner',
  'authorised_agent',
  'contractual_payer',
  'emergency_contact_given_by_owner',
  /** Anybody else: a relative, somebody next door, a colleague. They have no place of their own here. */
  'unrelated_person',
] as const
export type Relation = (typeof RELATIONS)[number]

const MAY_BE_ASKED: readonly Relation[] = ['owner', 'co_owner', 'authorised_agent', 'contractual_payer']

export const PURPOSES = ['payment', 'ask_relay', 'get_contact_data', 'answer_request', 'service'] as const
export type Purpose = (typeof PURPOSES)[number]

export const CONTACT_SOURCES = [
  'contract',
  'owner',
  'property_register',
  'court',
  'bought',
  'scraped',
  'neighbour',
  'staff_memory',
  'camera_or_gate_log',
] as const
export type ContactSource = (typeof CONTACT_SOURCES)[number]

const LAWFUL_SOURCES: readonly ContactSource[] = ['contract', 'owner', 'property_register', 'court']

export type ContactRequest = ContactFacts & {
  relation: Relation
  purpose: Purpose
  /** Whether the owner can be reached by any way on file; asked for third persons only. */
  ownerReachable: boolean
  /** A third person was asked before, or refused to help. */
  thirdPersonAskedBefore: boolean
  /** What is to be said names money, arrears or the fee. */
  namesMoney: boolean
  source: ContactSource | null
  /** What is owed, and what of it is on its way; null: not asked. */
  balanceDue: Fen | null
  inClearing: Fen
  /** A promise or a plan that is kept: peace up to and with this day. */
  promisedUntil: Day | null
  planPerforming: boolean
  disputeOpen: boolean
  onHold: boolean
  /** Hardship, illness, bereavement, a minor or an elderly person alone. */
  vulnerable: boolean
  /** A statutory holiday, on which the company leaves people in peace. */
  holiday: boolean
  /** Identity was verified before anything about money is said; null: not a call. */
  identityVerified: boolean | null
  recordingAnnounced: boolean | null
  /** Reminders sent before the due day, when it is not yet due; null: due. */
  remindersBeforeDue: number | null
}

export type RequestReason =
  | Uppercase<ContactReason>
  | 'PAID_OR_CLEARING'
  | 'THIRD_PERSON'
  | 'RELAY_ONLY'
  | 'UNLAWFUL_SOURCE'
  | 'PROMISE_RUNNING'
  | 'PLAN_PERFORMING'
  | 'DISPUTE_OPEN'
  | 'ON_HOLD'
  | 'VULNERABLE'
  | 'HOLIDAY'
  | 'IDENTITY_NOT_VERIFIED'
  | 'ENOUGH_REMINDERS'
  | 'DAILY_DIAL_CAP'
  | 'COOLDOWN'

export type RequestDecision = {
  decision: 'allow' | 'needs_approval' | 'block'
  reason: RequestReason | null
  moneyMayBeNamed: boolean
  /** The next local moment at which nothing known now would stand against it; null: never, or now. */
  next: { day: Day; minutes: number } | null
  warnings: { reason: string; zh: string; en: string }[]
  because: Because
}

type Stop = {
  decision: 'needs_approval' | 'block'
  reason: RequestReason
  zh: string
  en: string
  source: { law: string; article?: string }
  next?: { day: Day; minutes: number } | null
}

export function judgeContact(request: ContactRequest): RequestDecision {
  const third = !MAY_BE_ASKED.includes(request.relation)
  const stops = [...personStops(request, third), ...peaceStops(request), ...timeStops(request)]
  const stop = stops.find((one) => one.decision === 'block') ?? stops[0] ?? null
  const warnings = warningsOf(request)
  return {
    decision: stop?.decision ?? 'allow',
    reason: stop?.reason ?? null,
    moneyMayBeNamed: !third && request.identityVerified !== false && stop?.decision !== 'block',
    next: stop?.next ?? null,
    warnings,
    because: explain(stops),
  }
}

const PERSONAL = (article: string) => ({ law: '个人信息保护法', article })
const BENCHMARK = { law: '金融机构个人消费类贷款催收工作指引' }

function personStops(request: ContactRequest, third: boolean): Stop[] {
  const stops: Stop[] = []
  if (request.source !== null && !LAWFUL_SOURCES.includes(request.source))
    stops.push(
      block(
        'UNLAWFUL_SOURCE',
        '联系方式来源不合法，禁止使用',
        'the contact data was not lawfully obtained',
        PERSONAL('第十三条'),
      ),
    )
  if (third) stops.push(thirdPersonStop(request))
  if (request.identityVerified === false && request.namesMoney)
    stops.push(
      block(
        'IDENTITY_NOT_VERIFIED',
        '核实身份前不得透露欠费信息',
        'verify who it is before anything about money is said',
        PERSONAL('第六条'),
      ),
    )
  return stops
}

function thirdPersonStop(request: ContactRequest): Stop {
  const relays = request.purpose === 'ask_relay' || request.purpose === 'get_contact_data'
  const may =
    relays &&
    request.relation === 'emergency_contact_given_by_owner' &&
    !request.ownerReachable &&
    !request.thirdPersonAskedBefore &&
    !request.namesMoney
  return may
    ? {
        decision: 'needs_approval',
        reason: 'RELAY_ONLY',
        zh: '业主失联，经审批可请其转告一次，不得透露欠费信息',
        en: 'the owner cannot be reached: after approval, this contact may be asked once to pass on a call-back, without a word about money',
        source: BENCHMARK,
      }
    : block('THIRD_PERSON', '不得向业主以外的无关人员催收', 'nobody but those who owe is asked', {
        law: '民法典',
        article: '第一千零三十三条',
      })
}

function peaceStops(request: ContactRequest): Stop[] {
  const stops: Stop[] = []
  const { balanceDue, inClearing, purpose } = request
  if (purpose === 'answer_request' || purpose === 'service') return stops
  if (balanceDue !== null && subtract(balanceDue, inClearing) <= 0)
    stops.push(
      block(
        'PAID_OR_CLEARING',
        `已缴或在途：应缴 ${yuan(balanceDue)} 元，在途 ${yuan(inClearing)} 元`,
        `paid or on its way: ${yuan(balanceDue)} owed, ${yuan(inClearing)} in clearing`,
        PERSONAL('第六条'),
      ),
    )
  if (request.onHold) stops.push(block('ON_HOLD', '已暂停催缴', 'on hold', { law: '催缴方案' }))
  if (request.promisedUntil !== null && request.now.day <= request.promisedUntil)
    stops.push({
      ...block(
        'PROMISE_RUNNING',
        `业主承诺 ${request.promisedUntil} 前缴费`,
        `promised by ${request.promisedUntil}`,
        {
          law: '催缴方案',
        },
      ),
      next: { day: addDays(request.promisedUntil, 1), minutes: request.policy.openMinutes ?? 0 },
    })
  if (request.planPerforming)
    stops.push(
      block('PLAN_PERFORMING', '分期协议履行中', 'the instalment plan is being kept', { law: '催缴方案' }),
    )
  if (request.disputeOpen)
    stops.push(approval('DISPUTE_OPEN', '业主已提出异议，请先答复', 'a dispute is open: answer it first'))
  if (request.vulnerable)
    stops.push(approval('VULNERABLE', '涉困难或特殊情况，转人工处理', 'a hard case: a person decides'))
  if (request.holiday)
    stops.push(
      block('HOLIDAY', '法定节假日不催收', 'people are left in peace on a holiday', { law: '催缴方案' }),
    )
  if (request.remindersBeforeDue !== null && request.remindersBeforeDue >= 2)
    stops.push(
      block('ENOUGH_REMINDERS', '到期前已提醒两次', 'two reminders before the due day are enough', {
        law: '催缴方案',
      }),
    )
  return stops
}

const RENAMED: Partial<Record<ContactReason, RequestReason>> = {
  dial_cap: 'DAILY_DIAL_CAP',
  resting: 'COOLDOWN',
}

function timeStops(request: ContactRequest): Stop[] {
  const answer = mayContact(request)
  if (answer.allowed) return []
  const reason = RENAMED[answer.reason] ?? (answer.reason.toUpperCase() as RequestReason)
  const { zh, en, next } = answer
  return [{ decision: 'block', reason, zh, en, next, source: { law: '民法典', article: '第一千零三十三条' } }]
}

function warningsOf(request: ContactRequest): RequestDecision['warnings'] {
  return request.recordingAnnounced === false
    ? [{ reason: 'RECORDING_NOT_ANNOUNCED', zh: '请告知本次通话录音', en: 'say that the call is recorded' }]
    : []
}

function block(reason: RequestReason, zh: string, en: string, source: Stop['source']): Stop {
  return { decision: 'block', reason, zh, en, source }
}

function approval(reason: RequestReason, zh: string, en: string): Stop {
  return { decision: 'needs_approval', reason, zh, en, source: { law: '催缴方案' } }
}

function explain(stops: readonly Stop[]): Because {
  if (stops.length === 0)
    return because('allow', 'fact', 'contact.allow', { zh: '可以联系', en: 'contact is allowed' })
  return because(
    stops.some((one) => one.decision === 'block') ? 'block' : 'needs_approval',
    'fact',
    'contact.stop',
    {
      zh: stops.some((one) => one.decision === 'block') ? '现在不能联系' : '须经审批方可联系',
      en: stops.some((one) => one.decision === 'block') ? 'no contact now' : 'contact needs approval',
    },
    {
      from: stops.map((one) =>
        because(one.reason, 'fact', `contact.${one.reason.toLowerCase()}`, one, { source: one.source }),
      ),
    },
  )
}
