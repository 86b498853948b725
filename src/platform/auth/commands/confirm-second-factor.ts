import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { authProblems } from '../problems.ts'
import { newRecoveryCodes, recoveryHash, takeProof } from '../second-factor.ts'
import type { Vault } from '../vault.ts'

const SAVE_CODES = sqlFile(import.meta.url, '../sql/save-recovery-codes.sql')
const CLOSE_OTHERS = sqlFile(import.meta.url, '../sql/close-other-sessions.sql')

/**
 * The first code of a secret just shown: from now on every sign-in asks for one, and every session but the one named by
 * its token's hash ends. Answers the recovery codes, which are stored as hashes only. Problem: code_wrong.
 */
export async function confirmSecondFactor(
  tx: Tx,
  vault: Vault,
  input: { staffId: string; code: string; keep?: string | undefined },
): Promise<{ recoveryCodes: string[] }> {
  if (!(await takeProof(tx, vault, { ...input, starting: true }))) throw authProblems.code_wrong()
  const recoveryCodes = newRecoveryCodes()
  await tx.rows(SAVE_CODES, { staff_id: input.staffId, hashes: recoveryCodes.map(recoveryHash) })
  await tx.rows(CLOSE_OTHERS, { staff_id: input.staffId, kept: input.keep ?? '' })
  tx.audit({ communityId: null, action: 'auth.confirm_second_factor', subject: `staff:${input.staffId}` })
  return { recoveryCodes }
}
