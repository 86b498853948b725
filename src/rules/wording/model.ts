/** What the wording rule is asked and what it answers. */

export const STAGES = ['pre_due', 'overdue', 'formal', 'legal', 'pre_judgment', 'post_judgment'] as const
export const SENDERS = ['property_company', 'law_firm'] as const
export const TEXT_CHANNELS = ['sms', 'wechat', 'letter', 'script', 'notice', 'staff_note', 'poster'] as const

/** What is known of a text's place and sender; absent is not known. */
export type WordingContext = {
  /** `pre_judgment` is any stage before a judgment, where nobody says which. */
  stage?: (typeof STAGES)[number] | undefined
  sender?: (typeof SENDERS)[number] | undefined
  channel?: (typeof TEXT_CHANNELS)[number] | undefined
  /** The contract agrees on arbitration. */
  arbitration_clause?: boolean | undefined
  /** The fee is under a government guided price. */
  gov_guided_price?: boolean | undefined
  /** A court has accepted the case, and the file proves it. */
  case_filed?: boolean | undefined
}

/** The flags of the law, then those of rules the law gives without a flag of their own. */
export const FLAGS = [
  'UTILITY_CUTOFF',
  'ACCESS_RESTRICTION',
  'CREDIT_THREAT',
  'PUBLICITY',
  'THIRD_PARTY',
  'INSULT',
  'IMPERSONATION',
  'FALSE_LEGAL',
  'COMPOUND_FEE',
  'ARBITRATION_NO_CLAUSE',
  'TYING',
  'VAGUE_THREAT',
  'HARASSMENT',
  'GOV_PRICE_CLAIM',
  'ROUTE_MISMATCH',
  'VIOLENCE',
  'HOME_ENTRY',
  'DATA_SOURCE',
  'UNPUBLISHED_FEE',
  'SET_OFF',
  'BORROWING',
  'VOTING_RIGHTS',
  'MARKETING',
  'PERSONAL_PAYEE',
  'FALSE_URGENCY',
  'NOT_YET_DUE',
  'UNUSUAL_WORDING',
] as const
export type Flag = (typeof FLAGS)[number]

export type Severity = 'none' | 'warn' | 'hard_block'

export type WordingSpan = {
  /** Offsets in the text as it was given, in UTF-16 units; `end` is the first behind it. */
  start: number
  end: number
  text: string
  flag: Flag
}

export type WordingVerdict = {
  verdict: 'pass' | 'review' | 'block'
  flags: Flag[]
  severity: Severity
  spans: WordingSpan[]
  /** How to say it lawfully; null where nothing is wrong. */
  suggestion: { zh: string; en: string } | null
}
