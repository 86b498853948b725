/** How long records are kept: in years, or for ever. */
import { day } from '../day.ts'
import type { LegalSource, LegalTable, Verification } from './dated.ts'

export const RECORD_KINDS = [
  'voucher',
  'ledger_book',
  'period_report',
  'bank_statement',
  'tax_return',
  'annual_report',
  'fapiao_stub',
  'impact_assessment',
  'collection_log',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** Years; null: for ever. */
export type Keep = { years: number | null }

const ARCHIVES: LegalSource = { law: '会计档案管理办法', article: '附表', page: 'accounting-archives' }

function kept(
  kind: RecordKind,
  zh: string,
  en: string,
  years: number | null,
  source: LegalSource,
  verified: Verification,
  from: string,
): LegalTable<Keep> {
  return {
    code: `retention.${kind}`,
    zh: `保管期限：${zh}`,
    en: `kept: ${en}`,
    place: null,
    values: [{ from: day(from), value: { years }, source, verified }],
    knownUntil: null,
    show: ({ years: many }) =>
      many === null ? { zh: '永久', en: 'for ever' } : { zh: `${many} 年`, en: `${many} years` },
  }
}

const archive = (kind: RecordKind, zh: string, en: string, years: number | null) =>
  kept(kind, zh, en, years, ARCHIVES, 'secondary', '2016-01-01')

export const RETENTION: Readonly<Record<RecordKind, LegalTable<Keep>>> = {
  voucher: archive('voucher', '会计凭证', 'vouchers', 30),
  ledger_book: archive('ledger_book', '会计账簿', 'ledgers', 30),
  period_report: archive('period_report', '月度、季度报告', 'monthly and quarterly reports', 10),
  bank_statement: archive('bank_statement', '银行对账单与调节表', 'bank statements and reconciliations', 10),
  tax_return: archive('tax_return', '纳税申报表', 'tax returns', 10),
  annual_report: archive('annual_report', '年度财务报告', 'annual reports', null),
  fapiao_stub: kept(
    'fapiao_stub',
    '发票存根联',
    'fapiao stubs',
    5,
    { law: '发票管理办法', article: '第二十八条', page: 'invoice-measures' },
    'text',
    '2011-02-01',
  ),
  impact_assessment: kept(
    'impact_assessment',
    '个人信息保护影响评估报告',
    'impact assessments',
    3,
    { law: '个人信息保护法', article: '第五十六条', page: 'personal-information-protection-law' },
    'text',
    '2021-11-01',
  ),
  collection_log: kept(
    'collection_log',
    '催收记录（自时效届满起）',
    'contact logs, from the end of limitation',
    3,
    { law: '个人信息保护法', article: '第十九条', page: 'personal-information-protection-law' },
    'policy',
    '2021-11-01',
  ),
}
