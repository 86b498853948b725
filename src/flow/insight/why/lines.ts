/** What the explanations of figures share: how a household or a receipt is named, and the grounds many of them stand on. */
import { ground, type Part } from '../../../rules/figure.ts'
import { type Fen, yuanGrouped } from '../../../rules/money.ts'
import { METHOD_NAMES, type Method } from '../../ledger/model.ts'

export type Payer = { householdId: string; household: string; codes: readonly string[] }
export type ReceiptLine = {
  receiptId: string
  receiptNo: string
  code: string
  household: string
  day: string
  method: Method
  amountFen: number
}

/** `1-1-101、车库-A1 王梅`. */
export function nameOf({ codes, household }: Payer) {
  const shown = codes.slice(0, 3)
  const more = codes.length - shown.length
  return {
    zh: `${shown.join('、')}${more > 0 ? ` 等 ${codes.length} 处` : ''} ${household}`,
    en: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${household}`,
  }
}

/** One household's part of a figure; it leads to the household. `about`: what the amount is, in a few words. */
export function payerPart(payer: Payer, value: number, about?: { zh: string; en: string }): Part {
  const name = nameOf(payer)
  return {
    value,
    zh: about ? `${name.zh}：${about.zh}` : name.zh,
    en: about ? `${name.en}: ${about.en}` : name.en,
    subject: `household:${payer.householdId}`,
  }
}

/** One receipt's part of a figure; it leads to the receipt. */
export function receiptPart(receipt: ReceiptLine): Part {
  const method = METHOD_NAMES[receipt.method]
  const place = `${receipt.code} ${receipt.household}`
  return {
    value: receipt.amountFen,
    zh: `${receipt.day} 收据 ${receipt.receiptNo}：${place}（${method.zh}）`,
    en: `${receipt.day} receipt ${receipt.receiptNo}: ${place} (${method.en})`,
    subject: `receipt:${receipt.receiptId}`,
  }
}

export function money(amount: number): string {
  return yuanGrouped(amount as Fen)
}

/** `3 笔，最早应缴日 2026-09-10`. */
export function itemsSince(items: number, oldestDueDay: string) {
  return {
    zh: `${items} 笔，最早应缴日 ${oldestDueDay}`,
    en: `${items} item(s), the oldest due ${oldestDueDay}`,
  }
}

export const DUE_DAY = ground(
  '应缴日由物业服务合同约定；收费标准里写明，出账时记在每一笔上。业主应当按照约定支付物业费。',
  'The due day is what the service contract agrees; the fee standard states it and every charge carries it. Owners pay as agreed.',
  { law: '民法典', article: '第九百四十四条' },
)

export const NEXT_DAY = ground(
  '应缴日当天不算逾期，从次日起算。',
  'The due day itself is not overdue; counting begins the day after.',
  { law: '民法典', article: '第二百零一条' },
)

export const VALUE_DAY = ground(
  '按记账日计算，截至这一天；之后才记的账不改变这一天之前的数。补记更早日期的账会改变它。',
  'Counted by the day each entry bears, up to this day; an entry recorded later for an earlier day changes it.',
  { law: '产品规定' },
)

export const TODAYS_BOOKS = ground(
  '按此刻的账计算：收款、红冲、调整记账后立即反映。',
  'Counted from the books as they stand now: a payment, a reversal or an adjustment shows at once.',
  { law: '产品规定' },
)

export const PAID_ENDS = ground(
  '已经缴付的部分，债务终止，不再计入。',
  'What has been paid is no longer owed, and not counted.',
  { law: '民法典', article: '第五百五十七条' },
)

export const REVERSED_STAYS = ground(
  '收据红冲后号码保留、不再使用；红冲另记一笔，原来那笔不改。',
  'A reversed receipt keeps its number for ever; the reversal is an entry of its own.',
  { law: '会计基础工作规范', article: '第四十八条' },
)

export const REVERSED_OUT = ground(
  '红冲的收据保留号码，不计入金额。',
  'A reversed receipt keeps its number and counts for nothing.',
  { law: '会计基础工作规范', article: '第四十八条' },
)
