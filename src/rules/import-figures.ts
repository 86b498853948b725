/** Why the figures of an import's dry run are what they are: nothing is left out silently. */
import type { Because } from './because.ts'
import { figure, ground } from './figure.ts'
import { parseYuan } from './money.ts'

/** Every row of the file is taken or not taken, and the report says why not. */
export function importRows(report: { rows: number; accepted: number; skipped: number }): Because {
  const parts = [
    { value: report.accepted, zh: '可以导入的行', en: 'rows that can be imported' },
    {
      value: report.skipped,
      zh: '有错误、不导入的行，逐行列在下面',
      en: 'rows with errors, each listed below',
    },
  ]
  const words = (shown: string) => ({
    zh: `文件里读到 ${shown} 行；还没有入库。`,
    en: `${shown} row(s) read in the file; nothing is stored yet.`,
  })
  return figure('count', 'figure.import_rows', words, parts, [WHOLE])
}

/** The opening balances a file brings, and what they become. */
export function importArrears(report: { file: string; totals: { arrears: string } }): Because {
  const { file, totals } = report
  const part = { value: parseYuan(totals.arrears) ?? 0, zh: file, en: file }
  const words = (shown: string) => ({
    zh: `可导入各行的期初欠费相加：${shown} 元；导入后每一笔成为一条应收，记着它在文件里的位置。`,
    en: `Opening balances of the rows that can be imported: ${shown} yuan; each becomes a charge that names its cell.`,
  })
  return figure('yuan', 'figure.import_arrears', words, [part], [LEDGER, NOT_PROVEN])
}

const WHOLE = ground(
  '读到的行 = 可导入 + 不导入；每一行不导入的都写明原因。',
  'Rows read = to import + not to import; each that is not says why.',
  { law: '产品规定' },
)

const LEDGER = ground(
  '期初欠费以导入的台账为准，记到哪个文件、哪张表、哪一格。',
  'Opening balances stand on the imported ledger: file, sheet and cell are kept.',
  { law: '导入的台账' },
)

const NOT_PROVEN = ground(
  '台账上的数不等于能证明的债；诉讼时效三年，从应缴日的次日起算。',
  'A ledger’s figure is no proof by itself; limitation is three years from the day after the due day.',
  { law: '民法典', article: '第一百八十八条' },
)
