/** What a court asks for: graduated tables, each bracket's share of what lies within it. Yuan throughout. */
import { day } from '../day.ts'
import type { LegalTable, LegalValue } from './dated.ts'

/** Of the part of the amount up to `upTo` (null: without end), `rate`; `fixed` instead of a share for the first. */
export type Bracket = { upTo: string | null; rate: string; fixed?: string }
export type FeeTable = { brackets: readonly Bracket[]; most: string | null }

const measures = (article: string) => ({ law: '诉讼费用交纳办法', article, page: 'court-fee-measures' })
const table = (article: string, value: FeeTable): LegalValue<FeeTable>[] => [
  { from: day('2007-04-01'), value, source: measures(article), verified: 'text' },
]

const show = ({ brackets, most }: FeeTable) => {
  const last = brackets.at(-1) as Bracket
  const top = most ? { zh: `，最高 ${most} 元`, en: `, at most ${most} yuan` } : { zh: '', en: '' }
  return {
    zh: `${brackets.length} 档累计，首档 ${brackets[0]?.fixed} 元，末档 ${percent(last.rate)}${top.zh}`,
    en: `${brackets.length} brackets, ${brackets[0]?.fixed} yuan for the first, ${percent(last.rate)} in the last${top.en}`,
  }
}

/** 财产案件受理费 */
export const CASE_FEE: LegalTable<FeeTable> = {
  code: 'court_fee.case',
  zh: '财产案件受理费',
  en: 'case fee of a property claim',
  place: null,
  values: table('第十三条', {
    brackets: [
      { upTo: '10000', rate: '0', fixed: '50' },
      { upTo: '100000', rate: '0.025' },
      { upTo: '200000', rate: '0.02' },
      { upTo: '500000', rate: '0.015' },
      { upTo: '1000000', rate: '0.01' },
      { upTo: '2000000', rate: '0.009' },
      { upTo: '5000000', rate: '0.008' },
      { upTo: '10000000', rate: '0.007' },
      { upTo: '20000000', rate: '0.006' },
      { upTo: null, rate: '0.005' },
    ],
    most: null,
  }),
  knownUntil: null,
  show,
}

/** 申请执行费 */
export const ENFORCEMENT_FEE: LegalTable<FeeTable> = {
  code: 'court_fee.enforcement',
  zh: '申请执行费',
  en: 'enforcement fee',
  place: null,
  values: table('第十四条', {
    brackets: [
      { upTo: '10000', rate: '0', fixed: '50' },
      { upTo: '500000', rate: '0.015' },
      { upTo: '5000000', rate: '0.01' },
      { upTo: '10000000', rate: '0.005' },
      { upTo: null, rate: '0.001' },
    ],
    most: null,
  }),
  knownUntil: null,
  show,
}

/** 申请保全措施 */
export const PRESERVATION_FEE: LegalTable<FeeTable> = {
  code: 'court_fee.preservation',
  zh: '申请财产保全费',
  en: 'fee for preserving property',
  place: null,
  values: table('第十四条', {
    brackets: [
      { upTo: '1000', rate: '0', fixed: '30' },
      { upTo: '100000', rate: '0.01' },
      { upTo: null, rate: '0.005' },
    ],
    most: '5000',
  }),
  knownUntil: null,
  show,
}

/** What part of the case fee other ways of ending or beginning cost. */
export type CourtFeeShares = { halved: string; paymentOrder: string }

export const COURT_FEE_SHARES: LegalTable<CourtFeeShares> = {
  code: 'court_fee.shares',
  zh: '减半交纳（调解、撤诉、简易程序）与支付令申请费',
  en: 'halved fee (mediated, withdrawn, summary) and fee of a payment order',
  place: null,
  values: [
    {
      from: day('2007-04-01'),
      value: { halved: '1/2', paymentOrder: '1/3' },
      source: measures('第十四条'),
      verified: 'text',
    },
  ],
  knownUntil: null,
  show: () => ({ zh: '受理费的一半；三分之一', en: 'half; a third of the case fee' }),
}

function percent(rate: string): string {
  return `${Number((Number(rate) * 100).toFixed(4))}%`
}
