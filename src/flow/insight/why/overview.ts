/** Why a figure of the overview on the home page is what it is. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import { type Day, monthStart } from '../../../rules/day.ts'
import { figure, ground, largestFirst } from '../../../rules/figure.ts'
import type { OVERVIEW_FIGURES } from '../model.ts'
import { type Need, needOf } from '../reads/need.ts'
import {
  DUE_DAY,
  itemsSince,
  money,
  NEXT_DAY,
  PAID_ENDS,
  type Payer,
  payerPart,
  type ReceiptLine,
  receiptPart,
  REVERSED_OUT,
  TODAYS_BOOKS,
} from './lines.ts'

const WHY_OPEN = sqlFile(import.meta.url, '../sql/why-open.sql')
const WHY_CREDIT = sqlFile(import.meta.url, '../sql/why-credit.sql')
const WHY_RECEIPTS = sqlFile(import.meta.url, '../sql/why-receipts.sql')

type OverviewFigure = (typeof OVERVIEW_FIGURES)[number]
type Owing = Payer & {
  openFen: number
  items: number
  overdueFen: number
  overdueItems: number
  oldestDueDay: Day
}
type Credit = Omit<Payer, 'codes'> & { code: string; creditFen: number }
export type AskedOverview = Need & { day: Day; figure: OverviewFigure }

/** One of the six figures of today. Nothing there: zero, without parts. */
export async function whyOverview(tx: Tx, asked: AskedOverview): Promise<Because> {
  switch (asked.figure) {
    case 'credit':
      return heldMoney(tx, asked)
    case 'received_today':
      return received(tx, asked, asked.day)
    case 'received_month':
      return received(tx, asked, monthStart(asked.day))
    default:
      return owing(tx, asked)
  }
}

async function owing(tx: Tx, asked: AskedOverview): Promise<Because> {
  const rows = await tx.inBulk(() => tx.rows<Owing>(WHY_OPEN, { ...needOf(asked), day: asked.day }))
  if (asked.figure === 'open') {
    const parts = rows.map((row) => payerPart(row, row.openFen, itemsSince(row.items, row.oldestDueDay)))
    const words = (shown: string) => ({
      zh: `${asked.day} 还没有缴的应收（到期没到期都算）：${shown} 元，${rows.length} 户。`,
      en: `Unpaid on ${asked.day}, due or not yet: ${shown} yuan, ${rows.length} household(s).`,
    })
    return figure('yuan', 'figure.open', words, largestFirst(parts), [DUE_DAY, PAID_ENDS, TODAYS_BOOKS])
  }
  const late = rows.filter((row) => row.overdueFen > 0).toSorted((a, b) => b.overdueFen - a.overdueFen)
  const grounds = [DUE_DAY, NEXT_DAY, TODAYS_BOOKS]
  if (asked.figure === 'overdue') {
    const parts = late.map((row) =>
      payerPart(row, row.overdueFen, itemsSince(row.overdueItems, row.oldestDueDay)),
    )
    const words = (shown: string) => ({
      zh: `应缴日早于 ${asked.day}、还没有缴的应收：${shown} 元，${late.length} 户。`,
      en: `Due before ${asked.day} and unpaid: ${shown} yuan, ${late.length} household(s).`,
    })
    return figure('yuan', 'figure.overdue', words, parts, grounds)
  }
  const parts = late.map((row) => {
    const owed = money(row.overdueFen)
    return payerPart(row, 1, { zh: `已逾期 ${owed} 元`, en: `${owed} yuan overdue` })
  })
  const words = (shown: string) => ({
    zh: `至少有一笔应缴日早于 ${asked.day} 还没有缴的住户：${shown} 户；一户有几处房产只算一户。`,
    en: `${shown} household(s) with something due before ${asked.day} unpaid; several premises count once.`,
  })
  return figure('count', 'figure.overdue_households', words, parts, grounds)
}

async function heldMoney(tx: Tx, asked: AskedOverview): Promise<Because> {
  const rows = await tx.rows<Credit>(WHY_CREDIT, { ...needOf(asked), day: asked.day, household_id: null })
  const parts = rows.map(({ code, ...row }) => payerPart({ ...row, codes: [code] }, row.creditFen))
  const words = (shown: string) => ({
    zh: `业主预存在账上、还没有抵费用的钱：${shown} 元，${rows.length} 处。`,
    en: `Money owners have paid ahead that no charge has used yet: ${shown} yuan, ${rows.length} account(s).`,
  })
  return figure('yuan', 'figure.credit', words, parts, [CREDIT, TODAYS_BOOKS])
}

async function received(tx: Tx, asked: AskedOverview, from: Day): Promise<Because> {
  const days = { from, to: asked.day, day: asked.day }
  const rows = await tx.rows<ReceiptLine>(WHY_RECEIPTS, { ...needOf(asked), ...days })
  const words = (shown: string) => ({
    zh: `${from === asked.day ? from : `${from} 至 ${asked.day}`} 的收款：${shown} 元，${rows.length} 张收据，各种方式都算，包括转入预存的。`,
    en: `Received ${from === asked.day ? `on ${from}` : `${from} to ${asked.day}`}: ${shown} yuan by ${rows.length} receipt(s), all methods, credit included.`,
  })
  return figure('yuan', 'figure.received', words, rows.map(receiptPart), [REVERSED_OUT, TODAYS_BOOKS])
}

export const CREDIT = ground(
  '预存是业主的钱：下次出账时自动抵那一处的费用。',
  'Credit is the owner’s money: the next bill of the same premises uses it.',
  { law: '产品规定' },
)
