import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { rosterProblems } from '../problems.ts'

const lockCommunity = sqlFile(import.meta.url, '../sql/lock-community.sql')
const builtUpon = sqlFile(import.meta.url, '../sql/batch-built-upon.sql')
const takeBackMade = sqlFile(import.meta.url, '../sql/take-back-made.sql')
const takeBackChanged = sqlFile(import.meta.url, '../sql/take-back-changed.sql')
const forgetBatch = sqlFile(import.meta.url, '../sql/forget-batch.sql')

const STILL_NAMED = '23503'

const NOUNS: Record<string, string> = {
  phase: '分期',
  building: '楼栋',
  entrance: '单元',
  premises: '房屋',
  party: '当事人',
  household: '业户',
  ownership: '产权',
  liability: '缴费责任',
  contact_point: '联系方式',
  quarantined_value: '待核实的值',
}

/**
 * Undoes one bulk batch whole: what it made goes, what it changed becomes what it was. Refused
 * (`roster.batch_built_upon`) when any of its rows was changed since or is named by anything else. `premisesNamed` and
 * `householdsNamed` are named by cancelled charges of the same batch; they are withdrawn instead of deleted.
 */
export async function takeBackBatch(
  tx: Tx,
  input: { communityId: string; batchId: string; premisesNamed?: string[]; householdsNamed?: string[] },
): Promise<{ made: number; changed: number }> {
  const batch = { community: input.communityId, batch: input.batchId }
  await tx.row(lockCommunity, { community: input.communityId })
  const [worked] = await tx.rows<{ noun: string; count: number }>(builtUpon, batch)
  if (worked)
    throw rosterProblems.batch_built_upon({ noun: NOUNS[worked.noun] ?? worked.noun, count: worked.count })
  const made = await tx
    .row<{ made: number }>(takeBackMade, {
      ...batch,
      premises: input.premisesNamed ?? [],
      households: input.householdsNamed ?? [],
      at: tx.at,
    })
    .catch(refuseIfNamed)
  const changed = await tx.row<{ changed: number }>(takeBackChanged, batch)
  await tx.rows(forgetBatch, batch)
  const counts = { made: made?.made ?? 0, changed: changed?.changed ?? 0 }
  tx.audit({
    communityId: input.communityId,
    action: 'roster.take_back_batch',
    subject: `batch:${input.batchId}`,
    facts: counts,
  })
  return counts
}

function refuseIfNamed(error: unknown): never {
  const { code, schema, table } = error as { code?: string; schema?: string; table?: string }
  if (code !== STILL_NAMED) throw error
  throw rosterProblems.batch_built_upon({ noun: NOUNS[table ?? ''] ?? `${schema}.${table}`, count: '≥1' })
}
