/** `dunwell demo`: a community worth looking at, for newcomers, trainings and tests. */
import { randomInt } from 'node:crypto'
import { type CliCommand, type CliIo, dayOption, textOption } from '../platform/cli.ts'
import { addDays, localTime } from '../rules/day.ts'
import { buildDemo, type Demo, STOPS_AT } from './build-demo.ts'
import type { RunTask } from './days.ts'
import { ZONE } from './house.ts'
import { demoProblems } from './problems.ts'
import type { Login } from './staff.ts'

/** `runTask`: how this installation's calendar runs a task. */
export function demoCommands(runTask: RunTask): CliCommand[] {
  return [
    {
      words: 'demo',
      usage: 'demo [--households 320] [--months 18] [--seed 1] [--into COMMUNITY] [--until DAY]',
      zh: '逐日演出一个真实可信的小区：按时缴的、忘记的、有意见的、外出的、困难的、搬走的、拒缴的',
      en: 'builds a believable community day by day; the same seed gives the same rows',
      options: {
        households: { type: 'string' },
        months: { type: 'string' },
        seed: { type: 'string' },
        into: { type: 'string' },
        until: { type: 'string' },
      },
      async run(io) {
        const demo = await runDemo(io, runTask)
        return { json: demo, text: textOf(demo) }
      },
    },
  ]
}

export function runDemo(
  io: CliIo,
  runTask: RunTask,
  onLogins: (logins: Login[]) => void = () => {},
): Promise<Demo> {
  return buildDemo(io.database, {
    code: textOption(io, 'into') ?? 'HEYUAN',
    households: wholeOption(io, 'households', 320, 20, 20_000),
    months: wholeOption(io, 'months', 18, 1, 120),
    seed: textOption(io, 'seed') ?? '1',
    until: dayOption(io, 'until', dayOption(io, 'on', lastWholeDay(io.at))),
    password: demoPassword(),
    runTask,
    onLogins,
    progress: (done, total) => io.progress(done, total, '演示：逐日推进'),
  })
}

function wholeOption(io: CliIo, option: string, fallback: number, low: number, high: number): number {
  const given = textOption(io, option)
  if (given === undefined) return fallback
  const value = Number(given)
  if (!/^\d+$/.test(given) || value < low || value > high)
    throw demoProblems.size_not_possible({ option, given, low, high })
  return value
}

/** One password for all demo logins: easy to type, and another one in every installation. */
function demoPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `hy-${group()}-${group()}-${group()}`
}

function textOf(demo: Demo): string {
  const { counts, sums } = demo
  return [
    `${demo.code} 和园：${demo.from} 至 ${demo.until}，${counts['households']} 户，${counts['premises']} 处房产`,
    `应收 ${counts['charges']} 笔 ${sums['billed']} 元；收款 ${counts['receipts']} 笔 ${sums['received']} 元；未缴 ${sums['open']} 元，其中逾期 ${sums['overdue']} 元；预存 ${sums['credit']} 元`,
    `通知 ${counts['notices']}，任务 ${counts['tasks']}（未办 ${counts['tasksOpen']}），联系 ${counts['contacts']}，承诺 ${counts['promises']}，暂停 ${counts['holds']}，异议 ${counts['disputes']}`,
    '登录 logins（密码只显示这一次 · shown once）:',
    ...demo.logins.map((login) => `  ${login.username.padEnd(14)} ${login.password}  ${login.who}`),
  ].join('\n')
}

/** The story ends at ten in the morning; before ten it ends with yesterday, so that no row lies in the future. */
function lastWholeDay(at: Date) {
  const now = localTime(at, ZONE)
  return now.minutes < STOPS_AT ? addDays(now.day, -1) : now.day
}
