/** Why a figure of 账龄 is what it is: the households that make it up. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { figure, ground } from '../../../rules/figure.ts'
import { type Ageing, BAND_DAYS, BAND_WORDS, type Band } from '../model.ts'
import { type Need, needOf } from '../reads/need.ts'
import { DUE_DAY, itemsSince, money, NEXT_DAY, type Payer, payerPart, VALUE_DAY } from './lines.ts'

const WHY_AGEING = sqlFile(import.meta.url, '../sql/why-ageing.sql')

type Row = Payer & { openFen: number; items: number; oldestDueDay: Day }

export type AskedAgeing = Need & {
  asOf: Day
  by: Ageing['by']
  /** A building, a usage or a steward; absent: the whole table. */
  row?: string | undefined
  /** Absent: the total over all bands. */
  band?: Band | undefined
  figure: 'open' | 'households'
}

/** Households by what each has open in the band and row asked, the largest first. Nothing open: zero, without parts. */
export async function whyAgeing(tx: Tx, asked: AskedAgeing): Promise<Because> {
  const [lateFrom, lateTo] = asked.band ? BAND_DAYS[asked.band] : [null, null]
  const which = { row: asked.row ?? null, late_from: lateFrom, late_to: lateTo }
  const values = { ...needOf(asked), ...which, as_of: asked.asOf, by: asked.by }
  const rows = await tx.inBulk(() => tx.rows<Row>(WHY_AGEING, values))
  return asked.figure === 'open' ? openOf(asked, rows) : householdsOf(asked, rows)
}

function openOf(asked: AskedAgeing, rows: readonly Row[]): Because {
  const band = bandOf(asked)
  return figure(
    'yuan',
    'figure.ageing',
    (shown) => ({
      zh: `截至 ${asked.asOf} 未缴的应收${band.zh}，共 ${shown} 元，由 ${rows.length} 户组成。`,
      en: `Charges unpaid as of ${asked.asOf}${band.en}: ${shown} yuan, owed by ${rows.length} household(s).`,
    }),
    rows.map((row) => payerPart(row, row.openFen, itemsSince(row.items, row.oldestDueDay))),
    grounds(asked),
  )
}

function householdsOf(asked: AskedAgeing, rows: readonly Row[]): Because {
  const band = bandOf(asked)
  return figure(
    'count',
    'figure.ageing_households',
    (shown) => ({
      zh: `截至 ${asked.asOf} 有应收未缴${band.zh}的住户 ${shown} 户；一户有几处房产只算一户。`,
      en: `${shown} household(s) with charges unpaid as of ${asked.asOf}${band.en}; one with several premises counts once.`,
    }),
    rows.map((row) => {
      const owes = { zh: `未缴 ${money(row.openFen)} 元`, en: `${money(row.openFen)} yuan open` }
      return payerPart(row, 1, owes)
    }),
    grounds(asked),
  )
}

function bandOf({ band }: AskedAgeing): { zh: string; en: string } {
  if (!band) return { zh: '', en: '' }
  if (band === 'not_due') return { zh: '、还没有过应缴日的', en: ', not past their due day' }
  return { zh: `、过应缴日 ${BAND_WORDS[band].zh}的`, en: `, ${BAND_WORDS[band].en} past their due day` }
}

function grounds({ by }: AskedAgeing): Because[] {
  const steward = ground(
    '一户算在截至日的责任管家名下；代班不改变归属。',
    'A household counts for whoever is its responsible steward on that day; cover changes nothing.',
    { law: '产品规定' },
  )
  return [DUE_DAY, NEXT_DAY, EDGES, VALUE_DAY, ...(by === 'steward' ? [steward] : [])]
}

const EDGES = ground(
  '30、90、180、365 天的分界是本软件定的，只为分开看，不是法律期限，也不改变任何权利。',
  'The edges at 30, 90, 180 and 365 days are this product’s own, to look at debts apart; they are no legal periods.',
  { law: '产品规定' },
)
