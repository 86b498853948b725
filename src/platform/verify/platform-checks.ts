/** What the platform itself promises. */
import { sqlFile } from '../db/sql-file.ts'
import { auditChain } from './audit-chain.ts'
import { type Check, sqlCheck } from './check.ts'

export const platformChecks: Check[] = [
  auditChain,
  sqlCheck(
    'companies_apart',
    { zh: '每张表都强制按公司隔离', en: 'row-level security is forced on every table' },
    sqlFile(import.meta.url, './sql/row-security.sql'),
  ),
  sqlCheck(
    'unchanging_rows',
    { zh: '已过账的行不可改、不可删', en: 'posted rows cannot be changed or removed' },
    sqlFile(import.meta.url, './sql/unchanging-rows.sql'),
  ),
]
