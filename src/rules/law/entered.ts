/** Values of law that a company looked up itself, laid over the ones this software came with. */
import type { Day } from '../day.ts'
import type { LegalTable, LegalValue } from './dated.ts'

/** One look: from `from` on it was `value`, and it was still so on `knownUntil`. */
export type EnteredValue<T> = { from: Day; value: T; knownUntil: Day; source: string }

/** The table with what was entered, in the order of entry; a later look at the same day replaces an earlier one. */
export function withEntered<T>(table: LegalTable<T>, entered: readonly EnteredValue<T>[]): LegalTable<T> {
  if (entered.length === 0) return table
  const byDay = new Map(table.values.map((one) => [one.from, one]))
  for (const look of entered) byDay.set(look.from, stated(table, look))
  const values = [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
  const ends = [table.knownUntil, ...entered.map((look) => look.knownUntil)].filter((day) => day !== null)
  return { ...table, values, knownUntil: table.knownUntil === null ? null : (ends.sort().at(-1) as Day) }
}

/** Somebody of the company wrote down where it was read; nobody of us compared it. */
function stated<T>(table: LegalTable<T>, look: EnteredValue<T>): LegalValue<T> {
  const known = table.values[0]?.source
  return {
    from: look.from,
    value: look.value,
    source: { law: known?.law ?? look.source, article: look.source, page: known?.page ?? '' },
    verified: 'secondary',
  }
}
