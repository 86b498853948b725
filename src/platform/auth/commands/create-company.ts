import type { Day } from '../../../rules/day.ts'
import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import type { NewCompany } from '../model.ts'
import { addStaff } from './add-staff.ts'

const INSERT = sqlFile(import.meta.url, '../sql/insert-company.sql')

/**
 * A company with its first admin. The transaction must have been opened with the new company's id. A user name that is
 * taken and a weak password are Problems, and then nothing is created.
 */
export async function createCompany(
  tx: Tx,
  input: NewCompany & { day: Day },
): Promise<{ companyId: string; staffId: string }> {
  await tx.rows(INSERT, { id: tx.companyId, name: input.company, at: tx.at })
  tx.audit({ communityId: null, action: 'auth.create_company', subject: `company:${tx.companyId}` })
  const { staffId } = await addStaff(tx, {
    name: input.adminName,
    username: input.username,
    password: input.password,
    role: 'company_admin',
    communityId: null,
    day: input.day,
  })
  return { companyId: tx.companyId, staffId }
}
