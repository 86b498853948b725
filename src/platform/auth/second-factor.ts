/** The second factor: who has one, who must have one, and whether a code proves it. */
import { createHash, randomBytes } from 'node:crypto'
import { sqlFile } from '../db/sql-file.ts'
import type { Tx } from '../db/tx.ts'
import { isGuarded, type Principal } from './roles.ts'
import { matchingStep } from './totp.ts'
import type { Vault } from './vault.ts'

const FIND = sqlFile(import.meta.url, './sql/find-second-factor.sql')
const POLICY = sqlFile(import.meta.url, './sql/second-factor-policy.sql')
const TAKE_STEP = sqlFile(import.meta.url, './sql/take-second-factor-step.sql')
const TAKE_CODE = sqlFile(import.meta.url, './sql/take-recovery-code.sql')

/** off: none. started: a secret was shown and no code of it yet. on: asked for at every sign-in. */
export type FactorState = { state: 'off' | 'started' | 'on'; required: boolean; codesLeft: number }

/** A person's second factor, and whether the company asks for one. */
export async function factorState(tx: Tx, who: Pick<Principal, 'staffId' | 'grants'>): Promise<FactorState> {
  const found = await findFactor(tx, who.staffId)
  const policy = await tx.row<{ required: boolean }>(POLICY, { company_id: tx.companyId })
  const guarded = isGuarded(who.grants)
  const state = found === null ? 'off' : found.confirmedAt === null ? 'started' : 'on'
  return { state, required: guarded && policy?.required === true, codesLeft: found?.codesLeft ?? 0 }
}

export type Proof = 'code' | 'recovery_code'

/**
 * Takes a code: six digits of the app, or a recovery code. Each is taken once, whoever asks at the same moment. Null: it
 * proves nothing. `starting` accepts the first code of a secret just shown, and that confirms it.
 */
export async function takeProof(
  tx: Tx,
  vault: Vault,
  input: { staffId: string; code: string; starting?: boolean },
): Promise<Proof | null> {
  const code = input.code.replace(/[\s-]/g, '').toLowerCase()
  const found = await findFactor(tx, input.staffId)
  if (!found || (found.confirmedAt === null) !== (input.starting ?? false)) return null
  if (!/^\d{6}$/.test(code)) return (await takeRecoveryCode(tx, input.staffId, code)) ? 'recovery_code' : null
  const secret = vault.open(found.secret, factorOwner(tx.companyId, input.staffId))
  const step = matchingStep(secret, code, tx.at)
  if (step === null) return null
  const row = await tx.row<{ taken: boolean }>(TAKE_STEP, { staff_id: input.staffId, step, at: tx.at })
  return row?.taken ? 'code' : null
}

/** Whose second factor a sealed secret is. */
export function factorOwner(companyId: string, staffId: string): string {
  return `${companyId}/${staffId}`
}

/** Ten codes of eighty random bits, for a lost phone; shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => (randomBytes(10).toString('hex').match(/.{5}/g) ?? []).join('-'))
}

/** Eighty random bits need no slow hash. */
export function recoveryHash(code: string): string {
  return createHash('sha256').update(code.replace(/[\s-]/g, '').toLowerCase()).digest('hex')
}

async function takeRecoveryCode(tx: Tx, staffId: string, code: string): Promise<boolean> {
  const row = await tx.row<{ taken: boolean }>(TAKE_CODE, { staff_id: staffId, hash: recoveryHash(code) })
  return row?.taken === true
}

type Found = { secret: string; confirmedAt: Date | null; codesLeft: number }

function findFactor(tx: Tx, staffId: string): Promise<Found | null> {
  return tx.row<Found>(FIND, { staff_id: staffId })
}
