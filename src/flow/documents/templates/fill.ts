/**
 * Filling a template: `{name}` becomes its value. A line whose placeholders are all empty is left out, so that a text
 * says nothing about what is not there.
 */

/** Every placeholder a template may use, with what it stands for. */
export const PLACEHOLDERS = {
  number: '文书编号',
  day: '文书日期',
  company: '物业公司名称',
  community: '小区名称',
  address: '小区地址',
  hotline: '服务电话',
  pay: '缴费方式',
  household: '业主姓名',
  rooms: '房号',
  amounts: '费用合计（物业费与代收费用分列）',
  lines: '逐笔明细',
  capitals: '合计金额大写',
  period: '账期',
  due_day: '最早应缴日',
  deadline_days: '催缴函期限（收到之日起天数）',
  contract: '物业服务合同名称',
  contract_from: '合同起始日',
  fee_clause: '收费条款',
  due_clause: '缴费时间条款',
  late_fee: '违约金一项的表述',
  route: '争议解决方式（诉讼或约定的仲裁）',
} as const
export type Placeholder = keyof typeof PLACEHOLDERS
export type Values = Partial<Record<Placeholder, string>>

const MARK = /\{(\w+)\}/g

/** Placeholders of a text that do not exist. None: an empty list. */
export function unknownPlaceholders(text: string): string[] {
  const names = [...text.matchAll(MARK)].map(([, name]) => name as string)
  return [...new Set(names)].filter((name) => !(name in PLACEHOLDERS))
}

export function fillTemplate(text: string, values: Values): string {
  const lines = text.split('\n').filter((line) => {
    const names = [...line.matchAll(MARK)].map(([, name]) => name as Placeholder)
    return names.length === 0 || names.some((name) => (values[name] ?? '') !== '')
  })
  return lines.join('\n').replace(MARK, (_, name: Placeholder) => values[name] ?? '')
}
