/** What is asked of `judgeContact`, and what it answers. */
import type { Because } from '../because.ts'
import type { ContactFacts, ContactReason } from '../contact.ts'
import type { Day } from '../day.ts'
import type { Fen } from '../money.ts'

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

/** What is kept of a consent. A word nobody recorded is none. */
export const CONSENT_PROOFS = ['written', 'sms', 'wechat', 'email', 'recorded_call'] as const

/** The owner's own consent to be called or written to in hours that are quiet otherwise. */
export type LateHours = {
  day: Day
  proof: (typeof CONSENT_PROOFS)[number]
  openMinutes: number
  closeMinutes: number
}

export type ContactRequest = Omit<ContactFacts, 'agreedHours'> & {
  relation: Relation
  purpose: Purpose
  /** Whether the owner can be reached by any way on file; asked for third persons only. */
  ownerReachable: boolean
  /** A third person was asked before, or refused to help. */
  thirdPersonAskedBefore: boolean
  /** What is to be said names money, arrears, the fee or a court. */
  namesMoney: boolean
  /** It carries an offer; and the owner agreed to offers or asked for one. */
  containsOffer: boolean
  consentToOffers: boolean
  /** It is a neutral message that asks for nothing and presses nobody. */
  neutral: boolean
  /** It calls what is owed overdue. */
  saysOverdue: boolean
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
  /** Whether the day of `now` is a statutory holiday; null: the calendar says, where holidays are kept. */
  holiday: boolean | null
  /** Holidays are days of peace. */
  keepsHolidays: boolean
  /** Consent to hours that are quiet otherwise, with its proof; null: none. */
  lateHours: LateHours | null
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
  | 'OFFER_WITHOUT_CONSENT'
  | 'PROMISE_RUNNING'
  | 'PLAN_PERFORMING'
  | 'DISPUTE_OPEN'
  | 'ON_HOLD'
  | 'VULNERABLE'
  | 'HOLIDAY'
  | 'IDENTITY_NOT_VERIFIED'
  | 'ENOUGH_REMINDERS'
  | 'NOT_OVERDUE'
  | 'DAILY_DIAL_CAP'
  | 'COOLDOWN'

export type Moment = { day: Day; minutes: number }

/**
 * `warn`: the default is to wait until `next`; a person may decide otherwise. An answer may warn of how to go about it
 * (say that the call is recorded) and still be `allow`.
 */
export type RequestDecision = {
  decision: 'allow' | 'warn' | 'needs_approval' | 'block'
  reason: RequestReason | null
  moneyMayBeNamed: boolean
  /**
   * The first local moment at which nothing that ends by itself stands against it any more; what needs an approval then
   * still needs it. null: now, or never as far as is known.
   */
  next: Moment | null
  /** The way that stays open where the owner refused this one; null: none is to be named. */
  instead: 'letter' | null
  warnings: { reason: string; zh: string; en: string }[]
  because: Because
}

/** One thing that stands against it. */
export type Stop = {
  decision: 'warn' | 'needs_approval' | 'block'
  reason: RequestReason
  zh: string
  en: string
  /** It ends by itself as time goes by. */
  passes: boolean
}
