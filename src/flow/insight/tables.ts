/** Reports as tables, for files people open in a spreadsheet and for terminals. Amounts are yuan text. */
import { fen, yuan } from '../../rules/money.ts'
import {
  type Ageing,
  BAND_WORDS,
  BANDS,
  type CollectionRate,
  type LedgerReport,
  type WorkRow,
} from './model.ts'

export type Table = {
  title: string
  columns: { name: string; money?: boolean }[]
  rows: (string | number | null)[][]
}

const money = (amount: number) => yuan(fen(amount))

export function ageingTable(report: Ageing): Table {
  const by = { building: '楼栋', steward: '管家', usage: '用途' }[report.by]
  const rows = [...report.rows, report.total].map((row) => [
    row.label,
    row.households,
    ...BANDS.map((band) => money(row.bands[band])),
    money(row.totalFen),
  ])
  const bands = BANDS.map((band) => ({ name: BAND_WORDS[band].zh, money: true }))
  return {
    title: `账龄 截至 ${report.asOf}`,
    columns: [{ name: by }, { name: '欠费户数' }, ...bands, { name: '合计', money: true }],
    rows,
  }
}

export function collectionRateTable(report: CollectionRate): Table {
  const lines = [{ label: '合计', rates: report.rates }, ...report.rows]
  return {
    title: `收缴率 ${report.from}–${report.to} 截至 ${report.asOf}`,
    columns: [
      { name: '楼栋' },
      { name: '指标' },
      { name: '分子（元）', money: true },
      { name: '分母（元）', money: true },
      { name: '比率' },
      { name: '公式' },
    ],
    rows: lines.flatMap(({ label, rates }) =>
      rates.map((rate) => [
        label,
        rate.zh,
        money(rate.numeratorFen),
        money(rate.denominatorFen),
        rate.share,
        rate.formula,
      ]),
    ),
  }
}

export function ledgerTable(report: LedgerReport): Table {
  const figures = (row: LedgerReport['total']) =>
    [row.openingFen, row.chargedFen, row.cancelledFen, row.receivedFen, row.reversedFen, row.closingFen].map(
      money,
    )
  const names = ['期初', '应收', '取消', '收款', '红冲', '期末']
  return {
    title: `台账 ${report.from}–${report.to}（期末 = 期初 + 应收 − 取消 − 收款 + 红冲）`,
    columns: [{ name: '房号' }, { name: '住户' }, ...names.map((name) => ({ name, money: true }))],
    rows: [
      ...report.rows.map((row) => [row.code, row.household, ...figures(row)]),
      ['合计', '', ...figures(report.total)],
    ],
  }
}

export function worklistTable(rows: readonly WorkRow[]): Table {
  return {
    title: '今日工作',
    columns: [
      { name: '房号' },
      { name: '住户' },
      { name: '未缴', money: true },
      { name: '逾期', money: true },
      { name: '最早到期' },
      { name: '管家' },
      { name: '原因' },
    ],
    rows: rows.map((row) => [
      row.codes.join(' '),
      row.household,
      money(row.openFen),
      money(row.overdueFen),
      row.oldestDueDay,
      row.steward,
      row.why.zh,
    ]),
  }
}
