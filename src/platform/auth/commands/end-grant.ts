import type { Day } from '../../../rules/day.ts'
import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { platformProblems } from '../../problems.ts'
import { authProblems } from '../problems.ts'

const END = sqlFile(import.meta.url, '../sql/end-grant.sql')
const ADMINS = sqlFile(import.meta.url, '../sql/count-admins.sql')

/** Takes a role back; it no longer counts from this day on. The last company admin stays one. */
export async function endGrant(tx: Tx, input: { staffId: string; grantId: string; day: Day }): Promise<void> {
  const ended = await tx.row<{ role: string }>(END, {
    grant_id: input.grantId,
    staff_id: input.staffId,
    day: input.day,
  })
  if (!ended) throw platformProblems.not_found({ what: '岗位', id: input.grantId })
  if (ended.role === 'company_admin') await needAnotherAdmin(tx, input.staffId, input.day)
  tx.audit({
    communityId: null,
    action: 'auth.end_grant',
    subject: `staff:${input.staffId}`,
    facts: { role: ended.role, day: input.day },
  })
}

/** Refuses what would leave a company without anybody who can manage it. */
export async function needAnotherAdmin(tx: Tx, staffId: string, day: Day): Promise<void> {
  const others = await tx.row<{ count: number }>(ADMINS, { staff_id: staffId, day })
  if (!others?.count) throw authProblems.last_admin()
}
