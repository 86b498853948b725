/** Secrets stored before they were sealed are sealed where they stand, each time a server starts; usually there are none. */
import { sqlFile } from '../db/sql-file.ts'
import type { Database } from '../db/tx.ts'
import { factorOwner } from './second-factor.ts'
import { ask } from './session.ts'
import type { Vault } from './vault.ts'

const UNSEALED = sqlFile(import.meta.url, './sql/unsealed-factors.sql')
const SEAL = sqlFile(import.meta.url, './sql/seal-factor.sql')

/** Answers how many were sealed. */
export async function sealStored(database: Database, vault: Vault): Promise<number> {
  type Row = { companyId: string; staffId: string; secret: string }
  const rows = await ask<Row>(database, UNSEALED, {})
  for (const { companyId, staffId, secret } of rows)
    await ask(database, SEAL, {
      company_id: companyId,
      staff_id: staffId,
      secret,
      sealed: vault.seal(secret, factorOwner(companyId, staffId)),
    })
  return rows.length
}
