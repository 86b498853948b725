/** Why a household owes what it owes: item by item, over all its premises. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { type Because, because } from '../../../rules/because.ts'
import { type Day, daysBetween } from '../../../rules/day.ts'
import { figure } from '../../../rules/figure.ts'
import { insightProblems } from '../problems.ts'
import type { Need } from '../reads/need.ts'
import { DUE_DAY, NEXT_DAY, PAID_ENDS, payerPart, TODAYS_BOOKS } from './lines.ts'
import { CREDIT } from './overview.ts'

const HOUSEHOLD = sqlFile(import.meta.url, '../sql/household.sql')
const ITEMS = sqlFile(import.meta.url, '../sql/household-items.sql')
const WHY_CREDIT = sqlFile(import.meta.url, '../sql/why-credit.sql')

type Item = {
  code: string
  feeItem: string
  fromDay: Day
  toDay: Day
  dueDay: Day
  amountFen: number
  openFen: number
}
type Credit = { code: string; household: string; creditFen: number }
export type AskedHousehold = Need & {
  householdId: string
  day: Day
  figure: 'open' | 'overdue' | 'credit' | 'oldest_due'
}

/** What is open, overdue or held of one household today, or its oldest due day. Problems: not_found, not_yours. */
export async function whyHousehold(tx: Tx, asked: AskedHousehold): Promise<Because> {
  const which = { community_id: asked.communityId, household_id: asked.householdId }
  const scope = { steward_id: asked.stewardId, day: asked.day }
  const household = await tx.row<{ name: string; visible: boolean }>(HOUSEHOLD, { ...which, ...scope })
  if (!household) throw platformProblems.not_found({ what: '住户', id: asked.householdId })
  if (!household.visible) throw insightProblems.not_yours()
  if (asked.figure === 'credit') {
    return creditOf(asked, await tx.rows<Credit>(WHY_CREDIT, { ...which, ...scope }))
  }
  const items = await tx.rows<Item>(ITEMS, which)
  if (asked.figure === 'oldest_due') return oldestOf(items)
  const late = asked.figure === 'overdue'
  const counted = late ? items.filter((item) => item.dueDay < asked.day) : items
  const words = (shown: string) => ({
    zh: `${household.name} ${late ? `应缴日早于 ${asked.day}、` : `${asked.day} `}还没有缴的：${shown} 元，${counted.length} 笔，全部房产合在一起。`,
    en: `${household.name}, unpaid ${late ? `and due before ${asked.day}` : `on ${asked.day}`}: ${shown} yuan, ${counted.length} item(s), over all premises.`,
  })
  const parts = counted.map((item) => itemPart(item, asked.day))
  return figure('yuan', `figure.household_${asked.figure}`, words, parts, [
    DUE_DAY,
    ...(late ? [NEXT_DAY] : []),
    PAID_ENDS,
    TODAYS_BOOKS,
  ])
}

function itemPart(item: Item, today: Day) {
  const late = daysBetween(item.dueDay, today)
  const what = `${item.code} ${item.feeItem} ${item.fromDay}–${item.toDay}`
  const zh = late > 0 ? `${item.dueDay} 应缴，已过 ${late} 天` : `${item.dueDay} 应缴`
  const en = late > 0 ? `due ${item.dueDay}, ${late} days ago` : `due ${item.dueDay}`
  return { value: item.openFen, zh: `${what}（${zh}）`, en: `${what} (${en})` }
}

function creditOf(asked: AskedHousehold, rows: readonly Credit[]): Because {
  const parts = rows.map(({ code, household, creditFen }) =>
    payerPart({ householdId: asked.householdId, household, codes: [code] }, creditFen),
  )
  const words = (shown: string) => ({
    zh: `这一户预存在账上、还没有抵费用的钱：${shown} 元。`,
    en: `Paid ahead by this household and not yet used: ${shown} yuan.`,
  })
  return figure('yuan', 'figure.household_credit', words, parts, [CREDIT, TODAYS_BOOKS])
}

function oldestOf(items: readonly Item[]): Because {
  const [first] = items
  if (!first)
    return because('—', 'day', 'figure.oldest_due', { zh: '没有未缴的费用。', en: 'Nothing is open.' })
  const what = `${first.code} ${first.feeItem} ${first.fromDay}–${first.toDay}`
  const words = {
    zh: `还没有缴的费用里，应缴日最早的是 ${first.dueDay}：${what}。`,
    en: `Of what is unpaid, the earliest due day is ${first.dueDay}: ${what}.`,
  }
  return because(first.dueDay, 'day', 'figure.oldest_due', words, { from: [DUE_DAY, NEXT_DAY] })
}
