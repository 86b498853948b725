/**
 * The facts an act is judged by, each with the question that asks for it. A fact nobody has told is unknown, and what
 * is unknown is never taken to be in our favour.
 */
import { CONTACT_FACTS } from './facts-contact.ts'
import { LEGAL_FACTS } from './facts-legal.ts'
import { MONEY_FACTS } from './facts-money.ts'
import { PERSONAL_FACTS } from './facts-personal.ts'
import type { Shape, Told } from './shape.ts'

export const FACTS = { ...CONTACT_FACTS, ...LEGAL_FACTS, ...MONEY_FACTS, ...PERSONAL_FACTS }

export type FactName = keyof typeof FACTS
export type Fact<N extends FactName> = Told<(typeof FACTS)[N]['shape']>

/** A fact by its name, or undefined for a name nobody asks for. */
export function factNamed(name: string): { zh: string; en: string; shape: Shape<unknown> } | undefined {
  return Object.hasOwn(FACTS, name)
    ? (FACTS[name as FactName] as { zh: string; en: string; shape: Shape<unknown> })
    : undefined
}
