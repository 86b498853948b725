import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { comparePremisesRow, type PremisesComparison, type StoredPremises } from '../compare/premises.ts'
import { type PremisesRow, type PremisesRowInput, premisesRow } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

export type { PremisesComparison } from '../compare/premises.ts'

const storedPremises = sqlFile(import.meta.url, '../sql/stored-premises.sql')

// A short list asks for its own rooms; a long one for the whole community, which is one sequential read.
const MANY = 500

/**
 * What `savePremises` would do, row by row in the order given; writes nothing. A room that appears twice is refused
 * (`roster.duplicate_premises`). An empty list answers an empty list.
 */
export async function comparePremises(
  tx: Tx,
  communityId: string,
  input: readonly PremisesRowInput[],
): Promise<PremisesComparison[]> {
  const rows = input.map((row): PremisesRow => parsed(premisesRow, row))
  refuseDuplicates(rows)
  const codes = rows.length > MANY ? null : rows.map((row) => row.code)
  const stored = await tx.rows<StoredPremises>(storedPremises, { community: communityId, codes })
  const byCode = new Map(stored.map((premises) => [premises.code, premises]))
  return rows.map((row) => comparePremisesRow(row, byCode.get(row.code)))
}

function refuseDuplicates(rows: readonly PremisesRow[]) {
  const seen = new Set<string>()
  for (const { code } of rows) {
    if (seen.has(code)) throw rosterProblems.duplicate_premises({ code })
    seen.add(code)
  }
}
