/** `dunwell rules contact`: may this person be approached now? It applies exactly the policy it is given. */

import { carriesOffer } from '../../rules/contact/offer.ts'
import type { ContactRequest } from '../../rules/contact/request.ts'
import { presses, saysMoreThanRelay, saysOverdue, speaksOfMoney } from '../../rules/contact/script.ts'
import { type Attempt, type ContactPoint, DEFAULT_CONTACT_POLICY } from '../../rules/contact.ts'
import { judgeContact } from '../../rules/contact-request.ts'
import { localTime } from '../../rules/day.ts'
import { ZERO } from '../../rules/money.ts'
import { momentOf, refuseContradictions } from './contact-contradictions.ts'
import { type Given, type GivenAttempt, input, result } from './contact-input.ts'
import { clockText, ruleGroup } from './group.ts'

export const contactGroup = ruleGroup({
  name: 'contact',
  zh: '联系规则：时段、次数、对象',
  en: 'contact: hours, caps and whom',
  input,
  result,
  run(given) {
    const here = nowOf(given.now)
    refuseContradictions(given, here)
    const answer = judgeContact(requestOf(given, here))
    const { next } = answer
    return { ...answer, next: next && { day: next.day, time: clockText(next.minutes) } }
  },
})

type Moment = ContactRequest['now']

function requestOf(given: Given, now: Moment): ContactRequest {
  return {
    ...limitsOf(given.policy),
    ...wordsOf(given),
    channel: given.channel,
    now,
    attempts: given.attempts.map((one, index) => attemptOf(one, index, given.now)),
    refused: given.refusedChannels,
    point: pointOf(given),
    requested: given.requested,
    relation: given.relation,
    // Who asked is answered; a contact who is to relay was not the one to ask.
    purpose: given.requested && given.purpose === 'payment' ? 'answer_request' : given.purpose,
    ownerReachable: given.ownerReachable,
    thirdPersonAskedBefore: given.thirdPersonAskedBefore,
    source: given.source ?? null,
    balanceDue: given.balanceDue ?? null,
    inClearing: given.inClearing ?? ZERO,
    promisedUntil: given.promisedUntil ?? null,
    planPerforming: given.planPerforming,
    disputeOpen: given.disputeOpen,
    onHold: given.onHold,
    vulnerable: given.vulnerable,
    holiday: given.holiday ?? (given.policy === 'product' ? null : false),
    lateHours: lateHoursOf(given),
    identityVerified: given.identityVerified ?? null,
    recordingAnnounced: given.recordingAnnounced ?? null,
    remindersBeforeDue: given.remindersBeforeDue ?? null,
  }
}

/** What the script says, and what the caller says of it: neither unsays the other. */
function wordsOf(given: Given) {
  const { script = '' } = given
  const isRelay = given.purpose === 'ask_relay' || given.purpose === 'get_contact_data'
  const namesMoney = given.namesMoney === true || (isRelay ? saysMoreThanRelay : speaksOfMoney)(script)
  return {
    namesMoney,
    containsOffer: given.containsOffer === true || carriesOffer(script),
    consentToOffers: given.consentToOffers,
    neutral: (given.neutral ?? (script !== '' && !namesMoney)) && !presses(script),
    saysOverdue: saysOverdue(script),
  }
}

function limitsOf(policy: Given['policy']): Pick<ContactRequest, 'policy' | 'restCovers' | 'keepsHolidays'> {
  if (policy === 'product') return { policy: DEFAULT_CONTACT_POLICY, restCovers: 'all', keepsHolidays: true }
  const { open, close, visitOpen, visitClose, restCovers, ...caps } = policy
  const all = {
    ...caps,
    openMinutes: open,
    closeMinutes: close,
    visitOpenMinutes: visitOpen,
    visitCloseMinutes: visitClose,
  }
  const told = Object.entries(all).filter(([, value]) => value !== undefined)
  return { policy: Object.fromEntries(told), restCovers, keepsHolidays: false }
}

function lateHoursOf({ lateHoursConsent: consent }: Given): ContactRequest['lateHours'] {
  if (!consent) return null
  const { day, proof, open, close } = consent
  return { day, proof, openMinutes: open, closeMinutes: close }
}

function nowOf(given: Given['now']): Moment {
  return 'at' in given ? localTime(new Date(given.at), given.zone) : { day: given.day, minutes: given.time }
}

function attemptOf(given: GivenAttempt, index: number, here: Given['now']): Attempt {
  const { channel: by, conversation, requested, number } = given
  const { day } = momentOf(given, index, here)
  return { channel: by, day, conversation, requested, contactPointId: number ?? '' }
}

const KINDS: Record<Given['channel'], ContactPoint['kind'] | null> = {
  sms: 'phone',
  call: 'phone',
  wechat: 'wechat',
  email: 'email',
  visit: null,
  letter: null,
}

/** Who it is has been judged before; here it is only whether the number can be used. */
function pointOf({ channel: by, number, numberState }: Given): ContactPoint | null {
  const kind = KINDS[by]
  return kind === null ? null : { id: number ?? '', kind, state: numberState, liable: true }
}
