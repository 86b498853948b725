/** All rules, in one list: what is enforced where, and what is not yet. */
import { ALLOCATION } from './allocation.ts'
import { BILLING } from './billing.ts'
import { CONDUCT } from './conduct.ts'
import { CONTACT } from './contact.ts'
import { LATE_FEE } from './late-fee.ts'
import { LEGAL } from './legal.ts'
import { LIMITATION } from './limitation.ts'
import { PAPERS } from './papers.ts'
import { PERSONAL } from './personal.ts'
import type { Rule } from './rule.ts'
import { WORDING } from './wording.ts'

const ALL = [
  ...CONDUCT,
  ...WORDING,
  ...CONTACT,
  ...PERSONAL,
  ...LEGAL,
  ...LIMITATION,
  ...ALLOCATION,
  ...LATE_FEE,
  ...BILLING,
  ...PAPERS,
] as const

export type RuleId = (typeof ALL)[number]['id']

/** By id within each letter. */
export const RULES: readonly Rule[] = ALL

const BY_ID = new Map<string, Rule>(ALL.map((one) => [one.id, one]))

/** A rule that exists; the type allows no other. */
export function ruleById(id: RuleId): Rule {
  return BY_ID.get(id) as Rule
}
