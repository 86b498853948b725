/** `explain`, `report` and `list`: what the console shows, for scripts and terminals. */
import { writeFileSync } from 'node:fs'
import {
  type CliCommand,
  type CliIo,
  type CliResult,
  communityByCode,
  communityOf,
  dayOption,
  read,
  requiredOption,
  textOption,
  transact,
} from '../../platform/cli.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { allCommunities } from '../../platform/http/communities.ts'
import { platformProblems } from '../../platform/problems.ts'
import { becauseLines } from '../../rules/because.ts'
import { type Day, localDay } from '../../rules/day.ts'
import { fen, yuan } from '../../rules/money.ts'
import { findAccount } from '../ledger/commands/find-account.ts'
import { toCsv, toText, toXlsx } from './files.ts'
import { explainBalance, explainCharge } from './reads/explain.ts'
import { explainLateFee, explainLimitation } from './reads/explain-law.ts'
import { explainSuit } from './reads/explain-suit.ts'
import { readAgeing, readCollectionRate, readLedger } from './reads/reports.ts'
import { spanOf } from './reads/span.ts'
import { readWorklist } from './reads/worklist.ts'
import { ageingTable, collectionRateTable, ledgerTable, type Table, worklistTable } from './tables.ts'

const LISTS = {
  accounts: sqlFile(import.meta.url, './sql/list-accounts.sql'),
  charges: sqlFile(import.meta.url, './sql/list-charges.sql'),
  receipts: sqlFile(import.meta.url, './sql/list-receipts.sql'),
}
const COMMUNITY_OF = sqlFile(import.meta.url, './sql/community-of.sql')
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const EXPLAINED = {
  balance: { usage: 'ACCOUNT|CODE/room', zh: '这个余额从何而来', en: 'why this balance' },
  charge: { usage: 'CHARGE', zh: '这笔费用从何而来', en: 'why this charge' },
  'late-fee': { usage: 'CHARGE', zh: '这笔费用的违约金从何而来', en: 'why the late fee of this charge' },
  limitation: {
    usage: 'CHARGE',
    zh: '这笔费用的诉讼时效到哪一天，为什么',
    en: 'until when this charge is in time, and why',
  },
  suit: {
    usage: 'CHARGE',
    zh: '这笔费用能否起诉，还缺什么',
    en: 'whether a suit may be filed for this charge, and what is missing',
  },
} as const

const explain = (what: keyof typeof EXPLAINED): CliCommand => ({
  words: `explain ${what}`,
  usage: `explain ${what} ${EXPLAINED[what].usage} [--as-of DAY]`,
  zh: EXPLAINED[what].zh,
  en: EXPLAINED[what].en,
  options: { 'as-of': { type: 'string' } },
  async run(io) {
    const asOf = dayOption(io, 'as-of', today(io))
    const place = await placeOf(io, io.args[0] ?? '', what)
    const scope = { communityId: place.communityId, stewardId: null, asOf, day: today(io) }
    const trail = await read(io, place.companyId, (tx) => {
      if (what === 'balance') return explainBalance(tx, { ...scope, accountId: place.id })
      if (what === 'charge') return explainCharge(tx, { ...scope, chargeId: place.id })
      const asked = { ...scope, itemId: place.id }
      if (what === 'suit') return explainSuit(tx, asked)
      return what === 'late-fee' ? explainLateFee(tx, asked) : explainLimitation(tx, asked)
    })
    return { json: trail, text: becauseLines(trail).join('\n') }
  },
})

const report: CliCommand = {
  words: 'report',
  usage:
    'report aging|collection-rate|ledger|worklist --community CODE [--as-of DAY] [--from DAY] [--to DAY] [--by building|steward|usage] [--format json|xlsx|csv] [--out FILE]',
  zh: '报表：账龄、收缴率、台账、今日工作',
  en: 'reports: ageing, collection rates, ledger, worklist',
  options: {
    community: { type: 'string' },
    'as-of': { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    by: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  async run(io) {
    const { companyId, communityId } = await communityOf(io)
    const made = await read(io, companyId, (tx) => makeReport(tx, io, communityId))
    return printReport(io, made)
  },
}

type Made = { json: unknown; table: Table }

async function makeReport(tx: Tx, io: CliIo, communityId: string): Promise<Made> {
  const scope = { communityId, stewardId: null }
  const asOf = dayOption(io, 'as-of', today(io))
  const span = spanOf(
    {
      from: optionalDay(io, 'from'),
      to: optionalDay(io, 'to'),
      asOf: textOption(io, 'as-of') ? asOf : undefined,
    },
    today(io),
  )
  switch (io.args[0]) {
    case 'aging': {
      const made = await readAgeing(tx, { ...scope, asOf, by: byOption(io) })
      return { json: inYuan(made), table: ageingTable(made) }
    }
    case 'collection-rate': {
      const made = await readCollectionRate(tx, { ...scope, ...span })
      return { json: inYuan(made), table: collectionRateTable(made) }
    }
    case 'ledger': {
      const made = await readLedger(tx, { ...scope, ...span })
      return { json: inYuan(made), table: ledgerTable(made) }
    }
    case 'worklist': {
      const made = await readWorklist(tx, { ...scope, day: asOf })
      return { json: inYuan(made), table: worklistTable(made) }
    }
    default:
      throw platformProblems.bad_input({
        where: 'report',
        detail: `${io.args[0] ?? ''} 应为 aging | collection-rate | ledger | worklist`,
      })
  }
}

/** `--format json` is `--json`; csv goes to stdout unless `--out`; xlsx needs `--out`. */
async function printReport(io: CliIo, { json, table }: Made): Promise<CliResult> {
  const format = textOption(io, 'format')
  const out = textOption(io, 'out')
  if (format === 'json') return { json, text: JSON.stringify(json, null, 2) }
  if (format === 'csv' || format === 'xlsx') {
    if (format === 'csv' && !out) return { json, text: toCsv(table) }
    const file = out ?? requiredOption(io, 'out')
    writeFileSync(file, format === 'csv' ? toCsv(table) : await toXlsx(table))
    return { json: { file, rows: table.rows.length }, text: `${file}  ${table.rows.length} 行 rows` }
  }
  if (format)
    throw platformProblems.bad_input({ where: '--format', detail: `${format} 应为 json | xlsx | csv` })
  return { json, text: toText(table) }
}

const list = (what: keyof typeof LISTS): CliCommand => ({
  words: `list ${what}`,
  usage: `list ${what} --community CODE${what === 'charges' ? ' [--period 2026-10]' : ''}`,
  zh: { accounts: '列出各户', charges: '列出应收', receipts: '列出收据' }[what],
  en: `list ${what}`,
  options: { community: { type: 'string' }, ...(what === 'charges' ? { period: { type: 'string' } } : {}) },
  async run(io) {
    const { companyId, communityId } = await communityOf(io)
    const more = {
      accounts: { day: today(io) },
      charges: { period: textOption(io, 'period') ?? null },
      receipts: {},
    }[what]
    const rows = await read(io, companyId, (tx) =>
      tx.rows<Record<string, unknown>>(LISTS[what], { community_id: communityId, ...more }),
    )
    const shown = inYuan(rows) as Record<string, unknown>[]
    const text = shown.map((row) =>
      Object.values(row)
        .map((value) => value ?? '—')
        .join('  '),
    )
    return { json: shown, text: text.length > 0 ? text.join('\n') : '没有记录。Nothing there.' }
  },
})

/** Whole fen under `…Fen` become yuan text under the bare name: the command line speaks yuan. */
export function inYuan(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inYuan)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'bands')
        return [
          key,
          Object.fromEntries(
            Object.entries(member as object).map(([band, fenOf]) => [band, yuan(fen(fenOf as number))]),
          ),
        ]
      return key.endsWith('Fen') && typeof member === 'number'
        ? [key.slice(0, -3), yuan(fen(member))]
        : [key, inYuan(member)]
    }),
  )
}

/** An account by id or `CODE/room`, a charge by id, with the company and community it belongs to. */
async function placeOf(io: CliIo, id: string, what: string) {
  const [code, room] = id.split('/', 2)
  if (what === 'balance' && code && room) {
    const place = await communityByCode(io.database, code)
    const input = { communityId: place.communityId, room, day: today(io) }
    return { ...place, id: await transact(io, place.companyId, (tx) => findAccount(tx, input)) }
  }
  if (UUID.test(id)) {
    for (const { companyId } of await allCommunities(io.database)) {
      const row = await read(io, companyId, (tx) => tx.row<{ communityId: string }>(COMMUNITY_OF, { id }))
      if (row) return { companyId, communityId: row.communityId, id }
    }
  }
  throw platformProblems.not_found({ what: what === 'balance' ? '户' : '应收', id })
}

function today(io: CliIo): Day {
  return dayOption(io, 'on', localDay(io.at, 'Asia/Shanghai'))
}

function optionalDay(io: CliIo, name: string): Day | undefined {
  return textOption(io, name) === undefined ? undefined : dayOption(io, name, today(io))
}

function byOption(io: CliIo) {
  const by = textOption(io, 'by') ?? 'building'
  if (by === 'building' || by === 'steward' || by === 'usage') return by
  throw platformProblems.bad_input({ where: '--by', detail: `${by} 应为 building | steward | usage` })
}

export const insightCommands: CliCommand[] = [
  explain('balance'),
  explain('charge'),
  explain('late-fee'),
  explain('limitation'),
  explain('suit'),
  report,
  list('accounts'),
  list('charges'),
  list('receipts'),
]
