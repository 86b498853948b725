import type { Day } from '../../../rules/day.ts'
import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { platformProblems } from '../../problems.ts'
import { needAnotherAdmin } from './end-grant.ts'

const DISABLE = sqlFile(import.meta.url, '../sql/disable-staff.sql')
const CLOSE = sqlFile(import.meta.url, '../sql/close-sessions-of.sql')

/** Shuts a person out: no sign-in from now on, and every session they have ends with this transaction. */
export async function disableStaff(tx: Tx, input: { staffId: string; day: Day }): Promise<void> {
  const disabled = await tx.row(DISABLE, { staff_id: input.staffId, at: tx.at })
  if (!disabled) throw platformProblems.not_found({ what: '在职员工', id: input.staffId })
  await needAnotherAdmin(tx, input.staffId, input.day)
  await tx.rows(CLOSE, { staff_id: input.staffId })
  tx.audit({ communityId: null, action: 'auth.disable_staff', subject: `staff:${input.staffId}` })
}
