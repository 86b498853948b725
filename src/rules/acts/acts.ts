/**
 * Every act this product knows. What the law forbids whatever the facts has no line here and no name anywhere: cutting
 * utilities, barring passage, tying services, naming persons in public, pressing others. It cannot be asked for.
 */
import { CONTACT_ACTS } from './acts-contact.ts'
import { COURT_ACTS } from './acts-court.ts'
import { LEGAL_ACTS } from './acts-legal.ts'
import { LETTER_ACTS } from './acts-letter.ts'
import { MONEY_ACTS } from './acts-money.ts'
import { PAPER_ACTS } from './acts-paper.ts'
import { PERSONAL_ACTS } from './acts-personal.ts'
import type { ActLine } from './check.ts'
import type { Fact, FactName } from './facts.ts'

export const ACTS = {
  ...CONTACT_ACTS,
  ...LETTER_ACTS,
  ...COURT_ACTS,
  ...LEGAL_ACTS,
  ...MONEY_ACTS,
  ...PAPER_ACTS,
  ...PERSONAL_ACTS,
} as const

export type Act = keyof typeof ACTS

/** Facts that may help and are not asked for by themselves. */
const HELPS = {
  payment_order: ['daysToLimitation', 'nonWorkingDays'],
  arbitration: ['daysToLimitation', 'nonWorkingDays'],
  suit: ['daysToLimitation', 'nonWorkingDays', 'smallClaimsAgreed', 'averageWage', 'province'],
  mediation: ['nonWorkingDays'],
  follow_payment_order: ['nonWorkingDays'],
  enforcement: ['nonWorkingDays'],
  prepay: ['today'],
} as const satisfies Partial<Record<Act, readonly FactName[]>>

type Asked<A extends Act> =
  | (typeof ACTS)[A]['checks'][number]['facts'][number]
  | (typeof ACTS)[A]['figures'][number]['facts'][number]
  | (A extends keyof typeof HELPS ? (typeof HELPS)[A][number] : never)
  | 'approvals'

/** The facts of one act; whatever is not told is unknown. */
export type FactsOf<A extends Act> = { act: A } & { readonly [K in Asked<A>]?: Fact<K> | undefined }
export type ActFacts = { [A in Act]: FactsOf<A> }[Act]

/** The line of an act, or undefined for what has none. */
export function actNamed(name: unknown): ActLine | undefined {
  return typeof name === 'string' && Object.hasOwn(ACTS, name) ? ACTS[name as Act] : undefined
}

const ASKED = new Map<string, FactName[]>(
  Object.entries<ActLine>(ACTS).map(([act, { checks, figures }]) => {
    const helps: readonly FactName[] = HELPS[act as keyof typeof HELPS] ?? []
    const facts = [...[...checks, ...figures].flatMap((one) => one.facts), ...helps, 'approvals' as const]
    return [act, [...new Set(facts)]]
  }),
)

/** The facts an act asks for, in the order in which they are asked. */
export function factsAskedBy(act: Act): readonly FactName[] {
  return ASKED.get(act) ?? []
}
