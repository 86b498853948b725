/** Handlers of signing in and of staff. */
import { sqlFile } from '../db/sql-file.ts'
import { implementApi } from '../http/api.ts'
import { platformProblems } from '../problems.ts'
import { addStaff } from './commands/add-staff.ts'
import { disableStaff } from './commands/disable-staff.ts'
import { endGrant } from './commands/end-grant.ts'
import { grantRole } from './commands/grant-role.ts'
import { setPassword } from './commands/set-password.ts'
import { authContract } from './contract.ts'
import { describeMe } from './me.ts'
import { verifyPassword } from './password.ts'
import { ask, closeSession, principalById, tokenHash } from './session.ts'
import { signIn } from './sign-in.ts'

const LIST = sqlFile(import.meta.url, './sql/list-staff.sql')
const LOGIN = sqlFile(import.meta.url, './sql/find-login.sql')
const DONE = { done: true } as const

const os = implementApi(authContract)

export const authRouter = os.router({
  signIn: os.signIn.handler(async ({ input, context }) => {
    const { token, principal } = await signIn(
      context.database,
      { ...input, oldToken: context.token },
      context.at,
    )
    context.setSession(token)
    return describeMe(context.database, principal)
  }),
  signOut: os.signOut.handler(async ({ context }) => {
    if (context.token) await closeSession(context.database, context.token)
    context.setSession(null)
    return DONE
  }),
  me: os.me.handler(async ({ context }) => {
    const principal = await principalById(context.database, context.principal, context.at)
    if (!principal) throw platformProblems.not_signed_in()
    return describeMe(context.database, principal)
  }),
  changePassword: os.changePassword.handler(async ({ input, context }) => {
    const { staffId, username } = context.principal
    const [login] = await ask<{ hash: string }>(context.database, LOGIN, { username })
    if (!(await verifyPassword(input.current, login?.hash ?? null))) throw platformProblems.sign_in_failed()
    await context.write((tx) =>
      setPassword(tx, { staffId, password: input.password, keep: tokenHash(context.token ?? '') }),
    )
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
