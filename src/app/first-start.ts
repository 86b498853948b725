/** What a newcomer sees: on the first start a demo community is built, and its logins are told at every start. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runDemo } from '../demo/cli.ts'
import type { Login } from '../demo/staff.ts'
import type { CliIo } from '../platform/cli.ts'
import { runDemoTask } from './demo.ts'
import { hasCompany } from './setup/has-company.ts'
/** Lines to print before the server is ready. With `empty`, or once a company exists, nothing is built. */
export async function firstStart(io: CliIo, empty: boolean): Promise<string[]> {
  const file = join(io.dataDir, 'demo-logins.json')
  if (!(await hasCompany(io.database))) {
    if (empty)
      return ['还没有公司：打开下面的地址开通。No company yet: open the address below to set one up.']
    io.say('首次启动，正在建立演示小区… Building a demo community…')
    // Kept as soon as they exist: whoever stops the building half-way can still sign in next time.
    const keep = (logins: Login[]) => writeFileSync(file, JSON.stringify(logins), { mode: 0o600 })
    const { logins } = await runDemo({ ...io, options: {} }, runDemoTask, keep)
    return lines(logins)
  }
  return existsSync(file) ? lines(JSON.parse(readFileSync(file, 'utf8')) as Login[]) : []
}

function lines(logins: readonly Login[]): string[] {
  return [
    '演示登录 demo logins:',
    ...logins.map(({ username, password, who }) => `  ${username.padEnd(14)} ${password}  ${who}`),
  ]
}
