import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { authProblems } from '../problems.ts'

const DROP = sqlFile(import.meta.url, '../sql/drop-second-factor.sql')
const CLOSE_OTHERS = sqlFile(import.meta.url, '../sql/close-other-sessions.sql')

/**
 * A phone is lost or changed: the second factor and its recovery codes go, and every session but the one named by its
 * token's hash ends. Where the company asks for one, the next sign-in begins a new one. Problem: second_factor_off.
 */
export async function removeSecondFactor(
  tx: Tx,
  input: { staffId: string; keep?: string | undefined },
): Promise<void> {
  const row = await tx.row<{ dropped: boolean }>(DROP, { staff_id: input.staffId })
  if (!row?.dropped) throw authProblems.second_factor_off()
  await tx.rows(CLOSE_OTHERS, { staff_id: input.staffId, kept: input.keep ?? '' })
  tx.audit({ communityId: null, action: 'auth.remove_second_factor', subject: `staff:${input.staffId}` })
}
