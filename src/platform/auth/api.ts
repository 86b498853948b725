/** Handlers of signing in and of staff. */
import type { Problem } from '../../rules/problem.ts'
import { sqlFile } from '../db/sql-file.ts'
import { type ApiContext, implementApi } from '../http/api.ts'
import { platformProblems } from '../problems.ts'
import { addStaff } from './commands/add-staff.ts'
import { confirmSecondFactor } from './commands/confirm-second-factor.ts'
import { disableStaff } from './commands/disable-staff.ts'
import { endGrant } from './commands/end-grant.ts'
import { grantRole } from './commands/grant-role.ts'
import { removeSecondFactor } from './commands/remove-second-factor.ts'
import { requireSecondFactor } from './commands/require-second-factor.ts'
import { setPassword } from './commands/set-password.ts'
import { startSecondFactor } from './commands/start-second-factor.ts'
import { authContract } from './contract.ts'
import { describeMe } from './me.ts'
import { verifyPassword } from './password.ts'
import { authProblems } from './problems.ts'
import { confirmPending, passSecondStep, startPending } from './second-step.ts'
import { factorState, takeProof } from './second-factor.ts'
import { ask, closeSession, type KnownPrincipal, principalById, tokenHash } from './session.ts'
import { countFailure, locked, lockOf, signIn } from './sign-in.ts'
import { otpauthUri } from './totp.ts'

const LIST = sqlFile(import.meta.url, './sql/list-staff.sql')
const POLICY = sqlFile(import.meta.url, './sql/second-factor-policy.sql')
const LOGIN = sqlFile(import.meta.url, './sql/find-login.sql')
const DONE = { done: true } as const

const os = implementApi(authContract)

export const authRouter = os.router({
  signIn: os.signIn.handler(async ({ input, context }) => {
    const answer = await signIn(
      context.database,
      { ...input, oldToken: context.token, source: context.source },
      context.at,
    )
    if ('pending' in answer) return answer
    context.setSession(answer.token)
    return describeMe(context.database, answer.principal)
  }),
  secondStep: os.secondStep.handler(async ({ input, context }) => {
    const step = { ...input, oldToken: context.token }
    const { token, principal } = await passSecondStep(context, step, context.at)
    context.setSession(token)
    return describeMe(context.database, principal)
  }),
  startPending: os.startPending.handler(async ({ input, context }) => {
    const { secret, principal } = await startPending(context, input.pending, context.at)
    return { secret, uri: otpauthUri(secret, principal) }
  }),
  confirmPending: os.confirmPending.handler(async ({ input, context }) => {
    const step = { ...input, oldToken: context.token }
    const { token, principal, recoveryCodes } = await confirmPending(context, step, context.at)
    context.setSession(token)
    return { me: await describeMe(context.database, principal), recoveryCodes }
  }),
  signOut: os.signOut.handler(async ({ context }) => {
    if (context.token) await closeSession(context.database, context.token)
    context.setSession(null)
    return DONE
  }),
  me: os.me.handler(async ({ context }) => describeMe(context.database, await known(context))),
  changePassword: os.changePassword.handler(async ({ input, context }) => {
    await needPassword(context, input.current)
    const { staffId } = context.principal
    await context.write((tx) =>
      setPassword(tx, { staffId, password: input.password, keep: keptSession(context) }),
    )
    return DONE
  }),
  secondFactor: os.secondFactor.handler(({ context }) =>
    context.read((tx) => factorState(tx, context.principal)),
  ),
  startSecondFactor: os.startSecondFactor.handler(async ({ input, context }) => {
    await needPassword(context, input.current)
    const { secret } = await context.write((tx) => startSecondFactor(tx, context.vault, context.principal))
    return { secret, uri: otpauthUri(secret, await known(context)) }
  }),
  confirmSecondFactor: os.confirmSecondFactor.handler(({ input, context }) => {
    const { staffId } = context.principal
    const confirmation = { ...input, staffId, keep: keptSession(context) }
    return context.write((tx) => confirmSecondFactor(tx, context.vault, confirmation))
  }),
  removeSecondFactor: os.removeSecondFactor.handler(async ({ input, context }) => {
    await needPassword(context, input.current)
    const { staffId } = context.principal
    const removed = await context.write(async (tx) => {
      if ((await factorState(tx, context.principal)).required) throw authProblems.second_factor_needed()
      if (!(await takeProof(tx, context.vault, { staffId, code: input.code }))) {
        tx.nothingChanged()
        return false
      }
      await removeSecondFactor(tx, { staffId, keep: keptSession(context) })
      return true
    })
    if (!removed) throw await wrong(context, authProblems.code_wrong())
    return DONE
  }),
  policy: os.policy.handler(async ({ context }) => {
    const { companyId } = context.principal
    const row = await context.read((tx) => tx.row<{ required: boolean }>(POLICY, { company_id: companyId }))
    return { secondFactorRequired: row?.required === true }
  }),
  setPolicy: os.setPolicy.handler(async ({ input, context }) => {
    await context.write((tx) => requireSecondFactor(tx, { required: input.secondFactorRequired }))
    return DONE
  }),
  resetSecondFactor: os.resetSecondFactor.handler(async ({ input, context }) => {
    await context.write((tx) => removeSecondFactor(tx, input))
    return DONE
  }),
  staff: os.staff.handler(({ context }) => context.read((tx) => tx.rows(LIST, { day: context.day }))),
  addStaff: os.addStaff.handler(({ input, context }) =>
    context.write((tx) => addStaff(tx, { ...input, day: context.day })),
  ),
  grantRole: os.grantRole.handler(({ input, context }) =>
    context.write((tx) => grantRole(tx, { ...input, day: context.day })),
  ),
  endGrant: os.endGrant.handler(async ({ input, context }) => {
    await context.write((tx) => endGrant(tx, { ...input, day: context.day }))
    return DONE
  }),
  disableStaff: os.disableStaff.handler(async ({ input, context }) => {
    await context.write((tx) => disableStaff(tx, { ...input, day: context.day }))
    return DONE
  }),
  setPassword: os.setPassword.handler(async ({ input, context }) => {
    await context.write((tx) => setPassword(tx, input))
    return DONE
  }),
})

async function known(context: ApiContext): Promise<KnownPrincipal> {
  const principal = await principalById(context.database, context.principal, context.at)
  if (!principal) throw platformProblems.not_signed_in()
  return principal
}

/** The person's own password again; wrong ones count as they do at sign-in, for a session may be left open on a desk. */
async function needPassword(context: ApiContext, password: string): Promise<void> {
  const { database, at } = context
  const { username } = context.principal
  const until = await lockOf(database, username, at)
  if (until) throw locked(until)
  const [login] = await ask<{ hash: string }>(database, LOGIN, { username })
  if (await verifyPassword(password, login?.hash ?? null)) return
  throw await wrong(context, platformProblems.sign_in_failed())
}

/** Counts a wrong password or code, and says so: in these words, or that the name is locked now. */
async function wrong(context: ApiContext, problem: Problem): Promise<Problem> {
  const { username } = context.principal
  const until = await countFailure(
    context.database,
    { username, known: true, source: context.source },
    context.at,
  )
  return until && until > context.at ? locked(until) : problem
}

function keptSession(context: ApiContext): string {
  return tokenHash(context.token ?? '')
}
