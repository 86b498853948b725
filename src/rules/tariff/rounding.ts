/** The rounding policy: one place where exact yuan become fen, to the fen, jiao or yuan. */
import { Decimal, type Fen, fen, roundFen, split, sum } from '../money.ts'
import type { RoundingPolicy } from './model.ts'

const UNIT = { fen: 1, jiao: 10, yuan: 100 } as const

/** Digits kept before rounding: takes away the noise of a third cut at 40 digits, so an exact half rounds as a half. */
const CLEAN = 20

export function exactSum(parts: readonly Decimal[]): Decimal {
  return parts.reduce((a, b) => a.plus(b), new Decimal(0)).toDecimalPlaces(CLEAN)
}

export function rounded(exactYuan: Decimal, { mode, unit }: RoundingPolicy): Fen {
  const units = exactYuan.toDecimalPlaces(CLEAN).times(100).div(UNIT[unit])
  return fen(roundFen(units, mode) * UNIT[unit])
}

/** The whole of a period and its parts, which sum to it whatever the policy. */
export function roundedParts(
  exact: readonly Decimal[],
  policy: RoundingPolicy,
): { amount: Fen; parts: Fen[] } {
  if (policy.per === 'line') {
    const parts = exact.map((one) => rounded(one, policy))
    return { amount: sum(parts), parts }
  }
  const amount = rounded(exactSum(exact), policy)
  return { amount, parts: amount === 0 ? exact.map(() => fen(0)) : split(amount, exact) }
}

const MODES = {
  half_up: { zh: '四舍五入', en: 'rounded half up' },
  up: { zh: '进位', en: 'rounded up' },
  down: { zh: '舍去', en: 'rounded down' },
} as const
const UNITS = {
  fen: { zh: '分', en: 'fen' },
  jiao: { zh: '角', en: 'jiao' },
  yuan: { zh: '元', en: 'yuan' },
} as const
const PER = { period: { zh: '按期', en: 'per period' }, line: { zh: '按行', en: 'per line' } } as const

/** The policy in words. */
export function roundingWords({ mode, unit, per }: RoundingPolicy): { zh: string; en: string } {
  return {
    zh: `${PER[per].zh}${MODES[mode].zh}到${UNITS[unit].zh}`,
    en: `${MODES[mode].en} to the ${UNITS[unit].en} ${PER[per].en}`,
  }
}
