/**
 * Which elements of a demand letter a text has. An element is there when its placeholders are: whatever stands for it
 * is then filled from the books; a few are recognised by their words.
 */
import { LETTER_ELEMENTS } from './facts-contact.ts'

export type LetterElement = (typeof LETTER_ELEMENTS)[number]

type Line = { zh: string; en: string; needs: readonly RegExp[] }

const place = (...names: string[]) => names.map((name) => new RegExp(`\\{${name}\\}`))

export const LETTER_LINES: Record<LetterElement, Line> = {
  title_number_date: { zh: '编号和日期', en: 'number and date', needs: place('number', 'day') },
  creditor: { zh: '公司名称和地址', en: 'company and address', needs: place('company', 'address') },
  payer: { zh: '缴费人和房号', en: 'payer and premises', needs: place('household', 'rooms') },
  contract_basis: {
    zh: '合同名称和收费条款',
    en: 'contract and its fee clause',
    needs: place('contract', 'fee_clause'),
  },
  period_table: { zh: '逐期欠费表', en: 'table of periods', needs: place('lines') },
  late_fee_or_reservation: {
    zh: '违约金或保留主张',
    en: 'late fee or its reservation',
    needs: place('late_fee'),
  },
  total_in_figures_and_words: {
    zh: '大小写合计',
    en: 'total in figures and capitals',
    needs: place('amounts', 'capitals'),
  },
  request_to_pay: {
    zh: '明确请求缴纳',
    en: 'a clear request to pay',
    needs: [/请您?[^。；]*(缴清|缴纳|支付)/],
  },
  deadline_from_receipt: {
    zh: '自收到之日起的期限',
    en: 'deadline counted from receipt',
    needs: [...place('deadline_days'), /收到/],
  },
  company_channels: { zh: '公司收款渠道', en: "the company's channels of payment", needs: place('pay') },
  how_to_object: {
    zh: '异议方式和联系人',
    en: 'how to object, and with whom',
    needs: [/异议/, ...place('hotline')],
  },
  lawful_consequence: { zh: '合法的后果', en: 'the lawful consequence', needs: place('route') },
  service_address: {
    zh: '送达地址与变更告知',
    en: 'service address and its change',
    needs: [/送达/, /变化|变更/],
  },
  privacy_notice: {
    zh: '个人信息与已缴请忽略',
    en: 'privacy, and to ignore it when paid',
    needs: [/个人信息/, /忽略/],
  },
  seal_and_enclosures: { zh: '盖章和附件', en: 'seal and enclosures', needs: [/盖章/, /附/] },
}

/** The elements a text has, in their order. */
export function letterElementsIn(body: string): LetterElement[] {
  return LETTER_ELEMENTS.filter((element) => LETTER_LINES[element].needs.every((need) => need.test(body)))
}
