/** What a late fee may not exceed, and what money costs after a judgment. */
import { day } from '../day.ts'
import type { LegalTable } from './dated.ts'

/** The three ceilings of a claimed late fee, any of which a contract may stay below. */
export type LateFeeCaps = { lprMultiple: string; yearlyRate: string; principal: boolean }

export const LATE_FEE_CAPS: LegalTable<LateFeeCaps> = {
  code: 'late_fee.caps',
  zh: '违约金主张上限',
  en: 'ceilings of a claimed late fee',
  place: null,
  values: [
    {
      from: day('2021-01-01'),
      value: { lprMultiple: '1.5', yearlyRate: '0.24', principal: true },
      source: { law: '民法典', article: '第五百八十五条', page: 'civil-code' },
      verified: 'policy',
    },
  ],
  knownUntil: null,
  show: ({ lprMultiple, yearlyRate }) => ({
    zh: `不超过 LPR 的 ${lprMultiple} 倍、年 ${Number(yearlyRate) * 100}%、欠费本金，取最低`,
    en: `no more than ${lprMultiple} × LPR, ${Number(yearlyRate) * 100} % a year, and the principal; the lowest counts`,
  }),
}

/** The band added to LPR when loss is claimed without a clause. */
export const LATE_PAYMENT_LOSS: LegalTable<{ least: string; most: string }> = {
  code: 'late_fee.loss_markup',
  zh: '合同未约定违约金时，逾期付款损失的加计幅度',
  en: 'mark-up on LPR for loss by late payment without a clause',
  place: null,
  values: [
    {
      from: day('2019-08-20'),
      value: { least: '0.30', most: '0.50' },
      source: { law: '买卖合同司法解释', article: '第十八条', page: 'sale-contract-interpretation' },
      verified: 'text',
    },
  ],
  knownUntil: null,
  show: ({ least, most }) => ({
    zh: `LPR 加计 ${Number(least) * 100}%–${Number(most) * 100}%`,
    en: `LPR plus ${Number(least) * 100} % to ${Number(most) * 100} %`,
  }),
}

/** The doubled part of the interest on a judgment debt, per day. */
export const DELAYED_PERFORMANCE: LegalTable<string> = {
  code: 'late_fee.delayed_performance',
  zh: '迟延履行期间加倍部分债务利息（每日）',
  en: 'doubled part of interest for delayed performance, a day',
  place: null,
  values: [
    {
      from: day('2014-08-01'),
      value: '0.000175',
      source: { law: '迟延履行利息司法解释', article: '第一条', page: 'delayed-performance-interpretation' },
      verified: 'text',
    },
  ],
  knownUntil: null,
  show: () => ({ zh: '日万分之一点七五', en: '0.0175 % a day' }),
}
