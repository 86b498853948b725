/**
 * The second step of signing in. A wrong code counts like a wrong password, so ten of them lock the name, however many
 * pending sign-ins they are spread over.
 */
import { type Database, inTransaction } from '../db/tx.ts'
import { platformProblems } from '../problems.ts'
import { confirmSecondFactor } from './commands/confirm-second-factor.ts'
import { startSecondFactor } from './commands/start-second-factor.ts'
import { closePending, type PendingOwner, tryPending } from './pending.ts'
import { authProblems } from './problems.ts'
import { takeProof } from './second-factor.ts'
import { type KnownPrincipal, principalById } from './session.ts'
import { contextOf, countFailure, letIn, locked, lockOf, needOpenDoor, type SignedIn } from './sign-in.ts'
import type { Vault } from './vault.ts'

/** `vault`: where secrets are opened. `source`: where the request comes from. */
type House = { database: Database; vault: Vault; source: string | null }
type Step = { pending: string; code: string; oldToken: string | null }

/** A code of the app or a recovery code: the session. Problems: pending_over, code_wrong, sign_in_locked. */
export async function passSecondStep(house: House, input: Step, at: Date): Promise<SignedIn> {
  const { database, vault } = house
  const { owner, principal } = await whoIsPending(house, input.pending, at)
  const proof = await inTransaction(database, contextOf(principal, at), async (tx) => {
    const taken = await takeProof(tx, vault, { staffId: owner.staffId, code: input.code })
    if (taken)
      tx.audit({
        communityId: null,
        action: 'auth.prove',
        subject: `staff:${owner.staffId}`,
        facts: { taken },
      })
    // A code taken by somebody else a moment ago was waited for, and nothing was written.
    else tx.nothingChanged()
    return taken
  })
  if (!proof) throw await refused(house, owner, at)
  await closePending(database, input.pending)
  return letIn(database, { principal, username: owner.username, oldToken: input.oldToken }, at, proof)
}

/** A fresh secret for somebody who must have a second factor and has none. Problems: pending_over, second_factor_on. */
export async function startPending(
  house: House,
  pending: string,
  at: Date,
): Promise<{ secret: string; principal: KnownPrincipal }> {
  const { owner, principal } = await whoIsPending(house, pending, at)
  const { secret } = await inTransaction(house.database, contextOf(principal, at), (tx) =>
    startSecondFactor(tx, house.vault, owner),
  )
  return { secret, principal }
}

/** The first code of that secret: the second factor stands, and the session with it. Problems as for the second step. */
export async function confirmPending(
  house: House,
  input: Step,
  at: Date,
): Promise<SignedIn & { recoveryCodes: string[] }> {
  const { database, vault } = house
  const { owner, principal } = await whoIsPending(house, input.pending, at)
  const confirmed = await inTransaction(database, contextOf(principal, at), (tx) =>
    confirmSecondFactor(tx, vault, { staffId: owner.staffId, code: input.code }),
  ).catch(async (error: { code?: string }) => {
    throw error.code === 'auth.code_wrong' ? await refused(house, owner, at) : error
  })
  await closePending(database, input.pending)
  const signedIn = await letIn(
    database,
    { principal, username: owner.username, oldToken: input.oldToken },
    at,
    'code',
  )
  return { ...signedIn, ...confirmed }
}

async function whoIsPending({ database, source }: House, pending: string, at: Date) {
  await needOpenDoor(database, source, at)
  const owner = await tryPending(database, pending, at)
  const until = await lockOf(database, owner.username, at)
  if (until) throw locked(until)
  const principal = await principalById(database, owner, at)
  if (!principal) throw platformProblems.sign_in_failed()
  return { owner, principal }
}

async function refused({ database, source }: House, { username }: PendingOwner, at: Date) {
  const until = await countFailure(database, { username, known: true, source }, at)
  return until && until > at ? locked(until) : authProblems.code_wrong()
}
