/**
 * Money is whole fen in a branded safe integer. No operation here loses or invents a fen: every division says how it
 * rounds, and every split sums to what was split.
 */
import { Decimal as GlobalDecimal } from 'decimal.js'

export type Fen = number & { readonly __fen: true }

/** Rates, areas and shares: exact decimals with a precision fixed here, whatever others do to the library's defaults. */
export const Decimal = GlobalDecimal.clone({ precision: 40, rounding: GlobalDecimal.ROUND_HALF_UP })
export type Decimal = InstanceType<typeof Decimal>

export const ZERO = 0 as Fen

/** Far above any property company's turnover, and low enough that sums of many stay exact: 90 trillion yuan. */
export const MAX_FEN = Number.MAX_SAFE_INTEGER

export type Rounding = 'half_up' | 'up' | 'down'

/** A figure past what is exact. Whoever reads amounts from outside says so to people; anywhere else it is a defect. */
export class TooMuch extends RangeError {}

/** A number of fen known to be whole and in range. Throws (a defect) otherwise. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) {
    if (Math.abs(value) > MAX_FEN) throw new TooMuch(`more than can be counted to the fen: ${value}`)
    throw new Error(`not whole fen: ${value}`)
  }
  return (value === 0 ? 0 : value) as Fen
}

const YUAN = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/

/** Fen from yuan text such as `123.45`, or null when the text is not an amount of at most two decimals. */
export function parseYuan(text: string): Fen | null {
  const match = YUAN.exec(text.trim())
  if (!match) return null
  const amount = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return fen(match[1] ? -amount : amount)
}

/** `123456` → `1234.56`, always two decimals, no separators: for machines and the command line. */
export function yuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : ''
  const whole = Math.abs(amount)
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}

/** `123456` → `1,234.56`: for people. */
export function yuanGrouped(amount: Fen): string {
  const [whole, cents] = yuan(amount).split('.') as [string, string]
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`
}

export function add(a: Fen, b: Fen): Fen {
  return fen(a + b)
}

export function subtract(a: Fen, b: Fen): Fen {
  return fen(a - b)
}

export function sum(amounts: Iterable<Fen>): Fen {
  let total = 0
  for (const amount of amounts) total = fen(total + amount)
  return fen(total)
}

export function least(a: Fen, b: Fen): Fen {
  return a < b ? a : b
}

/** Yuan as an exact decimal → fen, rounded once and openly. */
export function roundYuan(value: Decimal, rounding: Rounding = 'half_up'): Fen {
  return roundFen(value.times(100), rounding)
}

export function roundFen(value: Decimal, rounding: Rounding = 'half_up'): Fen {
  return fen(value.toDecimalPlaces(0, MODES[rounding]).toNumber())
}

const MODES = {
  half_up: GlobalDecimal.ROUND_HALF_UP,
  up: GlobalDecimal.ROUND_UP,
  down: GlobalDecimal.ROUND_DOWN,
} as const

/**
 * Splits a whole amount in proportion to weights so that the parts sum to it to the fen (largest remainder; a tie goes
 * to the earlier part). Weights are non-negative and not all zero unless the amount is zero. No weights: no parts.
 */
export function split(total: Fen, weights: readonly (Decimal | number)[]): Fen[] {
  const exact = weights.map((weight) => new Decimal(weight))
  const whole = exact.reduce((a, b) => a.plus(b), new Decimal(0))
  if (exact.some((weight) => weight.isNegative())) throw new Error('split: a weight is negative')
  if (whole.isZero()) {
    if (total !== 0) throw new Error('split: nothing to split by')
    return exact.map(() => ZERO)
  }
  const sign = total < 0 ? -1 : 1
  const size = Math.abs(total)
  const quotas = exact.map((weight) => weight.times(size).div(whole))
  const parts = quotas.map((quota) => quota.floor().toNumber())
  const left = size - parts.reduce((a, b) => a + b, 0)
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota.minus(quota.floor()) }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts.map((part) => fen(sign * part))
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/**
 * The amount in the capital characters that receipts and vouchers carry (大写金额): `1050` → `壹拾元伍角整`.
 * Negative amounts begin with 负. Zero is `零元整`.
 */
export function yuanInCapitals(amount: Fen): string {
  const size = Math.abs(amount)
  const [whole, jiao, cent] = [Math.floor(size / 100), Math.floor(size / 10) % 10, size % 10]
  const head = whole > 0 ? `${wholeInCapitals(whole)}元` : ''
  const digit = (n: number) => DIGITS[n] as string
  let tail = ''
  if (jiao > 0) tail += `${digit(jiao)}角`
  else if (cent > 0 && whole > 0) tail += '零'
  if (cent > 0) tail += `${digit(cent)}分`
  const text = head + tail
  const closed = text === '' ? '零元整' : cent === 0 ? `${text}整` : text
  return amount < 0 ? `负${closed}` : closed
}

function wholeInCapitals(whole: number): string {
  const groups: number[] = []
  for (let rest = whole; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000)
  let text = ''
  let gap = false
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index] as number
    if (group === 0) {
      gap = text !== ''
      continue
    }
    if (text !== '' && (gap || group < 1000)) text += '零'
    text += groupInCapitals(group) + GROUPS[index]
    gap = false
  }
  return text
}

function groupInCapitals(group: number): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    text += (zero ? '零' : '') + DIGITS[digit] + UNITS[place]
    zero = false
  }
  return text
}
