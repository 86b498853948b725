import { ask } from '../../platform/auth/session.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Database } from '../../platform/db/tx.ts'

const HAS_COMPANY = sqlFile(import.meta.url, './sql/has-company.sql')

/** Whether anybody has set this installation up yet. */
export async function hasCompany(database: Database): Promise<boolean> {
  const [row] = await ask<{ exists: boolean }>(database, HAS_COMPANY, {})
  return row?.exists ?? false
}
