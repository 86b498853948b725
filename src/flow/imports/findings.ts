/** Findings that only the comparison with what is stored can make. Same shape as those of reading. */
import type { Finding, PromisedField, RosterRow, Severity } from './reading/model.ts'

type Text = { severity: Severity; zh: string; en: string; expected: string; next: string }

const TEXTS = {
  row_not_storable: {
    severity: 'error',
    zh: '这一行有值不能入库：{given}',
    en: 'A value of this row cannot be stored: {given}',
    expected: '长度和取值在允许范围内',
    next: '请改正该值。',
  },
  same_room_skipped: {
    severity: 'error',
    zh: '同一房屋的前一行（第 {given} 行）未被接受，这一行也不导入',
    en: 'An earlier row of the same room (row {given}) was not accepted, so neither is this one',
    expected: '同一房屋的各行都没有错误',
    next: '请先改正前一行。',
  },
  handover_differs: {
    severity: 'error',
    zh: '交房日期与已登记的不同：系统为 {stored}，文件为 {given}',
    en: 'The hand-over day differs: stored {stored}, in the file {given}',
    expected: '与系统一致，或留空',
    next: '请核对交房日期；确需更改的，请在房屋页面办理。',
  },
  owners_differ: {
    severity: 'error',
    zh: '业主与已登记的不同：系统为“{stored}”，文件为“{given}”',
    en: 'The owners differ: stored "{stored}", in the file "{given}"',
    expected: '与系统一致，或留空',
    next: '产权变更请用“过户”办理，并给出过户日期；写错的请改正文件。',
  },
  liability_differs: {
    severity: 'error',
    zh: '这套房已有缴费责任人（{stored}），不能由导入改为“{given}”',
    en: 'Somebody already owes for these premises ({stored}); an import does not change that to "{given}"',
    expected: '留空，或先办理交房或过户',
    next: '请用“过户”办理。',
  },
  id_differs: {
    severity: 'error',
    zh: '同名业主的证件号与已登记的不同：系统为 {stored}，文件为 {given}',
    en: 'An owner of the same name has another ID stored ({stored}; in the file {given})',
    expected: '与系统一致，或留空',
    next: '可能是同名的另一个人：如已过户请办理“过户”；如登记有误请在业主页面更正。',
  },
  share_differs: {
    severity: 'error',
    zh: '产权份额与已登记的不同：系统为 {stored}，文件为 {given}',
    en: 'The share differs: stored {stored}, in the file {given}',
    expected: '与系统一致，或留空',
    next: '份额变更请用“过户”办理。',
  },
  tenant_differs: {
    severity: 'error',
    zh: '约定缴费的租户与已登记的不同：系统为“{stored}”，文件为“{given}”',
    en: 'Another tenant has agreed to pay: stored "{stored}", in the file "{given}"',
    expected: '与系统一致，或留空',
    next: '请先结束原租户的约定，再登记新租户。',
  },
  price_differs: {
    severity: 'error',
    zh: '单价与已公布的不同：系统为 {stored}，文件为 {given}',
    en: 'The unit price differs from the published one: {stored}, in the file {given}',
    expected: '与系统一致，或留空',
    next: '调整单价请用“公布收费标准”，不由导入更改。',
  },
  arrears_differ: {
    severity: 'error',
    zh: '期初欠费已登记为 {stored} 元，文件为 {given} 元',
    en: 'Opening arrears are already recorded as {stored} yuan; the file says {given}',
    expected: '与系统一致，或留空',
    next: '期初欠费只登记一次；有误的请用调整更正。',
  },
  arrears_without_owner: {
    severity: 'error',
    zh: '有欠费 {given} 元，却没有业主，不知应由谁缴',
    en: 'Arrears of {given} yuan without an owner: nobody is known to owe them',
    expected: '同时给出业主',
    next: '请补上业主，或先删去欠费。',
  },
  arrears_is_credit: {
    severity: 'warning',
    zh: '欠费为负数（{given} 元），即预存；导入不登记预存',
    en: 'Negative arrears ({given} yuan) are a credit, which an import does not record',
    expected: '正数或 0',
    next: '预存款请用“收款”录入，并开具收据。',
  },
  floor_differs: change('楼层', 'floor'),
  usage_differs: change('用途', 'usage'),
  area_differs: change('面积', 'area'),
  status_differs: change('状态', 'status'),
  paid_until_differs: change('已缴至', 'paid-until day'),
  tenant_added: {
    severity: 'warning',
    zh: '将登记租户“{given}”按约定缴费，业主承担连带责任',
    en: 'The tenant "{given}" will owe by agreement, jointly with the owner',
    expected: '有书面约定',
    next: '没有约定的，请删去租户：费用由业主缴纳。',
  },
  price_needs_publication: {
    severity: 'warning',
    zh: '单价 {given} 来自文件，公示地点待补',
    en: 'The unit price {given} comes from the file; where it was published is still to be recorded',
    expected: '收费标准已公示',
    next: '导入后请在收费标准中补登公示地点和依据。',
  },
  liable_from_assumed: {
    severity: 'warning',
    zh: '{stored} 套房没有交房日期：业主的责任起始日按 {given} 登记',
    en: '{stored} premises have no hand-over day: their owners are recorded as liable from {given}',
    expected: '交房日期',
    next: '知道交房日期的请在文件中补上；先登记物业服务合同则按合同起始日。',
  },
} satisfies Record<string, Text>

function change(zh: string, en: string): Text {
  return {
    severity: 'warning',
    zh: `${zh}将由 {stored} 改为 {given}`,
    en: `The ${en} will change from {stored} to {given}`,
    expected: '确认更改',
    next: '不需更改的请改正文件。',
  }
}

export type OwnFindingCode = keyof typeof TEXTS

export function isOwnFinding(code: string): code is OwnFindingCode {
  return code in TEXTS
}

/** A finding about a row's field; without a row, about the whole file. */
export function finding(
  code: OwnFindingCode,
  row: RosterRow | null,
  field: PromisedField | null,
  words: { stored?: string; given?: string } = {},
): Finding {
  const text: Text = TEXTS[code]
  const fill = (template: string) =>
    template.replace('{stored}', words.stored ?? '').replace('{given}', words.given ?? '')
  return {
    severity: text.severity,
    sheet: row?.sheet ?? null,
    cell: (field && row?.cells[field]) ?? row?.cells.room ?? null,
    row: row?.row ?? null,
    field,
    code,
    value: words.given ?? '',
    message: fill(text.zh),
    messageEn: fill(text.en),
    expected: text.expected,
    suggestion: text.next,
  }
}
