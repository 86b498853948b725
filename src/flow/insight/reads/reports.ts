/**
 * 账龄, 收缴率, 台账: each with its total, and each figure with what it was divided by. They read every posting, so they
 * are planned without nested loops: right after an import the planner takes thousands of rows for one.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Day, earlier } from '../../../rules/day.ts'
import { Decimal, fen, yuan } from '../../../rules/money.ts'
import {
  type Ageing,
  type AgeingRow,
  BANDS,
  type Band,
  type CollectionRate,
  type LedgerReport,
} from '../model.ts'
import { insightProblems } from '../problems.ts'
import { type Need, needOf } from './need.ts'

const AGEING = sqlFile(import.meta.url, '../sql/ageing.sql')
const RATE = sqlFile(import.meta.url, '../sql/collection-rate.sql')
const LEDGER = sqlFile(import.meta.url, '../sql/ledger-report.sql')

type AgeingSql = { key: string | null; label: string | null; households: number; totalFen: number } & Record<
  Band,
  number
>

const USAGE_WORDS: Record<string, string> = {
  residential: '住宅',
  shop: '商铺',
  parking: '车位',
  storage: '储藏室',
  office: '办公',
  '—': '未指派',
}

/** 账龄 as of a day by value day. Nothing open: no rows and a total of zeros. */
export async function readAgeing(tx: Tx, input: Need & { asOf: Day; by: Ageing['by'] }): Promise<Ageing> {
  const asked = { ...needOf(input), as_of: input.asOf, by: input.by }
  const found = await tx.inBulk(() => tx.rows<AgeingSql>(AGEING, asked))
  const rows = found.filter(({ key }) => key !== null).map(ageingRow)
  const total = found.find(({ key }) => key === null)
  return {
    asOf: input.asOf,
    by: input.by,
    rows: rows.sort((a, b) => inOrder.compare(a.label, b.label)),
    total: { ...ageingRow(total ?? NOTHING), key: 'total', label: '合计' },
  }
}

const NOTHING = { key: null, label: null, households: 0, totalFen: 0, ...zeroBands() }

function zeroBands() {
  return Object.fromEntries(BANDS.map((band) => [band, 0])) as Record<Band, number>
}

function ageingRow(row: AgeingSql): AgeingRow {
  const bands = Object.fromEntries(BANDS.map((band) => [band, row[band]])) as Record<Band, number>
  const label = row.label ?? ''
  return {
    key: row.key ?? '',
    label: USAGE_WORDS[label] ?? label,
    households: row.households,
    bands,
    totalFen: row.totalFen,
  }
}

type RateSql = {
  key: string | null
  label: string | null
  currentChargedFen: number
  currentPaidFen: number
  priorOpenFen: number
  priorPaidFen: number
}

/** 收缴率 of a span, as known on a day: current, prior-arrears recovery and combined, never one without its name. */
export async function readCollectionRate(
  tx: Tx,
  input: Need & { from: Day; to: Day; asOf: Day },
): Promise<CollectionRate> {
  const { from, to, asOf } = input
  if (from > to) throw insightProblems.span({ from, to })
  const asked = { ...needOf(input), from, to: earlier(to, asOf), as_of: asOf }
  const rows = await tx.inBulk(() => tx.rows<RateSql>(RATE, asked))
  const total = rows.find(({ key }) => key === null)
  return {
    from,
    to,
    asOf,
    rates: ratesOf(total ?? NO_RATE),
    rows: rows
      .filter(({ key }) => key !== null)
      .map((row) => ({ key: row.key ?? '', label: row.label ?? '', rates: ratesOf(row) }))
      .sort((a, b) => inOrder.compare(a.label, b.label)),
  }
}

const NO_RATE: RateSql = {
  key: null,
  label: null,
  currentChargedFen: 0,
  currentPaidFen: 0,
  priorOpenFen: 0,
  priorPaidFen: 0,
}

function ratesOf(row: RateSql): CollectionRate['rates'] {
  return [
    rate('current', ['当期收缴率', 'current collection rate'], row.currentPaidFen, row.currentChargedFen, [
      '本期到期应收中已收',
      '本期到期应收',
    ]),
    rate('prior_arrears', ['清欠率', 'prior-arrears recovery'], row.priorPaidFen, row.priorOpenFen, [
      '本期内收回的往期欠费',
      '期初往期欠费',
    ]),
    rate(
      'combined',
      ['综合收缴率', 'combined collection rate'],
      row.currentPaidFen + row.priorPaidFen,
      row.currentChargedFen + row.priorOpenFen,
      ['本期到期应收中已收 + 本期内收回的往期欠费', '本期到期应收 + 期初往期欠费'],
    ),
  ]
}

function rate(
  name: CollectionRate['rates'][number]['name'],
  [zh, en]: [string, string],
  numeratorFen: number,
  denominatorFen: number,
  [numeratorZh, denominatorZh]: [string, string],
): CollectionRate['rates'][number] {
  const share = denominatorFen > 0 ? new Decimal(numeratorFen).div(denominatorFen).toFixed(4) : null
  const percent = share === null ? '—' : `${new Decimal(share).times(100).toFixed(2)}%`
  const formula = `${zh} = ${inBrackets(numeratorZh)} ÷ ${inBrackets(denominatorZh)} = ${yuan(fen(numeratorFen))} ÷ ${yuan(fen(denominatorFen))} = ${percent}`
  return { name, zh, en, numeratorFen, numeratorZh, denominatorFen, denominatorZh, share, formula }
}

function inBrackets(words: string): string {
  return words.includes(' + ') ? `（${words}）` : words
}

/** 台账 of a span: for each account, opening + charged − cancelled − received + reversed = closing. */
export async function readLedger(tx: Tx, input: Need & { from: Day; to: Day }): Promise<LedgerReport> {
  const { from, to } = input
  if (from > to) throw insightProblems.span({ from, to })
  const asked = { ...needOf(input), from, to, as_of: to }
  const rows = await tx.inBulk(() => tx.rows<LedgerReport['rows'][number]>(LEDGER, asked))
  const total = {
    openingFen: 0,
    chargedFen: 0,
    receivedFen: 0,
    reversedFen: 0,
    cancelledFen: 0,
    closingFen: 0,
  }
  for (const row of rows) {
    for (const field of Object.keys(total) as (keyof typeof total)[]) total[field] += row[field]
  }
  return { from, to, rows, total }
}

const inOrder = new Intl.Collator('zh-Hans-CN', { numeric: true })
