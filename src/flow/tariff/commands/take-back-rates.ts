/**
 * Takes back rates and assignments that an import made and nothing was billed by. Whether anything else uses them is the
 * caller's question; a rate or an assignment left behind on their standard stops it with a defect.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'

const TAKE_BACK = sqlFile(import.meta.url, '../sql/take-back-rates.sql')

export async function takeBackRates(
  tx: Tx,
  input: { communityId: string; rateIds: readonly string[]; assignmentIds: readonly string[] },
): Promise<void> {
  const { communityId, rateIds, assignmentIds } = input
  if (rateIds.length + assignmentIds.length === 0) return
  await tx.row(TAKE_BACK, { community_id: communityId, rate_ids: rateIds, assignment_ids: assignmentIds })
  tx.audit({
    communityId,
    action: 'tariff.take_back_rates',
    subject: `rates:${rateIds.length}`,
    facts: { assignments: assignmentIds.length },
  })
}
