import { sqlFile } from '../../db/sql-file.ts'
import type { Tx } from '../../db/tx.ts'
import { platformProblems } from '../../problems.ts'
import { hashPassword, isWeakPassword } from '../password.ts'
import { authProblems } from '../problems.ts'

const FIND = sqlFile(import.meta.url, '../sql/find-staff.sql')
const SAVE = sqlFile(import.meta.url, '../sql/save-login.sql')
const CLOSE = sqlFile(import.meta.url, '../sql/close-sessions-of.sql')
const CLOSE_OTHERS = sqlFile(import.meta.url, '../sql/close-other-sessions.sql')

/** A new password. Every session of the person ends, except the one named by its token's hash. A lock is lifted. */
export async function setPassword(
  tx: Tx,
  input: { staffId: string; password: string; keep?: string | undefined },
): Promise<void> {
  const staff = await tx.row<{ name: string; username: string | null }>(FIND, { staff_id: input.staffId })
  if (!staff) throw platformProblems.not_found({ what: '员工', id: input.staffId })
  if (!staff.username) throw authProblems.no_login({ name: staff.name })
  await saveLogin(tx, { staffId: input.staffId, username: staff.username, password: input.password })
  if (input.keep) await tx.rows(CLOSE_OTHERS, { staff_id: input.staffId, kept: input.keep })
  else await tx.rows(CLOSE, { staff_id: input.staffId })
  tx.audit({ communityId: null, action: 'auth.set_password', subject: `staff:${input.staffId}` })
}

/** Stores a user name with a password's hash; part of the commands that audit it. */
export async function saveLogin(
  tx: Tx,
  input: { staffId: string; username: string; password: string },
): Promise<void> {
  if (isWeakPassword(input.password, input.username)) throw platformProblems.password_too_weak()
  const hash = await hashPassword(input.password)
  const row = await tx.row<{ saved: boolean }>(SAVE, {
    username: input.username,
    staff_id: input.staffId,
    hash,
  })
  if (!row?.saved) throw platformProblems.username_taken({ username: input.username })
}
