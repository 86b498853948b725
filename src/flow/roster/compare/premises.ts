/**
 * What a list of premises would do to what is stored. Pure. A fact not given leaves the stored one alone; a given one
 * that differs is a change and is named; a hand-over day that differs is a conflict, because who owes since when was
 * recorded by it.
 */
import type { Day } from '../../../rules/day.ts'
import type { Difference, Outcome, PremisesRow, PremisesStatus, RowOutcome, Usage } from '../model.ts'

export type StoredPremises = {
  id: string
  code: string
  building: string
  entrance: string | null
  floor: number | null
  usage: Usage
  floorArea: string | null
  status: PremisesStatus
  handoverDay: Day | null
  paidUntil: Day | null
}

export type PremisesFacts = Pick<
  StoredPremises,
  'floor' | 'usage' | 'floorArea' | 'status' | 'handoverDay' | 'paidUntil'
>

export type PremisesComparison = RowOutcome & {
  row: PremisesRow
  /** Null when the premises are new. */
  premisesId: string | null
  /** The facts as they would stand afterwards. */
  facts: PremisesFacts
}

export function comparePremisesRow(row: PremisesRow, stored: StoredPremises | undefined): PremisesComparison {
  const facts = factsAfter(row, stored)
  if (!stored) return { code: row.code, row, premisesId: null, facts, outcome: 'new', differences: [] }
  const differences = FACTS.flatMap(([name, field]) => difference(field, stored[name], facts[name]))
  const outcome: Outcome = differences.some((d) => d.conflict)
    ? 'conflict'
    : FACTS.some(([name]) => stored[name] !== facts[name])
      ? 'changed'
      : 'unchanged'
  return { code: row.code, row, premisesId: stored.id, facts, outcome, differences }
}

const FACTS: [keyof PremisesFacts, Difference['field']][] = [
  ['floor', 'floor'],
  ['usage', 'usage'],
  ['floorArea', 'area'],
  ['status', 'status'],
  ['handoverDay', 'handover'],
  ['paidUntil', 'paid_until'],
]

function factsAfter(row: PremisesRow, stored: StoredPremises | undefined): PremisesFacts {
  const floor = row.floorDerived ? (stored?.floor ?? row.floor) : (row.floor ?? stored?.floor)
  return {
    floor: floor ?? null,
    usage: row.usage,
    floorArea: row.floorArea ? twoDecimals(row.floorArea) : (stored?.floorArea ?? null),
    status: row.status ?? stored?.status ?? 'unknown',
    handoverDay: row.handoverDay ?? stored?.handoverDay ?? null,
    paidUntil: row.paidUntil ?? stored?.paidUntil ?? null,
  }
}

// Filling an empty place is a change worth no word; contradicting a stored fact is.
function difference(field: Difference['field'], stored: unknown, given: unknown): Difference[] {
  if (stored === given || stored === null || stored === 'unknown') return []
  const conflict = field === 'handover'
  return [{ field, code: `${field}_differs`, stored: String(stored), given: String(given), conflict }]
}

function twoDecimals(area: string): string {
  const [whole, part = ''] = area.split('.')
  return `${Number(whole)}.${part.padEnd(2, '0')}`
}
