/** Why a 收缴率 is what it is: what was divided by what, and the households behind both. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import { type Day, earlier } from '../../../rules/day.ts'
import { figure, ground, largestFirst, share } from '../../../rules/figure.ts'
import type { CollectionRate } from '../model.ts'
import { insightProblems } from '../problems.ts'
import { type Need, needOf } from '../reads/need.ts'
import { DUE_DAY, PAID_ENDS, type Payer, payerPart, VALUE_DAY } from './lines.ts'

const WHY_RATE = sqlFile(import.meta.url, '../sql/why-collection-rate.sql')

type Row = Payer & Record<'currentChargedFen' | 'currentPaidFen' | 'priorOpenFen' | 'priorPaidFen', number>
type Name = CollectionRate['rates'][number]['name']
export type AskedRate = Need & {
  from: Day
  to: Day
  asOf: Day
  name: Name
  figure: 'share' | 'numerator' | 'denominator'
  row?: string | undefined
}

/** A rate, or what stands above or below its line. Nothing due: a share of `—`. Problem: insight.span. */
export async function whyRate(tx: Tx, asked: AskedRate): Promise<Because> {
  const { from, to, asOf } = asked
  if (from > to) throw insightProblems.span({ from, to })
  const days = { from, to: earlier(to, asOf), as_of: asOf }
  const values = { ...needOf(asked), ...days, row: asked.row ?? null }
  const rows = await tx.inBulk(() => tx.rows<Row>(WHY_RATE, values))
  const [above, below] = [NUMERATORS[asked.name], DENOMINATORS[asked.name]]
  const span = { zh: `${from} 至 ${to}，截至 ${asOf}`, en: `${from} to ${to}, as of ${asOf}` }
  if (asked.figure === 'numerator') return side(rows, above, span)
  if (asked.figure === 'denominator') return side(rows, below, span)
  const { zh, en } = NAMES[asked.name]
  const words = (percent: string) => ({
    zh: `${zh} ${percent} = ${above.zh} ÷ ${below.zh}（${span.zh}）。`,
    en: `${en} ${percent} = ${above.en} ÷ ${below.en} (${span.en}).`,
  })
  return share('figure.collection_rate', words, side(rows, above), side(rows, below), GROUNDS)
}

type Side = { zh: string; en: string; of: (row: Row) => number }

/** What stands above or below the line. With its span it stands alone, on its grounds. */
function side(rows: readonly Row[], { zh, en, of }: Side, span?: { zh: string; en: string }): Because {
  const parts = rows.filter((row) => of(row) !== 0).map((row) => payerPart(row, of(row)))
  const words = (shown: string) => ({
    zh: `${zh}${span ? `（${span.zh}）` : ''}：${shown} 元，${parts.length} 户。`,
    en: `${en[0]?.toUpperCase()}${en.slice(1)}${span ? ` (${span.en})` : ''}: ${shown} yuan, ${parts.length} household(s).`,
  })
  return figure('yuan', 'figure.rate_side', words, largestFirst(parts), span ? GROUNDS : [])
}

const NAMES: Record<Name, { zh: string; en: string }> = {
  current: { zh: '当期收缴率', en: 'Current collection rate' },
  prior_arrears: { zh: '清欠率', en: 'Prior-arrears recovery' },
  combined: { zh: '综合收缴率', en: 'Combined collection rate' },
}

const NUMERATORS: Record<Name, Side> = {
  current: {
    zh: '本期到期的应收中已收（含到期前预缴）',
    en: 'paid of what fell due in the span, paid ahead or since',
    of: (row) => row.currentPaidFen,
  },
  prior_arrears: {
    zh: '本期内收回的往期欠费',
    en: 'recovered in the span of what was due before',
    of: (row) => row.priorPaidFen,
  },
  combined: {
    zh: '本期到期应收中已收 + 本期内收回的往期欠费',
    en: 'paid of what fell due + recovered of what was due before',
    of: (row) => row.currentPaidFen + row.priorPaidFen,
  },
}

const DENOMINATORS: Record<Name, Side> = {
  current: { zh: '本期到期的应收', en: 'what fell due in the span', of: (row) => row.currentChargedFen },
  prior_arrears: {
    zh: '期初还没有缴的往期欠费',
    en: 'what was due before and still open',
    of: (row) => row.priorOpenFen,
  },
  combined: {
    zh: '本期到期应收 + 期初往期欠费',
    en: 'what fell due + what was open before',
    of: (row) => row.currentChargedFen + row.priorOpenFen,
  },
}

const GROUNDS = [
  ground(
    '收缴率没有法定公式；这三个公式是本软件定的，各自写明分子和分母，不混用。',
    'No law defines a collection rate; these three formulas are this product’s own, each with its two sides named.',
    { law: '产品规定' },
  ),
  DUE_DAY,
  PAID_ENDS,
  VALUE_DAY,
]
