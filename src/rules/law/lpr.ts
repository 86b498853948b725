/**
 * The one-year loan prime rate (一年期贷款市场报价利率): the measure of what late money costs its creditor. Each step holds
 * from the day on which the interbank funding centre published it until the next; nobody has looked after the last day.
 */
import { day } from '../day.ts'
import type { LegalTable, LegalValue, Verification } from './dated.ts'

const source = { law: '贷款市场报价利率', article: '一年期', page: 'lpr' }

const step = (from: string, value: string, verified: Verification): LegalValue<string> => ({
  from: day(from),
  value,
  source,
  verified,
})

export const LPR_ONE_YEAR: LegalTable<string> = {
  code: 'lpr.one_year',
  zh: '一年期贷款市场报价利率（LPR）',
  en: 'one-year loan prime rate (LPR)',
  place: null,
  values: [
    step('2019-08-20', '0.0425', 'knowledge'),
    step('2019-09-20', '0.0420', 'knowledge'),
    step('2019-11-20', '0.0415', 'knowledge'),
    step('2020-02-20', '0.0405', 'knowledge'),
    step('2020-04-20', '0.0385', 'secondary'),
    step('2021-12-20', '0.0380', 'secondary'),
    step('2022-01-20', '0.0370', 'secondary'),
    step('2022-08-22', '0.0365', 'secondary'),
    step('2023-06-20', '0.0355', 'knowledge'),
    step('2023-08-21', '0.0345', 'knowledge'),
    step('2024-07-22', '0.0335', 'knowledge'),
    step('2024-10-21', '0.0310', 'secondary'),
    step('2025-05-20', '0.0300', 'secondary'),
  ],
  knownUntil: day('2026-02-24'),
  show: (value) => ({ zh: `年利率 ${percent(value)}`, en: `${percent(value)} a year` }),
}

function percent(rate: string): string {
  return `${(Number(rate) * 100).toFixed(2)}%`
}
