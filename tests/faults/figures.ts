/** What a long dose came to, on the page people read: docs/faults.md. Each run writes it anew, also one that failed. */
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const PAGE = new URL('../../docs/faults.md', import.meta.url)

export type Figures = Readonly<Record<string, number>>
export type Dose = {
  minutes: number
  seed: number
  turns: number
  load: number
  targetBackMs: number
  totals: ReadonlyMap<string, Figures>
  /** The verdict in one line, good or bad. */
  verdict: string
}

type Row = { name: string; what: string; times: string; more(figures: Figures): string }

const FAULTS: readonly Row[] = [
  {
    name: 'kills',
    what: '收款、导入、出账时 kill -9 in receiving, importing and billing',
    times: 'rounds',
    more: (f) =>
      `应用 application ${f['applicationKilled']}，PostgreSQL ${f['databaseKilled']}；任务 jobs ${f['jobs']}，其中未完被打断 caught before their end ${f['jobsCaught']}`,
  },
  {
    name: 'restarts',
    what: '50 个客户端下重启数据库 the database restarted under 50 clients',
    times: 'restarts',
    more: (f) =>
      `被告知重试 told to try again ${f['askedAgain']}；恢复指 50 张新收据 back means 50 new receipts`,
  },
  {
    name: 'two servers',
    what: '一个数据库、两台服务器 two servers on one database',
    times: 'communities',
    more: (f) =>
      `小区 communities ${f['communities']}，日程 calendar runs ${f['calendarRuns']}，任务 jobs ${f['jobs']}：各一次 each once`,
  },
  {
    name: 'backups',
    what: '收款时备份，半数途中断电 backups while people pay, power cuts in half of them',
    times: 'backups',
    more: (f) =>
      `完整恢复 restored whole ${f['restored']}，中断且未留文件 cut short and left no file ${f['cutShort']}；损坏的 damaged copies ${f['damaged']}：全部拒绝 all refused`,
  },
  {
    name: 'disk full',
    what: '磁盘写满 the disk full',
    times: 'rounds',
    more: (f) =>
      `因空间不足被拒绝、重试成功 refused for lack of room, then taken ${f['refusedForLackOfRoom']}`,
  },
]

const MOMENTS: readonly Row[] = [
  {
    name: 'one bill',
    what: '50 个收银员收同一笔 fifty cashiers, one bill',
    times: 'bills',
    more: (f) => `尝试 tries ${f['attempts']}：成功 taken ${f['paid']}，被告知 told ${f['refused']}`,
  },
  {
    name: 'reminders',
    what: '待发的催缴发出时付款 a payment while waiting reminders leave',
    times: 'waiting',
    more: (f) =>
      `住户 households：发出 sent ${f['sent']}，赶在之前付清 paid in time ${f['paidInTime']}；付清后仍发出 sent although paid ${f['sentAlthoughPaid']}`,
  },
  {
    name: 'calendar',
    what: '四台服务器的日程同时走 four servers’ calendars at once',
    times: 'runs',
    more: (f) => `每项每日一次 each task of a day once ${f['runs']}`,
  },
]

export function writeFigures(dose: Dose): void {
  writeFileSync(PAGE, `${pageOf(dose).join('\n')}\n`)
}

function pageOf({ minutes, seed, turns, load, targetBackMs, totals, verdict }: Dose): string[] {
  const limit = targetBackMs / 1000
  const [loadAfter = 0] = loadavg()
  return [
    '# 受得住：量出来的 · It survives, measured',
    '',
    '由 `npm run faults -- --minutes N` 写成：真实的进程、真实的 PostgreSQL，随机时刻下手。不要手改。',
    'Written by `npm run faults -- --minutes N`: real processes, a real PostgreSQL, at random moments. Not edited by hand.',
    '',
    `${new Date().toISOString().slice(0, 10)} · ${minutes} 分钟 minutes · ${turns} 轮 rounds · seed ${seed} · ${cpus().length} cores · load ${load.toFixed(1)} → ${loadAfter.toFixed(1)}`,
    '',
    verdict,
    '',
    '## 故障 Faults',
    '',
    `| 什么故障 what | 次 times | 已确认收据 receipts acknowledged | 丢失 lost | 重复 doubled | 最慢恢复 slowest return（≤ ${limit} s） | 其中 of them |`,
    '|---|---:|---:|---:|---:|---:|---|',
    ...FAULTS.map((row) => faultOf(row, totals.get(row.name))),
    '',
    '恢复：从故障到之后请求的第一张收据。Return: from the fault to the first receipt asked for after it.',
    '丢失：已确认而账上没有；重复：同一请求入账两次。每轮之后核对每张收据和 `dunwell verify` 的全部不变量。',
    'Lost: acknowledged and not in the ledger; doubled: one request in it twice. After each round every receipt is compared',
    'and every invariant of `dunwell verify` checked.',
    '',
    '## 同一时刻 At one moment',
    '',
    '| 什么 what | 次 times | 结果 outcome |',
    '|---|---:|---|',
    ...MOMENTS.map(({ name, what, times, more }) => {
      const figures = totals.get(name)
      return figures ? `| ${what} | ${figures[times]} | ${more(figures)} |` : notMeasured(what, 1)
    }),
  ]
}

function faultOf({ what, times, more }: Row, figures: Figures | undefined): string {
  if (!figures) return notMeasured(what, 5)
  const { acknowledged, lost, doubled, slowestBackMs } = figures
  const back = slowestBackMs === undefined ? '—' : `${(slowestBackMs / 1000).toFixed(1)} s`
  return `| ${what} | ${figures[times]} | ${acknowledged} | ${lost} | ${doubled} | ${back} | ${more(figures)} |`
}

function notMeasured(what: string, cells: number): string {
  return `| ${what} |${' |'.repeat(cells)} 此处未测 not measured here |`
}
