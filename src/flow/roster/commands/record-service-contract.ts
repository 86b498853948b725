import { createHash } from 'node:crypto'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type ServiceContractInput, serviceContract } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

const overlapping = sqlFile(import.meta.url, '../sql/overlapping-contract.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-service-contract.sql')

/**
 * Records what letters, bills and late fees quote. Refused when its term shares a day with a recorded contract, or when
 * a late-fee rate comes without the clause that agrees it (民法典 第五百八十五条: 违约金 is a matter of agreement).
 */
export async function recordServiceContract(tx: Tx, input: ServiceContractInput): Promise<{ id: string }> {
  const given = parsed(serviceContract, input)
  if (given.lateFeeDailyRate && !given.lateFeeClause) throw rosterProblems.late_fee_without_clause()
  const [stored] = await tx.rows<{ title: string; from_day: string; to_day: string | null }>(overlapping, {
    community: given.communityId,
    from_day: given.fromDay,
    to_day: given.toDay ?? null,
  })
  if (stored) {
    throw rosterProblems.contract_overlaps({
      from: given.fromDay,
      title: stored.title,
      storedFrom: stored.from_day,
      storedTo: stored.to_day ?? '—',
    })
  }
  const id = tx.newId()
  await tx.rows(insert, {
    community: given.communityId,
    id,
    company: tx.companyId,
    title: given.title,
    from_day: given.fromDay,
    to_day: given.toDay ?? null,
    fee_clause: given.feeClause,
    due_clause: given.dueClause,
    late_fee_clause: given.lateFeeClause ?? null,
    late_fee_daily_rate: given.lateFeeDailyRate ?? null,
    arbitration_clause: given.arbitrationClause ?? null,
    scan_name: given.scan?.name ?? null,
    scan: given.scan ? Buffer.from(given.scan.bytes) : null,
    at: tx.at,
  })
  tx.audit({
    communityId: given.communityId,
    action: 'roster.record_service_contract',
    subject: `service_contract:${id}`,
    facts: {
      from: given.fromDay,
      to: given.toDay ?? null,
      lateFeeDailyRate: given.lateFeeDailyRate ?? null,
      scanSha256: given.scan ? createHash('sha256').update(given.scan.bytes).digest('hex') : null,
    },
  })
  return { id }
}
