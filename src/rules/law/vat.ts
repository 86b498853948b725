/** VAT rates by kind of taxpayer and item, and the tax classes. */
import { day } from '../day.ts'
import type { LegalTable, LegalValue } from './dated.ts'

export type TaxItem = 'property_service' | 'parking' | 'rent'
export type Taxpayer = 'general' | 'small_scale'

/** 物业管理服务; the shorter 3040801 is its parent class. Parking and rent have classes of their own. */
export const PROPERTY_SERVICE_CLASS = '3040801010000000000'

const LAW = { law: '增值税法', article: '第十条', page: 'vat-law' }
const NOTICE = { law: '财政部 税务总局公告2026年第10号', page: 'vat-notice-2026' }
const show = (rate: string) => ({ zh: `${Number(rate) * 100}%`, en: `${Number(rate) * 100} %` })

function table(
  taxpayer: Taxpayer,
  item: TaxItem,
  words: { zh: string; en: string },
  values: LegalValue<string>[],
  knownUntil: string | null,
): LegalTable<string> {
  return {
    code: `vat.${taxpayer}.${item}`,
    ...words,
    place: null,
    values,
    knownUntil: knownUntil === null ? null : day(knownUntil),
    show,
  }
}

const start = day('2026-01-01')

export const VAT_RATES: readonly LegalTable<string>[] = [
  table(
    'general',
    'property_service',
    { zh: '物业服务增值税税率（一般纳税人）', en: 'VAT on property service, general taxpayer' },
    [{ from: start, value: '0.06', source: LAW, verified: 'text' }],
    null,
  ),
  table(
    'general',
    'parking',
    { zh: '车位服务增值税税率（一般纳税人）', en: 'VAT on parking, general taxpayer' },
    [{ from: start, value: '0.09', source: LAW, verified: 'knowledge' }],
    null,
  ),
  table(
    'general',
    'rent',
    { zh: '出租增值税税率（一般纳税人）', en: 'VAT on rent, general taxpayer' },
    [{ from: start, value: '0.09', source: LAW, verified: 'knowledge' }],
    null,
  ),
  table(
    'small_scale',
    'property_service',
    { zh: '物业服务增值税征收率（小规模）', en: 'VAT on property service, small-scale taxpayer' },
    [{ from: start, value: '0.01', source: NOTICE, verified: 'secondary' }],
    '2027-12-31',
  ),
]

/** The table of a taxpayer and an item; undefined where no rate was found. */
export function vatTable(taxpayer: Taxpayer, item: TaxItem): LegalTable<string> | undefined {
  return VAT_RATES.find((one) => one.code === `vat.${taxpayer}.${item}`)
}
