/** Last days: a period's first day is not counted, and a last day of rest moves to the next day worked. */

import { type Because, because } from '../because.ts'
import { addDays, addMonths, type Day } from '../day.ts'
import {
  CONFIRMATION_DAYS,
  DECLINE_SUIT_DAYS,
  DEMAND_DAYS,
  DEMAND_DAYS_LEAST,
  OBJECTION_DAYS,
} from '../law/court-periods.ts'
import { type LegalSource, type LegalTable, type Unknown, valueOn } from '../law/dated.ts'
import { isRestDay } from '../law/holidays.ts'
import { ENFORCEMENT_YEARS } from '../law/limitation.ts'

/** What is asked: from which day which period runs. */
export const DEADLINES = {
  payment_order_objection: { zh: '收到支付令后提出异议', en: 'to object after a payment order came' },
  decline_suit: { zh: '支付令失效后表示不起诉', en: 'to decline the suit after the order lapsed' },
  judicial_confirmation: { zh: '申请司法确认', en: 'to apply for judicial confirmation' },
  enforcement: { zh: '申请执行', en: 'to apply for enforcement' },
  demand: { zh: '催告期限届满', en: 'the time a demand gives' },
} as const
export type Deadline = keyof typeof DEADLINES

export type DeadlineQuestion = {
  deadline: Deadline
  /** Receipt of the order, of the ruling, effect of the agreement, end of performance, arrival of the demand. */
  from: Day
  /** Days off near the end; absent: the calendar of public holidays. */
  nonWorkingDays?: readonly Day[] | undefined
  /** Of a demand: days it gives. Absent: the default; never under the least. */
  days?: number | undefined
}

export type DeadlineAnswer = { lastDay: Day; source: LegalSource; because: Because }

/** The last day of a period, or since when its length is not known. */
export function lastDayOf(question: DeadlineQuestion): DeadlineAnswer | Unknown {
  const { deadline, from } = question
  const length = lengthOf(question)
  if ('known' in length) return length
  const counted = length.months ? addMonths(from, length.months) : addDays(from, length.days)
  // What our own letter gives is counted as it stands, unless somebody says which days are off.
  const rolls = deadline !== 'demand' || question.nonWorkingDays !== undefined
  const lastDay = rolls ? rolled(counted, question.nonWorkingDays) : counted
  const words = {
    zh: `${DEADLINES[deadline].zh}：自 ${from} 次日起 ${length.zh}，最后一日 ${lastDay}`,
    en: `${DEADLINES[deadline].en}: ${length.en} from the day after ${from}, last day ${lastDay}`,
  }
  const { law, article } = length.source
  const source = { law, ...(article ? { article } : {}), on: from }
  return {
    lastDay,
    source: length.source,
    because: because(lastDay, 'day', `acts.${deadline}`, words, { source }),
  }
}

type Length = { days: number; months: number; zh: string; en: string; source: LegalSource }

function lengthOf({ deadline, from, days }: DeadlineQuestion): Length | Unknown {
  const table = TABLES[deadline]
  const found = valueOn(table, from)
  if (!found.known) return found
  if (deadline === 'enforcement')
    return { days: 0, months: 12 * found.value, ...table.show(found.value), source: found.source }
  const least = valueOn(DEMAND_DAYS_LEAST, from)
  const given =
    deadline === 'demand'
      ? Math.max(days ?? found.value, least.known ? least.value : found.value)
      : found.value
  return { days: given, months: 0, ...table.show(given), source: found.source }
}

const TABLES: Record<Deadline, LegalTable<number>> = {
  payment_order_objection: OBJECTION_DAYS,
  decline_suit: DECLINE_SUIT_DAYS,
  judicial_confirmation: CONFIRMATION_DAYS,
  enforcement: ENFORCEMENT_YEARS,
  demand: DEMAND_DAYS,
}

function rolled(from: Day, daysOff: readonly Day[] | undefined): Day {
  const off = daysOff ? (d: Day) => daysOff.includes(d) : isRestDay
  let last = from
  while (off(last)) last = addDays(last, 1)
  return last
}

/** The last day alone; null where the length of the period is not known for that day. */
export function lastDay(
  deadline: Deadline,
  from: Day,
  more: Omit<DeadlineQuestion, 'deadline' | 'from'> = {},
): Day | null {
  const answer = lastDayOf({ deadline, from, ...more })
  return 'lastDay' in answer ? answer.lastDay : null
}
