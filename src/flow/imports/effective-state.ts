import { createHash } from 'node:crypto'
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { rosterStateHash } from '../roster/commands/roster-state-hash.ts'

const moneyState = sqlFile(import.meta.url, './sql/money-state.sql')

/**
 * One hash over everything an import can touch, as it is in effect: roster, rates, charges, balances. Equal before an
 * import and after its undo.
 */
export async function effectiveState(tx: Tx, communityId: string): Promise<string> {
  const money = await tx.row<{ hash: string }>(moneyState, { community: communityId })
  return createHash('sha256')
    .update(await rosterStateHash(tx, communityId))
    .update(money?.hash ?? '')
    .digest('hex')
}
