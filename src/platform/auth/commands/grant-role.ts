import type { Day } from '../../../rules/day.ts'
import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { platformProblems } from '../../problems.ts'
import type { Role } from '../roles.ts'

const INSERT = sqlFile(import.meta.url, '../sql/insert-grant.sql')
const FIND = sqlFile(import.meta.url, '../sql/find-staff.sql')

/** Gives a person a role from a day on, in one community or (null) in all of them. */
export async function grantRole(
  tx: Tx,
  input: { staffId: string; role: Role; communityId: string | null; day: Day },
): Promise<{ grantId: string }> {
  if (!(await tx.row(FIND, { staff_id: input.staffId })))
    throw platformProblems.not_found({ what: '员工', id: input.staffId })
  const grantId = tx.newId()
  await tx.rows(INSERT, {
    company_id: tx.companyId,
    id: grantId,
    staff_id: input.staffId,
    role: input.role,
    community_id: input.communityId,
    from_day: input.day,
  })
  tx.audit({
    communityId: input.communityId,
    action: 'auth.grant_role',
    subject: `staff:${input.staffId}`,
    facts: { role: input.role, from: input.day },
  })
  return { grantId }
}
