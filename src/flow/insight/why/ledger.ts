/** Why a figure of 台账 is what it is: of one account the entries, of the whole community the accounts. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import type { Because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { figure, ground, largestFirst, type Part } from '../../../rules/figure.ts'
import type { LEDGER_FIGURES, LedgerReport } from '../model.ts'
import type { Need } from '../reads/need.ts'
import { readLedger } from '../reads/reports.ts'
import { REVERSED_STAYS, VALUE_DAY } from './lines.ts'

const WHY_LEDGER = sqlFile(import.meta.url, '../sql/why-ledger.sql')

type LedgerFigure = (typeof LEDGER_FIGURES)[number]
type Row = LedgerReport['rows'][number]
type Sums = LedgerReport['total']
type Entry = {
  day: Day
  kind: string
  amountFen: number
  what: string | null
  receiptId: string | null
  receiptNo: string | null
}
export type AskedLedger = Need & { from: Day; to: Day; figure: LedgerFigure; accountId?: string | undefined }

/** A cell or, without an account, a total of the ledger report. Problems: insight.span; not_found. */
export async function whyLedger(tx: Tx, asked: AskedLedger): Promise<Because> {
  const report = await readLedger(tx, asked)
  const row = asked.accountId ? report.rows.find((one) => one.accountId === asked.accountId) : undefined
  if (asked.accountId && !row) throw platformProblems.not_found({ what: '户', id: asked.accountId })
  const place = row ? `${row.code} ${row.household}` : null
  const parts = await partsOf(tx, asked, report, row)
  const { zh, en } = WORDS[asked.figure]
  const days = asked.figure === 'opening' ? `${asked.from}` : `${asked.from} – ${asked.to}`
  return figure(
    'yuan',
    `figure.ledger_${asked.figure}`,
    (shown) => ({
      zh: `${place ?? '全小区'} ${zh.name}（${days}）：${shown} 元。${zh.is}`,
      en: `${place ?? 'The whole community'}, ${en.name} (${days}): ${shown} yuan. ${en.is}`,
    }),
    parts,
    [SIGN, REVERSED_STAYS, VALUE_DAY],
  )
}

async function partsOf(tx: Tx, asked: AskedLedger, report: LedgerReport, row: Row | undefined) {
  if (asked.figure === 'closing') return closingParts(row ?? report.total)
  if (row) return entriesOf(tx, asked, row)
  const parts = report.rows.map((one): Part => {
    const name = `${one.code} ${one.household}`
    return { value: one[`${asked.figure}Fen` as keyof Sums], zh: name, en: name }
  })
  return largestFirst(parts.filter(({ value }) => value !== 0))
}

/** 期末 = 期初 + 应收 − 撤销 − 已收 + 红冲. */
function closingParts(sums: Sums): Part[] {
  const sign = { opening: 1, charged: 1, cancelled: -1, received: -1, reversed: 1 }
  return (Object.keys(sign) as (keyof typeof sign)[]).map((name) => ({
    value: sign[name] * sums[`${name}Fen`],
    zh: `${sign[name] > 0 ? '加' : '减'} ${WORDS[name].zh.name}`,
    en: `${sign[name] > 0 ? 'plus' : 'less'} ${WORDS[name].en.name}`,
  }))
}

const KIND_OF: Partial<Record<LedgerFigure, string>> = {
  charged: 'charge',
  cancelled: 'charge_cancelled',
  received: 'receipt',
  reversed: 'receipt_reversed',
}

async function entriesOf(tx: Tx, asked: AskedLedger, row: Row): Promise<Part[]> {
  const which = { community_id: asked.communityId, account_id: row.accountId, to: asked.to }
  const entries = await tx.rows<Entry>(WHY_LEDGER, which)
  const kind = KIND_OF[asked.figure]
  const mine = entries.filter((entry) =>
    kind ? entry.kind === kind && entry.day >= asked.from : entry.day < asked.from,
  )
  const sign = asked.figure === 'cancelled' || asked.figure === 'received' ? -1 : 1
  return mine.map((entry) => entryPart(entry, sign))
}

function entryPart({ day, kind, amountFen, what, receiptId, receiptNo }: Entry, sign: number): Part {
  const name = KINDS[kind] ?? { zh: kind, en: kind }
  const about = receiptNo ?? what ?? ''
  return {
    value: sign * amountFen,
    zh: `${day} ${name.zh} ${about}`.trim(),
    en: `${day} ${name.en} ${about}`.trim(),
    subject: receiptId ? `receipt:${receiptId}` : undefined,
  }
}

const KINDS: Record<string, { zh: string; en: string }> = {
  charge: { zh: '应收', en: 'charge' },
  charge_cancelled: { zh: '撤销应收', en: 'charge cancelled' },
  receipt: { zh: '收据', en: 'receipt' },
  receipt_reversed: { zh: '红冲收据', en: 'receipt reversed' },
}

type Said = { name: string; is: string }
const WORDS: Record<LedgerFigure, { zh: Said; en: Said }> = {
  opening: {
    zh: { name: '期初', is: '起始日之前全部记账相加，是未缴减预存。' },
    en: { name: 'opening', is: 'All entries before the first day: open less credit.' },
  },
  charged: {
    zh: { name: '应收', is: '这段时间记下的应收，包括调增调减。' },
    en: { name: 'charged', is: 'What was charged in the span, adjustments included.' },
  },
  cancelled: {
    zh: { name: '撤销', is: '这段时间撤销的应收。' },
    en: { name: 'cancelled', is: 'Charges cancelled in the span.' },
  },
  received: {
    zh: { name: '已收', is: '这段时间收到的全部款项，包括转入预存的。' },
    en: { name: 'received', is: 'All money received in the span, what went to credit included.' },
  },
  reversed: {
    zh: { name: '红冲', is: '这段时间红冲的收据，恢复为未缴。' },
    en: { name: 'reversed', is: 'Receipts reversed in the span; owed again.' },
  },
  closing: {
    zh: { name: '期末', is: '期末 = 期初 + 应收 − 撤销 − 已收 + 红冲。' },
    en: { name: 'closing', is: 'Closing = opening + charged − cancelled − received + reversed.' },
  },
}

const SIGN = ground(
  '台账按“未缴减预存”记：正数是欠的，负数是预存的。',
  'The ledger counts open less credit: above zero is owed, below zero is held for the owner.',
  { law: '产品规定' },
)
