/** Why a steward's bar beside the target is as long as it is. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import { type Day, dayFrom, partsOf } from '../../../rules/day.ts'
import { figure, ground, largestFirst, share } from '../../../rules/figure.ts'
import { Decimal } from '../../../rules/money.ts'
import { type Need, needOf } from '../reads/need.ts'
import { RESIDENTIAL_TARGET } from '../targets.ts'
import { DUE_DAY, money, type Payer, payerPart, VALUE_DAY } from './lines.ts'

const WHY_STEWARD = sqlFile(import.meta.url, '../sql/why-steward.sql')

type Row = Payer & { chargedFen: number; paidFen: number }
export type AskedSteward = Need & {
  asOf: Day
  /** Absent: homes nobody answers for. */
  staffId?: string | undefined
  figure: 'share' | 'to_target' | 'open_households'
}

const TARGET = new Decimal(RESIDENTIAL_TARGET)

/** 住宅当期收缴率 of the year so far, what is missing to the target, or who has not paid all of it. */
export async function whySteward(tx: Tx, asked: AskedSteward): Promise<Because> {
  const { asOf } = asked
  const from = dayFrom(partsOf(asOf).year, 1, 1)
  const staff_id = asked.staffId ?? null
  const rows = await tx.rows<Row>(WHY_STEWARD, { ...needOf(asked), from, as_of: asOf, staff_id })
  if (asked.figure === 'open_households') return openHouseholds(rows, asOf)
  const span = { zh: `${from} 至 ${asOf}`, en: `${from} to ${asOf}` }
  const paid = side(rows, (row) => row.paidFen, '其中已收', 'Paid of it')
  const charged = side(rows, (row) => row.chargedFen, '到期的住宅应收', 'Residential charges due')
  if (asked.figure === 'to_target') return toTarget(rows)
  const words = (percent: string) => ({
    zh: `住宅当期收缴率 ${percent} = 其中已收 ÷ ${span.zh} 到期的住宅应收；目标 ${percentOf(TARGET)} %。`,
    en: `Residential rate ${percent} = paid ÷ residential charges due ${span.en}; target ${percentOf(TARGET)} %.`,
  })
  return share('figure.steward_rate', words, paid, charged, GROUNDS)
}

function side(rows: readonly Row[], of: (row: Row) => number, zh: string, en: string): Because {
  const parts = rows.filter((row) => of(row) !== 0).map((row) => payerPart(row, of(row)))
  const words = (shown: string) => ({
    zh: `${zh}：${shown} 元，${parts.length} 户。`,
    en: `${en}: ${shown} yuan, ${parts.length} household(s).`,
  })
  return figure('yuan', 'figure.rate_side', words, largestFirst(parts))
}

/** Wanted, rounded up to the fen, less what is paid; zero where the target is met. */
function toTarget(rows: readonly Row[]): Because {
  const charged = rows.reduce((sum, row) => sum + row.chargedFen, 0)
  const paid = rows.reduce((sum, row) => sum + row.paidFen, 0)
  const wanted = TARGET.times(charged).ceil().toNumber()
  const target = percentOf(TARGET)
  const parts = [
    {
      value: wanted,
      zh: `应收 ${money(charged)} 元 × 目标 ${target} %，不足一分进一分`,
      en: `${money(charged)} yuan due × target ${target} %, up to the fen`,
    },
    { value: -paid, zh: `已收 ${money(paid)} 元`, en: `${money(paid)} yuan paid` },
  ]
  return figure(
    'yuan',
    'figure.to_target',
    (shown) =>
      paid < wanted
        ? { zh: `离目标还差 ${shown} 元。`, en: `${shown} yuan short of the target.` }
        : { zh: `目标已达到，还差 ${shown} 元。`, en: `The target is met; ${shown} yuan missing.` },
    paid < wanted ? parts : [],
    GROUNDS,
  )
}

function openHouseholds(rows: readonly Row[], asOf: Day): Because {
  const parts = rows
    .filter((row) => row.paidFen < row.chargedFen)
    .toSorted((a, b) => b.chargedFen - b.paidFen - (a.chargedFen - a.paidFen))
    .map((row) => {
      const open = money(row.chargedFen - row.paidFen)
      return payerPart(row, 1, { zh: `还差 ${open} 元`, en: `${open} yuan open` })
    })
  const words = (shown: string) => ({
    zh: `今年到期的住宅费用到 ${asOf} 还没有缴清的有 ${shown} 户。`,
    en: `${shown} household(s) have not paid all residential charges due this year by ${asOf}.`,
  })
  return figure('count', 'figure.open_households', words, parts, GROUNDS)
}

function percentOf(value: Decimal): string {
  return value.times(100).toFixed()
}

const GROUNDS = [
  ground(
    '只算住宅、只算今年到期的；算在截至日的责任管家名下。',
    'Homes only, and what fell due this year; counted for the responsible steward of that day.',
    { law: '产品规定' },
  ),
  ground(
    '目标 90 % 是本软件的设定，不是法律数值；不能据此扣工资。',
    'The target of 90 % is a setting of this product, no legal figure; wages are not docked by it.',
    { law: '劳动法', article: '第五十条' },
  ),
  DUE_DAY,
  VALUE_DAY,
]
