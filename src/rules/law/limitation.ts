/** Periods after which a claim can be met with a defence, and what is left after an obstacle. */
import { day } from '../day.ts'
import type { LegalTable } from './dated.ts'

const civilCode = (article: string) => ({ law: '民法典', article, page: 'civil-code' })
const years = (value: number) => ({ zh: `${value} 年`, en: `${value} years` })

export const LIMITATION_YEARS: LegalTable<number> = {
  code: 'limitation.years',
  zh: '普通诉讼时效期间',
  en: 'general limitation period',
  place: null,
  values: [
    {
      from: day('1987-01-01'),
      value: 2,
      source: { law: '民法通则', article: '第一百三十五条', page: 'former-civil-law' },
      verified: 'knowledge',
    },
    // 民法总则 of 2017 made it three years; what had not run out by then runs three years from its due day.
    { from: day('2017-10-01'), value: 3, source: civilCode('第一百八十八条'), verified: 'text' },
  ],
  knownUntil: null,
  show: years,
}

export const LIMITATION_LONGEST_YEARS: LegalTable<number> = {
  code: 'limitation.longest_years',
  zh: '最长权利保护期间',
  en: 'outer limit of protection',
  place: null,
  values: [{ from: day('1987-01-01'), value: 20, source: civilCode('第一百八十八条'), verified: 'text' }],
  knownUntil: null,
  show: years,
}

export const SUSPENSION_MONTHS: LegalTable<number> = {
  code: 'limitation.suspension_months',
  zh: '中止：最后六个月内发生障碍，障碍消除后再满',
  en: 'suspension: an obstacle in the last six months; after it ends another',
  place: null,
  values: [{ from: day('2017-10-01'), value: 6, source: civilCode('第一百九十四条'), verified: 'text' }],
  knownUntil: null,
  show: (value) => ({ zh: `${value} 个月`, en: `${value} months` }),
}

export const ENFORCEMENT_YEARS: LegalTable<number> = {
  code: 'limitation.enforcement_years',
  zh: '申请执行的期间',
  en: 'period for applying for enforcement',
  place: null,
  values: [
    {
      from: day('2008-04-01'),
      value: 2,
      source: { law: '民事诉讼法', article: '第二百五十条', page: 'civil-procedure-law' },
      verified: 'text',
    },
  ],
  knownUntil: null,
  show: years,
}
