import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { authProblems } from '../problems.ts'
import { newSecret } from '../totp.ts'

const START = sqlFile(import.meta.url, '../sql/start-second-factor.sql')

/** A fresh secret to be read into an app; it counts from its first code on. Problem: second_factor_on. */
export async function startSecondFactor(tx: Tx, input: { staffId: string }): Promise<{ secret: string }> {
  const secret = newSecret()
  const row = await tx.row<{ started: boolean }>(START, { staff_id: input.staffId, secret, at: tx.at })
  if (!row?.started) throw authProblems.second_factor_on()
  tx.audit({ communityId: null, action: 'auth.start_second_factor', subject: `staff:${input.staffId}` })
  return { secret }
}
