/** The measured work, by name, in a process of its own: input on stdin, one JSON answer on stdout. */
import { text } from 'node:stream/consumers'
import { readFile } from 'node:fs/promises'
import { importRoster } from '../src/flow/imports/commands/import-roster.ts'
import { runDunning } from '../src/flow/collections/commands/run-dunning.ts'
import { bill } from '../src/flow/ledger/commands/bill.ts'
import { createPool, type DatabaseConfig } from '../src/platform/db/pool.ts'
import { inTransaction, type Tx } from '../src/platform/db/tx.ts'
import { day } from '../src/rules/day.ts'
import type { Estate } from './estate.ts'

export type OnEstate = { config: DatabaseConfig; estate: Estate }

const TASKS: Record<string, (input: never) => Promise<Timed>> = {
  billing: (input: OnEstate & { period: string; day: string }) =>
    onEstate(input, (tx, communityId) =>
      bill(tx, { communityId, period: input.period, day: day(input.day) }),
    ),
  dunning: (input: OnEstate & { day: string }) =>
    onEstate(input, (tx, communityId) => runDunning(tx, { communityId, day: day(input.day) })),
  import: (input: OnEstate & { file: string; day: string }) =>
    onEstate(input, async (tx, communityId) => {
      const file = { name: '名册.xlsx', bytes: await readFile(input.file) }
      const { problems, ...done } = await importRoster(tx, { communityId, file, day: day(input.day) })
      return { ...done, problems: problems.length }
    }),
  read: async (input: { file: string }) => {
    // Only here: it is no part of what the others load.
    const { default: ExcelJS } = await import('exceljs')
    const bytes = await readFile(input.file)
    return timed(async () => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(bytes as never)
      return { rows: book.worksheets.reduce((total, sheet) => total + sheet.rowCount, 0) }
    })
  },
}

type Timed = { seconds: number; answer: unknown }

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const began = performance.now()
  const answer = await work()
  return { seconds: (performance.now() - began) / 1000, answer }
}

async function onEstate(
  { config, estate }: OnEstate,
  work: (tx: Tx, communityId: string) => Promise<unknown>,
): Promise<Timed> {
  const pool = createPool(config, { max: 1, name: 'dunwell-bench' })
  const context = { ...estate.context, at: new Date(estate.context.at) }
  try {
    // Connecting is not what is measured.
    await pool.query('SELECT 1')
    return await timed(() => inTransaction({ pool }, context, (tx) => work(tx, estate.communityId)))
  } finally {
    await pool.end()
  }
}

const task = TASKS[process.argv[2] ?? '']
if (!task) throw new Error(`no such task: ${process.argv[2]}`)
const done = await task(JSON.parse(await text(process.stdin)) as never)
process.stdout.write(JSON.stringify({ ...done, rssMiB: process.resourceUsage().maxRSS / 1024 }))
