import type { Fen } from '../../../rules/money.ts'
import type { api, Data } from '../../kit/api.ts'

export type CounterAccount = Data<typeof api.ledger.counter>
export type CounterItem = CounterAccount['items'][number]

export const METHODS = ['cash', 'pos', 'transfer', 'other'] as const
export type Method = (typeof METHODS)[number]

/** One key each, also while an amount is being typed. */
export const METHOD_KEYS: Record<Method, string> = { cash: 'F6', pos: 'F7', transfer: 'F8', other: 'F9' }

export type NamedCharge = { chargeId: string; openFen: number }

/**
 * Which charges a payment names. Everything owed and at least paid in full, or some of it chosen: those, each with the
 * open amount seen, so that a colleague's payment in the meantime refuses this one. A part of everything names none,
 * and the law decides what it pays first (民法典 560).
 */
export function namedCharges(
  items: readonly CounterItem[],
  ticked: ReadonlySet<string>,
  amount: Fen,
): NamedCharge[] {
  const chosen = items.filter((item) => ticked.has(item.chargeId))
  const open = chosen.reduce((sum, item) => sum + item.openFen, 0)
  if (chosen.length === items.length && amount < open) return []
  return chosen.map((item) => ({ chargeId: item.chargeId, openFen: item.openFen }))
}

/** A key of one's own for a payment. `crypto.randomUUID` is missing on plain-http intranets; random bytes are not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
