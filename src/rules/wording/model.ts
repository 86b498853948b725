/** What the wording rule is asked and what it answers: the shapes of `dunwell rules wording`. */
import { z } from 'zod'

export const WordingContext = z.object({
  /** `pre_judgment` is any stage before a judgment, where nobody says which. */
  stage: z.enum(['pre_due', 'overdue', 'formal', 'legal', 'pre_judgment', 'post_judgment']).optional(),
  sender: z.enum(['property_company', 'law_firm']).optional(),
  channel: z.enum(['sms', 'wechat', 'letter', 'script', 'notice', 'staff_note', 'poster']).optional(),
  /** The contract agrees on arbitration. Absent: not known. */
  arbitration_clause: z.boolean().optional(),
  /** The fee is under a government guided price. Absent: not known. */
  gov_guided_price: z.boolean().optional(),
  /** A court has accepted the case, and the file proves it. Absent: not known. */
  case_filed: z.boolean().optional(),
})
export type WordingContext = z.infer<typeof WordingContext>

export const WordingInput = z.object({ text: z.string(), context: WordingContext.default({}) })
export type WordingInput = z.infer<typeof WordingInput>

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

export const WordingSpan = z.object({
  /** Offsets in the text as it was given, in UTF-16 units; `end` is the first behind it. */
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string(),
  flag: z.enum(FLAGS),
})
export type WordingSpan = z.infer<typeof WordingSpan>

export const WordingResult = z.object({
  verdict: z.enum(['pass', 'review', 'block']),
  flags: z.array(z.enum(FLAGS)),
  severity: z.enum(['none', 'warn', 'hard_block']),
  spans: z.array(WordingSpan),
  /** How to say it lawfully, Chinese first; null where nothing is wrong. */
  suggestion: z.object({ zh: z.string(), en: z.string() }).nullable(),
})
export type WordingVerdict = z.infer<typeof WordingResult>
