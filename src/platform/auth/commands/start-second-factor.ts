import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { authProblems } from '../problems.ts'
import { factorOwner } from '../second-factor.ts'
import { newSecret } from '../totp.ts'
import type { Vault } from '../vault.ts'

const START = sqlFile(import.meta.url, '../sql/start-second-factor.sql')

/** A fresh secret to be read into an app; stored sealed, it counts from its first code on. Problem: second_factor_on. */
export async function startSecondFactor(
  tx: Tx,
  vault: Vault,
  input: { staffId: string },
): Promise<{ secret: string }> {
  const secret = newSecret()
  const row = await tx.row<{ started: boolean }>(START, {
    staff_id: input.staffId,
    secret: vault.seal(secret, factorOwner(tx.companyId, input.staffId)),
    at: tx.at,
  })
  if (!row?.started) throw authProblems.second_factor_on()
  tx.audit({ communityId: null, action: 'auth.start_second_factor', subject: `staff:${input.staffId}` })
  return { secret }
}
