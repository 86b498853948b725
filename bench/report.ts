/** The table in bench/README.md: rewritten between its two markers by `dunwell bench all --write`. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import type { Measured } from './measured.ts'

const README = fileURLToPath(new URL('./README.md', import.meta.url))
const [BEGIN, END] = ['<!-- figures -->', '<!-- /figures -->']

/** A benchmark at the size asked for and at a tenth of it. */
export type Grown = { small: Measured; whole: Measured }

const TARGET: Record<string, string> = {
  billing: '≤ 2.0 ×',
  dunning: '≤ 2.0 ×',
  import: '≤ 3 ×, ≤ 300 MiB',
  receive: '≥ 400/s, p99 ≤ 50 ms',
}

const WHAT: Record<string, string> = {
  billing: '出账 billing run',
  dunning: '催缴批次 dunning run',
  import: '导入 import',
  receive: '收款 receipts over HTTP',
}

export async function writeReport(all: readonly Grown[], load: number, server: string): Promise<void> {
  const text = await readFile(README, 'utf8')
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (before < 0 || after < before) throw new Error('bench/README.md has lost its markers')
  const table = [await headOf(load, server), '', ...rowsOf(all), '', ...receiptsOf(all)].join('\n')
  await writeFile(README, `${text.slice(0, before + BEGIN.length)}\n${table}\n${text.slice(after)}`)
}

/** The load of the machine before anything of ours runs: what a reader must know of the seconds. */
export function loadNow(): number {
  return loadavg()[0] ?? 0
}

async function headOf(load: number, server: string): Promise<string> {
  const day = new Date().toISOString().slice(0, 10)
  const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD']).catch(() => ({
    stdout: '—',
  }))
  const machine = `${cpus().length} cores · Node ${process.versions.node} · PostgreSQL ${server}`
  return `${day} · ${stdout.trim()} · ${machine} · load before it began ${load.toFixed(1)}`
}

function rowsOf(all: readonly Grown[]): string[] {
  return [
    '| 量什么 what | n | 我们 ours s | 上限 limit s | 比 ratio | 目标 target | RSS MiB | n ÷ 10 s | 增长 growth |',
    '|---|---:|---:|---:|---:|---|---:|---:|---:|',
    ...all.map(({ small, whole }) => {
      const growth = growthOf(small, whole)
      const cells = [
        WHAT[whole.name] ?? whole.name,
        whole.n.toLocaleString('en'),
        whole.seconds.toFixed(2),
        whole.limitSeconds.toFixed(2),
        `**${whole.ratio.toFixed(2)} ×**`,
        TARGET[whole.name] ?? '',
        whole.rssMiB,
        small.seconds.toFixed(2),
        growth,
      ]
      return `| ${cells.join(' | ')} |`
    }),
  ]
}

/** Receipts are as many in a small community as in a large one: what grows is the time of one. */
function growthOf(small: Measured, whole: Measured): string {
  const each = ({ seconds, more }: Measured) => seconds / (more['receipts'] ?? 1)
  return `${(each(whole) / each(small)).toFixed(1)} ×`
}

function receiptsOf(all: readonly Grown[]): string[] {
  const found = all.find(({ whole }) => whole.name === 'receive')?.whole
  if (!found) return []
  const { perSecond, p50Ms, p99Ms, limitPerSecond, limitP99Ms } = found.more
  return [
    '| 收款 receipts | 每秒 a second | p50 ms | p99 ms |',
    '|---|---:|---:|---:|',
    `| HTTP | ${perSecond} | ${p50Ms} | ${p99Ms} |`,
    `| SQL | ${limitPerSecond} | | ${limitP99Ms} |`,
  ]
}
