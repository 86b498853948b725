/** What stands against approaching a person, each thing by itself: who it is, what is said, their peace, the hour. */
import {
  type Channel,
  CONTACT_WORDS,
  type ContactFacts,
  type ContactReason,
  contactReason,
} from '../contact.ts'
import { calendarDay } from '../law/holidays.ts'
import { subtract, yuan } from '../money.ts'
import type { ContactRequest, ContactSource, Relation, RequestReason, Stop } from './request.ts'

const MAY_BE_ASKED: readonly Relation[] = ['owner', 'co_owner', 'authorised_agent', 'contractual_payer']

const LAWFUL_SOURCES: readonly ContactSource[] = ['contract', 'owner', 'property_register', 'court']

export const isThird = ({ relation }: ContactRequest) => !MAY_BE_ASKED.includes(relation)

/** Everything that stands against it at the moment asked about. */
export function stopsOf(request: ContactRequest): Stop[] {
  return [...personStops(request), ...offerStops(request), ...peaceStops(request), ...timeStops(request)]
}

function personStops(request: ContactRequest): Stop[] {
  const stops: Stop[] = []
  if (request.source !== null && !LAWFUL_SOURCES.includes(request.source))
    stops.push(
      block('UNLAWFUL_SOURCE', '联系方式来源不合法，禁止使用', 'the contact data was not lawfully obtained'),
    )
  if (isThird(request) && !isCareForHome(request)) stops.push(thirdPersonStop(request))
  if (request.identityVerified === false && request.namesMoney)
    stops.push(
      block(
        'IDENTITY_NOT_VERIFIED',
        '核实身份前不得透露欠费信息',
        'verify who it is before anything about money is said',
      ),
    )
  return stops
}

/** A burst pipe is what an emergency contact was named for; not a word about money goes with it. */
function isCareForHome({ purpose, relation, namesMoney }: ContactRequest): boolean {
  return purpose === 'service' && relation === 'emergency_contact_given_by_owner' && !namesMoney
}

function thirdPersonStop(request: ContactRequest): Stop {
  const relays = request.purpose === 'ask_relay' || request.purpose === 'get_contact_data'
  const may =
    relays &&
    request.relation === 'emergency_contact_given_by_owner' &&
    !request.ownerReachable &&
    !request.thirdPersonAskedBefore &&
    !request.namesMoney
  if (may)
    return approval(
      'RELAY_ONLY',
      '业主失联，经审批可请其转告一次，不得透露欠费信息',
      'the owner cannot be reached: after approval, this contact may be asked once to pass on a call-back, without a word about money',
    )
  const { zh, en } = whyNotAsked(request, relays)
  return block('THIRD_PERSON', zh, en)
}

function whyNotAsked(request: ContactRequest, relays: boolean): { zh: string; en: string } {
  if (request.relation === 'unrelated_person')
    return { zh: '不得向业主以外的无关人员催收', en: 'nobody but those who owe is asked' }
  if (!relays) return { zh: '紧急联系人不用于催缴', en: 'an emergency contact is never asked about fees' }
  if (request.ownerReachable)
    return { zh: '业主可以联系到，不得找第三人', en: 'the owner can be reached: no third person is asked' }
  if (request.thirdPersonAskedBefore)
    return { zh: '已请其转告过一次或者其已拒绝，不再联系', en: 'asked once already, or refused: left alone' }
  return {
    zh: '转告的话里不得提欠费、金额或者诉讼，请改为只请其转告回电',
    en: 'what is passed on names money, arrears or a court: ask for a call-back and nothing else',
  }
}

/** An offer makes a notice commercial, whatever it was sent for. */
function offerStops({ containsOffer, consentToOffers }: ContactRequest): Stop[] {
  if (!containsOffer || consentToOffers) return []
  return [
    block(
      'OFFER_WITHOUT_CONSENT',
      '夹带优惠的信息是商业性信息，业主没有同意，请删去优惠内容再发',
      'an offer makes it a commercial message and the owner did not agree: leave the offer out',
    ),
  ]
}

const MESSAGES: readonly Channel[] = ['sms', 'wechat', 'email', 'letter']

/** Whether something is asked for; not where the owner asked, nor where it is about the service. */
export const isAsking = ({ purpose }: ContactRequest) => purpose !== 'answer_request' && purpose !== 'service'

function peaceStops(request: ContactRequest): Stop[] {
  if (!isAsking(request)) return []
  const stops: Stop[] = []
  const { balanceDue, inClearing } = request
  if (balanceDue !== null && isPaid(request)) {
    const [owed, coming] = [yuan(balanceDue), yuan(inClearing)]
    stops.push(
      block(
        'PAID_OR_CLEARING',
        `已缴或在途：应缴 ${owed} 元，在途 ${coming} 元`,
        `paid or on its way: ${owed} owed, ${coming} in clearing`,
      ),
    )
  }
  if (request.onHold) stops.push(block('ON_HOLD', '已暂停催缴', 'on hold'))
  if (request.promisedUntil !== null && request.now.day <= request.promisedUntil)
    stops.push(
      passing(
        'PROMISE_RUNNING',
        `业主承诺 ${request.promisedUntil} 前缴费`,
        `promised by ${request.promisedUntil}`,
      ),
    )
  if (request.planPerforming)
    stops.push(block('PLAN_PERFORMING', '分期协议履行中', 'the instalment plan is being kept'))
  if (request.disputeOpen && !(request.neutral && MESSAGES.includes(request.channel)))
    stops.push(
      approval(
        'DISPUTE_OPEN',
        '业主已提出异议，请先答复；答复前只发中性信息，继续催须经批准',
        'a dispute is open: answer it first; until then neutral messages only, more needs approval',
      ),
    )
  if (request.vulnerable)
    stops.push(approval('VULNERABLE', '涉困难或特殊情况，转人工处理', 'a hard case: a person decides'))
  return [...stops, ...customaryStops(request)]
}

/** What is said only and leaves the decision to a person: holidays, and reminders before the due day. */
function customaryStops(request: ContactRequest): Stop[] {
  const stops: Stop[] = []
  if (isHoliday(request))
    stops.push({
      ...warn('HOLIDAY', '法定节假日默认不催收，顺延', 'people are left in peace on a holiday: it waits'),
      passes: true,
    })
  if (request.remindersBeforeDue !== null && request.remindersBeforeDue >= 2)
    stops.push(warn('ENOUGH_REMINDERS', '到期前已提醒两次', 'two reminders before the due day are enough'))
  if (request.remindersBeforeDue !== null && request.saysOverdue)
    stops.push(
      warn('NOT_OVERDUE', '还没有到期，不得称为欠费或逾期', 'not due yet: do not call it overdue or arrears'),
    )
  return stops
}

export function isPaid({ balanceDue, inClearing }: ContactRequest): boolean {
  return balanceDue !== null && subtract(balanceDue, inClearing) <= 0
}

function isHoliday({ now, holiday, keepsHolidays }: ContactRequest): boolean {
  return holiday ?? (keepsHolidays && calendarDay(now.day).kind === 'holiday')
}

const RENAMED: Partial<Record<ContactReason, RequestReason>> = {
  dial_cap: 'DAILY_DIAL_CAP',
  resting: 'COOLDOWN',
}

function timeStops(request: ContactRequest): Stop[] {
  const found = contactReason(factsOf(request))
  if (!found) return []
  const reason = RENAMED[found.reason] ?? (found.reason.toUpperCase() as RequestReason)
  const { zh, en } = CONTACT_WORDS[found.reason]
  return [{ decision: 'block', reason, zh, en, passes: found.passes }]
}

/** Consent is the owner's own and speaks for nobody else. */
export function factsOf(request: ContactRequest): ContactFacts {
  return { ...request, agreedHours: isThird(request) ? null : request.lateHours }
}

function block(reason: RequestReason, zh: string, en: string): Stop {
  return { decision: 'block', reason, zh, en, passes: false }
}

function passing(reason: RequestReason, zh: string, en: string): Stop {
  return { decision: 'block', reason, zh, en, passes: true }
}

function approval(reason: RequestReason, zh: string, en: string): Stop {
  return { decision: 'needs_approval', reason, zh, en, passes: false }
}

function warn(reason: RequestReason, zh: string, en: string): Stop {
  return { decision: 'warn', reason, zh, en, passes: false }
}
