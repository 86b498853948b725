/**
 * What happened to a debt that may stop or restart its limitation (民法典 194, 195; 诉讼时效规定 8–14). Facts as they were
 * recorded; what each is worth as proof is judged in `proof.ts`.
 */
import type { Day } from '../day.ts'

export const DEMAND_CHANNELS = [
  'hand',
  'ems',
  'courier',
  'mail',
  'sms',
  'wechat',
  'email',
  'agreed_e_delivery',
  'call',
  'visit',
  'notarised',
  'newspaper',
  'left_at_door',
  'posting',
  'group_message',
] as const
export type DemandChannel = (typeof DEMAND_CHANNELS)[number]

export const PROOFS = [
  'signed',
  'tracking',
  'delivery_receipt',
  'notarial_deed',
  'reply',
  'recording',
  'witness',
  'screenshot',
  'none',
] as const
export type Proof = (typeof PROOFS)[number]

export const SIGNERS = [
  'addressee',
  'cohabiting_adult_relative',
  'authorised_person',
  'organisation_receiver',
  'other',
] as const
export type Signer = (typeof SIGNERS)[number]

export const RETURN_REASONS = ['refused', 'moved', 'unknown_addressee', 'unclaimed', 'bad_address'] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** A demand for payment. It counts for the periods it lists; `*` (and nothing said) means every period. */
export type Demand = {
  type: 'demand'
  channel?: DemandChannel | undefined
  /** The day it reached the debtor; for a newspaper, the day it appeared. null: it did not, or nobody knows. */
  arrivedDay: Day | null
  returnedDay?: Day | null | undefined
  returnReason?: ReturnReason | undefined
  /** The address was agreed for service before the dispute. */
  addressAgreed?: boolean | undefined
  /** The day on which the agreed clause deems it served. */
  deemedServiceDay?: Day | null | undefined
  signedBy?: Signer | undefined
  /** The number or account is proven to be the debtor's. */
  accountProven?: boolean | undefined
  /** The slip of the letter names what is inside. */
  contentNamed?: boolean | undefined
  /** Of a newspaper: the debtor cannot be found, and how far the paper is read. */
  whereaboutsUnknown?: boolean | undefined
  mediumRank?: 'national' | 'provincial' | 'local' | undefined
  proof?: Proof | undefined
  /** Only a part of the debt was asked for: that keeps the rest alive too, unless the rest was given up (解释 9). */
  partOnly?: boolean | undefined
  restWaived?: boolean | undefined
  periods?: readonly string[] | undefined
}

export const CONSENT_KINDS = [
  'promise',
  'instalment_plan',
  'extension_request',
  'guarantee',
  'signed_statement',
] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** The debtor agrees to pay (195 (二); 解释 14). `newDueDay`: the day, or the last instalment's day, agreed with it. */
export type Consent = {
  type: 'consent'
  kind: ConsentKind
  day: Day
  form: 'written' | 'sms' | 'wechat' | 'email' | 'recorded_call' | 'oral'
  accountProven?: boolean | undefined
  newDueDay?: Day | null | undefined
  periods?: readonly string[] | undefined
}

/** Part of the debt was paid. It speaks for this debt only when the payer meant this debt. */
export type PartPayment = {
  type: 'part_payment'
  day: Day
  designatedToThisDebt: boolean
  periods?: readonly string[] | undefined
}

export const FILING_KINDS = [
  'suit',
  'arbitration',
  'payment_order',
  'mediation_request',
  'preservation',
  'enforcement',
  'bankruptcy_claim',
  'joinder',
  'set_off_in_suit',
] as const
export type FilingKind = (typeof FILING_KINDS)[number]

/** A step before a court or another body. The clock starts again when the procedure has ended. */
export type Filing = {
  type: 'filing'
  kind: FilingKind
  filedDay: Day
  /** null: still running. */
  endedDay: Day | null
  outcome?: 'decided' | 'lapsed' | 'withdrawn' | 'rejected' | undefined
  /** The day on which the debtor got the papers; null: never. */
  servedDay?: Day | null | undefined
  periods?: readonly string[] | undefined
}

export const OBSTACLE_KINDS = [
  'force_majeure',
  'no_legal_representative',
  'no_heir_determined',
  'creditor_controlled',
  'other',
] as const
export type ObstacleKind = (typeof OBSTACLE_KINDS)[number]

/** What kept the creditor from claiming (194). null: it lasts. */
export type Obstacle = { type: 'obstacle'; kind: ObstacleKind; from: Day; to: Day | null }

export type LimitationEvent = Demand | Consent | PartPayment | Filing | Obstacle
