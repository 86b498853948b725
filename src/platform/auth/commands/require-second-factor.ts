import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'

const REQUIRE = sqlFile(import.meta.url, '../sql/require-second-factor.sql')

/** From their next sign-in on, company admins and finance need a second factor; or no longer. */
export async function requireSecondFactor(tx: Tx, input: { required: boolean }): Promise<void> {
  const row = await tx.row(REQUIRE, { company_id: tx.companyId, required: input.required })
  if (!row) throw new Error('a company that does not exist')
  tx.audit({
    communityId: null,
    action: 'auth.require_second_factor',
    subject: `company:${tx.companyId}`,
    facts: { required: input.required },
  })
}
