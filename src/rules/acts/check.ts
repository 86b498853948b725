/**
 * A check is one way in which a rule can stand against an act. It names the facts it reads; a fact nobody has told
 * stands against the act as hard as the rule does, so that silence is never an advantage.
 */
import type { RuleId } from '../catalogue/catalogue.ts'
import type { Severity } from '../catalogue/rule.ts'
import type { Day } from '../day.ts'
import type { Fen } from '../money.ts'
import type { Fact, FactName } from './facts.ts'
import type { Approver } from './facts-legal.ts'

export type Facts<N extends FactName> = { readonly [K in N]: Fact<K> }
/** What was told, and undefined for what was not. */
export type Maybe = <K extends FactName>(name: K) => Fact<K> | undefined

export type Check<N extends FactName = FactName> = {
  rule: RuleId
  /** `NO_DEMAND`: for machines and case tables. */
  reason: string
  facts: readonly N[]
  stands: (told: Facts<N>, maybe: Maybe) => boolean
  /** Where it differs from the rule's. */
  severity?: Severity
  approver?: Approver
  /** Shortly before limitation counsel may let the act go first. */
  yieldsToEmergency?: true
}

export function check<const N extends FactName>(
  rule: RuleId,
  reason: string,
  facts: readonly N[],
  stands: (told: Facts<N>, maybe: Maybe) => boolean,
  more: Pick<Check, 'severity' | 'approver' | 'yieldsToEmergency'> = {},
): Check<N> {
  return { rule, reason, facts, stands, ...more }
}

/** What else an answer tells; each only when its facts are told. */
export type Figures = {
  maxMonths?: number
  billed?: Fen
  collectable?: Fen
  blocked?: Fen
  claimable?: Fen
  refund?: Fen
  shareAtMost?: string
  lastDay?: Day
  declineBy?: Day
  demandEndsOn?: Day
  keepUntil?: Day | null
  liable?: readonly string[]
  route?: 'arbitration' | 'court'
  track?: 'small_claims' | 'small_claims_by_agreement' | 'ordinary'
  /** Of a payment order: whether an objection counts, and with it whether the order still stands. */
  objectionCounts?: boolean
  remove?: readonly string[]
  missingEvidence?: readonly string[]
  missingElements?: readonly string[]
  taxRate?: string
}

export type Figure<N extends FactName = FactName> = {
  facts: readonly N[]
  of: (told: Facts<N>, maybe: Maybe) => Figures
}

export function figure<const N extends FactName>(
  facts: readonly N[],
  of: (told: Facts<N>, maybe: Maybe) => Figures,
): Figure<N> {
  return { facts, of }
}

export type ActLine = { zh: string; en: string; checks: readonly Check[]; figures: readonly Figure[] }

export function act<const C extends readonly Check[], const G extends readonly Figure[] = readonly []>(
  zh: string,
  en: string,
  checks: C,
  figures?: G,
): { zh: string; en: string; checks: C; figures: G } {
  return { zh, en, checks, figures: figures ?? ([] as unknown as G) }
}

/** Thrown inside a check at a fact nobody told; caught by whoever runs the check, and by nobody else. */
export class NotTold {
  readonly fact: FactName
  constructor(name: FactName) {
    this.fact = name
  }
}

/** A part of a told record that must be known too. */
export function known<T>(part: T | undefined, of: FactName): T {
  if (part === undefined) throw new NotTold(of)
  return part
}

/** What of a list is lacking. */
export function lacking<T extends string>(wanted: readonly T[], have: readonly T[]): T[] {
  return wanted.filter((one) => !have.includes(one))
}
