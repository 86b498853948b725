/** The pages under docs/law by their names, and sources on them. */
import type { LegalSource } from '../law/dated.ts'

export const LAW_PAGES = {
  'accounting-archives': '会计档案管理办法',
  'accounting-basics': '会计基础工作规范',
  'arbitration-law': '仲裁法',
  'average-wages': '就业人员年平均工资',
  benchmarks: 'Benchmarks',
  cases: '案例',
  'cash-rules': '现金管理暂行条例',
  'civil-code': '民法典',
  'civil-procedure-interpretation': '民事诉讼法解释',
  'civil-procedure-law': '民事诉讼法',
  'clear-price-rules': '明码标价和禁止价格欺诈规定',
  'complaint-form': '民事起诉状示范文本',
  'consumer-finance-measures': '消费金融公司管理办法',
  'consumer-protection-law': '消费者权益保护法',
  'contract-general-interpretation': '合同编通则解释',
  'credit-reporting-regulation': '征信业管理条例',
  'delayed-performance-interpretation': '迟延履行利息解释',
  'digital-invoice-notice': '国家税务总局公告2024年第11号',
  'dishonest-list-rules': '失信被执行人名单规定',
  'e-signature-law': '电子签名法',
  'evidence-rules': '民事诉讼证据规定',
  'invoice-measures': '发票管理办法',
  'lawyers-law': '律师法',
  'limitation-rules': '诉讼时效规定',
  'local-rules': '地方物业管理条例',
  'own-sources': 'Own sources',
  'personal-information-protection-law': '个人信息保护法',
  'property-fee-measures': '物业服务收费管理办法',
  'property-interpretation': '物业服务纠纷解释',
  'property-management-regulation': '物业管理条例',
  'property-price-display-rules': '物业服务收费明码标价规定',
  'public-security-law': '治安管理处罚法',
  'renminbi-regulation': '人民币管理条例',
  'sale-contract-interpretation': '买卖合同解释',
  'service-address-opinions': '送达地址意见',
  'sms-rules': '通信短信息服务管理规定',
  'vat-law': '增值税法',
  'vat-notice-2026': '财政部 税务总局公告2026年第10号',
} as const
export type LawPage = keyof typeof LAW_PAGES

/** Articles of one page, by number or by the words of a heading; without any: the page as a whole. */
export function on(page: LawPage, ...articles: (number | string)[]): LegalSource[] {
  const law = LAW_PAGES[page]
  if (articles.length === 0) return [{ law, page }]
  return articles.map((one) => ({
    law,
    article: typeof one === 'number' ? `第${inChinese(one)}条` : one,
    page,
  }))
}

const DIGITS = '零一二三四五六七八九'
const UNITS = ['', '十', '百', '千']

/** 944 as 九百四十四, 1033 as 一千零三十三; for 1 to 9999. */
export function inChinese(number: number): string {
  const digits = [...String(number)].map(Number)
  const spoken = digits.map((digit, index) =>
    digit === 0 ? '零' : `${DIGITS[digit]}${UNITS[digits.length - 1 - index]}`,
  )
  return spoken.join('').replace(/零+$/, '').replace(/零+/g, '零').replace(/^一十/, '十')
}
