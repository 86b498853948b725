import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type ContactPolicy, DEFAULT_CONTACT_POLICY, tighten } from '../../../rules/contact.ts'
import type { Day } from '../../../rules/day.ts'
import { DEFAULT_PROCEDURE, type Procedure } from '../../../rules/procedure.ts'

const procedure = sqlFile(import.meta.url, '../sql/procedure-in-force.sql')
const policy = sqlFile(import.meta.url, '../sql/policy-in-force.sql')

/** The company's dunning procedure on a day; the shipped one (version 0) where it has none of its own. */
export async function procedureInForce(tx: Tx, day: Day): Promise<Procedure> {
  const row = await tx.row<{ version: number; body: Procedure }>(procedure, { company_id: tx.companyId, day })
  return row ? { ...row.body, version: row.version } : DEFAULT_PROCEDURE
}

/** The company's contact limits on a day, never looser than the shipped ones. */
export async function contactPolicyInForce(tx: Tx, day: Day): Promise<ContactPolicy> {
  const row = await tx.row<{ body: Partial<ContactPolicy> }>(policy, { company_id: tx.companyId, day })
  return row ? tighten(row.body) : DEFAULT_CONTACT_POLICY
}
