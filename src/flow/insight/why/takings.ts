/** Why the takings of a day are what they are: receipt by receipt, by till and method. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { figure, ground } from '../../../rules/figure.ts'
import { METHOD_NAMES, type Method } from '../../ledger/model.ts'
import { type Need, needOf } from '../reads/need.ts'
import { type ReceiptLine, receiptPart, REVERSED_STAYS } from './lines.ts'

const WHY_TAKINGS = sqlFile(import.meta.url, '../sql/why-takings.sql')

type Row = Omit<ReceiptLine, 'day'> & { back: boolean }
export type AskedTakings = Need & {
  day: Day
  today: Day
  till?: string | undefined
  method?: Method | undefined
  figure: 'taken' | 'receipts'
}

/** What one till, or all, took on a day by one method, or by all; or how many receipts that were. */
export async function whyTakings(tx: Tx, asked: AskedTakings): Promise<Because> {
  const rows = await tx.rows<Row>(WHY_TAKINGS, {
    ...needOf(asked),
    day: asked.day,
    today: asked.today,
    till: asked.till ?? null,
    method: asked.method ?? null,
  })
  const where = placeOf(asked)
  if (asked.figure === 'receipts') {
    const given = rows.filter(({ back }) => !back)
    const words = (shown: string) => ({
      zh: `${asked.day} ${where.zh}开出 ${shown} 张收据，包括后来红冲的。`,
      en: `${shown} receipt(s) given on ${asked.day}${where.en}, those reversed later included.`,
    })
    const parts = given.map((row) => ({ ...receiptPart({ ...row, day: asked.day }), value: 1 }))
    return figure('count', 'figure.receipts', words, parts, [REVERSED_STAYS])
  }
  const words = (shown: string) => ({
    zh: `${asked.day} ${where.zh}收款 ${shown} 元：当天的收据，减去当天红冲的（不论是哪天的收据）。`,
    en: `${shown} yuan taken on ${asked.day}${where.en}: receipts of the day, less those reversed on it, whenever given.`,
  })
  const grounds = asked.method && asked.method !== 'cash' ? [REVERSED_STAYS] : [REVERSED_STAYS, TO_THE_BANK]
  return figure(
    'yuan',
    'figure.takings',
    words,
    rows.map((row) => part(row, asked.day)),
    grounds,
  )
}

function part(row: Row, day: Day) {
  const line = receiptPart({ ...row, day })
  return row.back ? { ...line, zh: `红冲 ${line.zh}`, en: `reversed: ${line.en}` } : line
}

function placeOf({ till, method }: AskedTakings): { zh: string; en: string } {
  const by = method ? METHOD_NAMES[method] : undefined
  return {
    zh: `${till ? `收款台 ${till} ` : '全部收款台'}${by?.zh ?? ''}`,
    en: `${till ? ` at till ${till}` : ' at all tills'}${by ? ` by ${by.en}` : ''}`,
  }
}

const TO_THE_BANK = ground(
  '现金应当当天送存银行，不能直接从里面支用；日结的现金就是要送存的数。',
  'Cash goes to the bank the same day and is not spent from; the day close states what is to be brought.',
  { law: '现金管理暂行条例', article: '第十一条' },
)
