/** Why a late fee or a last day is what it is: the facts gathered, the rule asked. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { type Because, because } from '../../../rules/because.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { lateFee, shippedCaps } from '../../../rules/late-fee.ts'
import { unknownWords } from '../../../rules/law/dated.ts'
import { isRestDay } from '../../../rules/law/holidays.ts'
import { demandOfDelivery, type DeliveryRecord } from '../../../rules/limitation/delivery.ts'
import type { LimitationEvent } from '../../../rules/limitation/events.ts'
import {
  type EventOutcome,
  type Limitation,
  limitation,
  statusOn,
} from '../../../rules/limitation/limitation.ts'
import { type Fen, fen } from '../../../rules/money.ts'
import { lprKnown } from '../../tariff/commands/enter-legal-value.ts'
import { insightProblems } from '../problems.ts'
import { type Need, needOf } from './need.ts'

const ITEM = sqlFile(import.meta.url, '../sql/item-facts.sql')
const PAID = sqlFile(import.meta.url, '../sql/item-paid-days.sql')
const DISPUTES = sqlFile(import.meta.url, '../sql/item-disputes.sql')
const DEMANDS = sqlFile(import.meta.url, '../sql/item-demands.sql')
const PROMISES = sqlFile(import.meta.url, '../sql/item-promises.sql')

export type Item = {
  itemId: string
  code: string
  feeItem: string
  feeKind: string
  fromDay: Day
  toDay: Day
  dueDay: Day
  amountFen: number
  contractKnown: boolean
  lateFeeClause: string | null
  lateFeeDailyRate: string | null
  visible: boolean
}
type Paid = { day: Day; amountFen: number; designated: boolean }
export type Asked = Need & { itemId: string; asOf: Day; day: Day }

/**
 * The late fee of one item as of a day: by contract, and what of it may be claimed. Money collected for others bears
 * none. Problems: not_found, not_yours, law_not_known when an LPR it needs was never entered.
 */
export async function explainLateFee(tx: Tx, asked: Asked): Promise<Because> {
  const item = await itemOf(tx, asked)
  const which = { community_id: asked.communityId, item_id: asked.itemId, as_of: asked.asOf }
  const paid = await tx.rows<Paid>(PAID, which)
  const disputes = await tx.rows<{ openedDay: Day; resolvedDay: Day | null; amountFen: number | null }>(
    DISPUTES,
    which,
  )
  const fee = lateFee({
    principal: fen(item.amountFen),
    dueDay: item.dueDay,
    asOf: asked.asOf,
    clause: clauseOf(item),
    caps: shippedCaps(item.dueDay),
    principalPayments: paid.map((one) => ({ day: one.day, amount: one.amountFen as Fen })),
    disputed: disputes.map((one) => ({
      from: one.openedDay,
      to: one.resolvedDay === null ? null : addDays(one.resolvedDay, -1),
      amount: one.amountFen === null ? null : fen(one.amountFen),
    })),
    lpr: await lprKnown(tx),
  })
  if ('known' in fee) throw insightProblems.law_not_known(unknownWords(fee))
  return headed(item, asked.asOf, fee.because, contractWords(item))
}

/**
 * Until when a court will hear of one item, by the events on file. A demand counts for an item it lists and with proof
 * of arrival; a promise counts when it can be proven, which a spoken one cannot. Problems: not_found, not_yours.
 */
export async function explainLimitation(tx: Tx, asked: Asked): Promise<Because> {
  const item = await itemOf(tx, asked)
  const found = await limitationOf(tx, asked, item)
  const status = STATUS[statusOn(found, item.dueDay, asked.asOf)]
  const passed = found.outcomes.filter((one) => !one.counted).map(passedOver)
  const trail = { ...found.because, from: [...(found.because.from ?? []), ...passed] }
  return headed(item, asked.asOf, trail, status)
}

/** The item asked for. Problems: not_found, not_yours. */
export async function itemOf(tx: Tx, asked: Asked): Promise<Item> {
  const item = await tx.row<Item>(ITEM, {
    ...needOf(asked),
    item_id: asked.itemId,
    as_of: asked.asOf,
    day: asked.day,
  })
  if (!item) throw platformProblems.not_found({ what: '应收', id: asked.itemId })
  if (!item.visible) throw insightProblems.not_yours()
  return item
}

function clauseOf({ feeKind, lateFeeClause, lateFeeDailyRate }: Item) {
  return feeKind !== 'agency' && lateFeeClause !== null && lateFeeDailyRate !== null
    ? { dailyRate: lateFeeDailyRate }
    : null
}

function contractWords({ feeKind, contractKnown }: Item): { zh: string; en: string } {
  if (feeKind === 'agency') return { zh: '代收款不计违约金', en: 'money collected for others bears none' }
  return contractKnown
    ? { zh: '按应缴日有效的物业服务合同', en: 'by the service contract in force on the due day' }
    : { zh: '应缴日没有登记物业服务合同', en: 'no service contract is recorded for the due day' }
}

/** Until when it is in time, by the events on file. */
export async function limitationOf(tx: Tx, asked: Asked, item: Item): Promise<Limitation> {
  const events = await eventsOf(tx, asked)
  return limitation({ debtId: item.itemId, dueDay: item.dueDay, events, isRestDay })
}

async function eventsOf(tx: Tx, asked: Asked): Promise<LimitationEvent[]> {
  const which = { community_id: asked.communityId, item_id: asked.itemId, as_of: asked.asOf }
  const demands = await tx.rows<DeliveryRecord>(DEMANDS, which)
  const promises = await tx.rows<{ takenDay: Day; promisedDay: Day }>(PROMISES, which)
  const paid = await tx.rows<Paid>(PAID, which)
  return [
    ...demands.map(demandOfDelivery),
    ...promises.map(
      ({ takenDay }): LimitationEvent => ({ type: 'consent', kind: 'promise', day: takenDay, form: 'oral' }),
    ),
    ...paid
      .filter((one) => one.amountFen > 0)
      .map(
        ({ day, designated }): LimitationEvent => ({
          type: 'part_payment',
          day,
          designatedToThisDebt: designated,
        }),
      ),
  ]
}

const STATUS = {
  not_due: { zh: '尚未到期', en: 'not yet due' },
  live: { zh: '在诉讼时效内', en: 'in time' },
  expired: { zh: '诉讼时效已过', en: 'out of time' },
  running_procedure: { zh: '程序进行中', en: 'a procedure is running' },
} as const

function passedOver({ day, zh, en }: EventOutcome): Because {
  return because(day ?? '—', 'day', 'limitation.not_counted', {
    zh: `不计：${day ?? ''} ${zh}`,
    en: `not counted: ${day ?? ''} ${en}`,
  })
}

/** Names the item above what the rule said. */
export function headed(item: Item, asOf: Day, trail: Because, words: { zh: string; en: string }): Because {
  return {
    ...trail,
    zh: `${item.code} ${item.feeItem} ${item.fromDay} 至 ${item.toDay}，截至 ${asOf}：${trail.zh}（${words.zh}）`,
    en: `${item.code} ${item.feeItem} ${item.fromDay} to ${item.toDay}, as of ${asOf}: ${trail.en} (${words.en})`,
  }
}
