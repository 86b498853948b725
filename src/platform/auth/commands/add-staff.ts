import type { Day } from '../../../rules/day.ts'
import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import type { NewStaff } from '../model.ts'
import { grantRole } from './grant-role.ts'
import { saveLogin } from './set-password.ts'

const INSERT = sqlFile(import.meta.url, '../sql/insert-staff.sql')

/** A person with a login and a first role. A taken user name and a weak password are Problems. */
export async function addStaff(tx: Tx, input: NewStaff & { day: Day }): Promise<{ staffId: string }> {
  const staffId = tx.newId()
  await tx.rows(INSERT, {
    company_id: tx.companyId,
    id: staffId,
    name: input.name,
    phone: input.phone ?? null,
  })
  await saveLogin(tx, { staffId, username: input.username, password: input.password })
  tx.audit({ communityId: null, action: 'auth.add_staff', subject: `staff:${staffId}` })
  await grantRole(tx, { staffId, role: input.role, communityId: input.communityId, day: input.day })
  return { staffId }
}
