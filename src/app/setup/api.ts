/** Handlers of the first-run page. Open to anyone, and only while the installation is empty. */
import { describeMe } from '../../platform/auth/me.ts'
import { authProblems } from '../../platform/auth/problems.ts'
import { signIn } from '../../platform/auth/sign-in.ts'
import { implementApi } from '../../platform/http/api.ts'
import { setupContract } from './contract.ts'
import { firstRun } from './first-run.ts'
import { hasCompany } from './has-company.ts'
import { version } from './version.ts'

const os = implementApi(setupContract)
/** Two first runs at once: the second waits and finds the first's company. */
let turn: Promise<unknown> = Promise.resolve()

export const setupRouter = os.router({
  state: os.state.handler(async ({ context }) => ({
    needed: !(await hasCompany(context.database)),
    version,
  })),
  firstRun: os.firstRun.handler(async ({ input, context }) => {
    const { communityCode, communityName, ...company } = input
    const mine = turn.then(async () => {
      if (await hasCompany(context.database)) throw authProblems.already_set_up()
      const communities = [{ code: communityCode, name: communityName }]
      await firstRun(context.database, { ...company, communities }, { at: context.at })
    })
    turn = mine.catch(() => {})
    await mine
    const { token, source } = context
    const answer = await signIn(context.database, { ...company, oldToken: token, source }, context.at)
    if ('pending' in answer) throw new Error('a new company asks for no second factor')
    context.setSession(answer.token)
    return describeMe(context.database, answer.principal)
  }),
})
