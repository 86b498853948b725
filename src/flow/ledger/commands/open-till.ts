/** Opens a till (收款台): receipts of one till are numbered without gaps. A code in use answers the till it names. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'

const INSERT_TILL = sqlFile(import.meta.url, '../sql/insert-till.sql')
const DEFAULT_TILL = sqlFile(import.meta.url, '../sql/default-till.sql')

export async function openTill(
  tx: Tx,
  input: { communityId: string; code: string; name: string },
): Promise<string> {
  const created = await tx.row<{ till_id: string }>(INSERT_TILL, {
    community_id: input.communityId,
    id: tx.newId(),
    company_id: tx.companyId,
    code: input.code,
    name: input.name,
  })
  if (created) {
    tx.audit({ communityId: input.communityId, action: 'ledger.open_till', subject: `till:${input.code}` })
    return created.till_id
  }
  const known = await findTill(tx, input.communityId, input.code)
  if (!known) throw new Error('till vanished')
  return known
}

/** The till of a code, or the community's first; null when there is none yet. */
export async function findTill(
  tx: Tx,
  communityId: string,
  code: string | null = null,
): Promise<string | null> {
  const row = await tx.row<{ till_id: string }>(DEFAULT_TILL, { community_id: communityId, code })
  return row?.till_id ?? null
}
