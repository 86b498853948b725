/** Why the totals row of a table is what it is: the rows above it, and no others. */
import type { Because } from './because.ts'
import { figure, ground } from './figure.ts'

/** The sum of the rows a person sees, whole fen, in their order; rows of nothing are left out. */
export function tableTotal(
  rows: readonly { value: number; name: string; householdId?: string; receiptId?: string }[],
): Because {
  const parts = rows
    .filter(({ value }) => value !== 0)
    .map(({ value, name, householdId, receiptId }) => ({
      value,
      zh: name,
      en: name,
      subject: householdId ? `household:${householdId}` : receiptId ? `receipt:${receiptId}` : undefined,
    }))
  const words = (shown: string) => ({
    zh: `这张表的 ${rows.length} 行相加：${shown} 元。`,
    en: `The ${rows.length} row(s) of this table together: ${shown} yuan.`,
  })
  return figure('yuan', 'figure.table_total', words, parts, [AS_SEEN])
}

const AS_SEEN = ground(
  '只加这张表里看得到的行；没有列出的不在内。每一行为什么是这个数，点那一行的数。',
  'Only the rows of this table count, what it does not list does not. Ask a row’s own figure why it is what it is.',
  { law: '产品规定' },
)
