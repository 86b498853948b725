/**
 * What is taken off a price on a day: shares off under the company's policy, then the most that is payable by law or
 * agreement, then the share off for months paid ahead. A ceiling on what is payable stands above the company's own limit.
 */
import { addDays, addMonths, type Day, later } from '../day.ts'
import { Decimal } from '../money.ts'
import type { Discount, DiscountPolicy, Open, Prepayment } from './model.ts'

export type TakenOff = {
  /** The share of the full price that is payable, 0 to 1. */
  payable: Decimal
  discounts: readonly Discount[]
  limited: boolean
  prepaid: boolean
}

const ONE = new Decimal(1)
export const NOTHING_OFF: TakenOff = { payable: ONE, discounts: [], limited: false, prepaid: false }

export const covers = (row: Open, day: Day) => row.from <= day && (row.to === null || day <= row.to)

/** What holds on a day. No policy and nothing paid ahead: the full price. */
export function takenOff(day: Day, policy?: DiscountPolicy, prepayment?: Prepayment): TakenOff {
  const discounts = policy?.discounts.filter((discount) => covers(discount, day)) ?? []
  const prepaid = prepayment !== undefined && coversPrepaid(prepayment, day)
  if (discounts.length === 0 && !prepaid) return NOTHING_OFF
  const shares = discounts.flatMap(({ off }) => (off === undefined ? [] : [new Decimal(off)]))
  const wished = together(shares, policy?.stacking ?? 'greatest')
  const most = policy?.atMost === undefined ? ONE : Decimal.min(ONE, policy.atMost)
  const ceilings = discounts.flatMap(({ payAtMost }) => (payAtMost === undefined ? [] : [payAtMost]))
  const before = Decimal.min(ONE.minus(Decimal.min(wished, most)), ...ceilings)
  const payable = prepaid ? before.times(ONE.minus(prepayment.off)) : before
  return { payable, discounts, limited: wished.greaterThan(most), prepaid }
}

function together(shares: readonly Decimal[], stacking: DiscountPolicy['stacking']): Decimal {
  if (shares.length === 0) return new Decimal(0)
  if (stacking === 'greatest') return Decimal.max(...shares)
  if (stacking === 'sum') return shares.reduce((a, b) => a.plus(b))
  return ONE.minus(shares.reduce((left, off) => left.times(ONE.minus(off)), ONE))
}

/** The days for which money was paid ahead: those after the payment, when they are months enough. */
function coversPrepaid({ paidDay, from, to, atLeastMonths }: Prepayment, day: Day): boolean {
  const begins = later(from, addDays(paidDay, 1))
  return begins <= day && day <= to && addMonths(begins, atLeastMonths) <= addDays(to, 1)
}

/** What was taken off, in words; empty when nothing was. */
export function takenOffWords(off: TakenOff, prepayment?: Prepayment): { zh: string; en: string } {
  const zh: string[] = []
  const en: string[] = []
  for (const { name, off: share, payAtMost } of off.discounts) {
    if (share !== undefined) {
      zh.push(`${name}减 ${percent(share)}`)
      en.push(`${name}: ${percent(share)} off`)
    }
    if (payAtMost !== undefined) {
      zh.push(`${name}，最高按 ${percent(payAtMost)} 交`)
      en.push(`${name}: at most ${percent(payAtMost)} payable`)
    }
  }
  if (off.limited) {
    zh.push('合计减免以上限为准')
    en.push('together held to the limit')
  }
  if (off.prepaid && prepayment) {
    zh.push(`预缴优惠 ${percent(prepayment.off)}`)
    en.push(`paid ahead: ${percent(prepayment.off)} off`)
  }
  return { zh: zh.join('；'), en: en.join('; ') }
}

/** `0.6` → `60%`. */
export function percent(share: string | Decimal): string {
  return `${new Decimal(share).times(100).toDecimalPlaces(4).toString()}%`
}
