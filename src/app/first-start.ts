/** What a newcomer sees: on the first start a demo community is built, and its logins are told at every start. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CliIo } from '../platform/cli.ts'
import { hasCompany } from './setup/api.ts'

/** What `src/demo/first-start.ts` must export as `buildDemo`. */
export type BuildDemo = (io: CliIo) => Promise<{ username: string; password: string; who: string }[]>

type Login = Awaited<ReturnType<BuildDemo>>[number]

/** Lines to print before the server is ready. With `empty`, or once a company exists, nothing is built. */
export async function firstStart(io: CliIo, empty: boolean): Promise<string[]> {
  const file = join(io.dataDir, 'demo-logins.json')
  if (!(await hasCompany(io.database))) {
    const demo = new URL('../demo/first-start.ts', import.meta.url)
    if (empty || !existsSync(demo))
      return ['还没有公司：打开下面的地址开通。No company yet: open the address below to set one up.']
    io.say('首次启动，正在建立演示小区… Building a demo community…')
    const { buildDemo } = (await import(demo.href)) as { buildDemo: BuildDemo }
    const logins = await buildDemo(io)
    writeFileSync(file, JSON.stringify(logins), { mode: 0o600 })
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
