/** The arithmetic of a scheme: from rates to the share of the bonus that is proposed. Words are made elsewhere. */
import { Decimal, type Fen, fen, roundFen } from '../money.ts'
import type { BonusFacts, BonusScheme, ClassResult, PointCount, Upside } from './model.ts'

/** One class as measured; null where nothing was charged: it has no rate and proposes nothing. */
export type Measure = {
  /** In percent, as compared. */
  rate: Decimal
  pointsBelow: Decimal
  off: Decimal
  onTop: Decimal
  belowFloor: boolean
} | null

export type Figures = { measures: Measure[]; factor: Decimal; proposed: Fen }

const ONE = new Decimal(1)
const NONE = new Decimal(0)
const MODES = { half_up: Decimal.ROUND_HALF_UP, down: Decimal.ROUND_DOWN, up: Decimal.ROUND_UP } as const

/** The share of the bonus that is proposed, and in fen, rounded half up. No class with a charge: the whole bonus. */
export function figures({ scheme, bonus, classes }: BonusFacts): Figures {
  const measures = classes.map((one) => measure(scheme, one))
  const factor = Decimal.max(0, combined(scheme, classes, measures))
  return { measures, factor, proposed: fen(roundFen(factor.times(bonus).toDecimalPlaces(20))) }
}

function measure(scheme: BonusScheme, given: ClassResult): Measure {
  if (given.charged <= 0) return null
  const rate = cut(new Decimal(given.collected).times(100).div(given.charged), scheme.rateRounding)
  const base = new Decimal(given.base).times(100)
  const point = scheme.pointMeans === 'percent_of_base' ? base.div(100) : ONE
  const distance = rate.minus(base).div(point)
  const pointsBelow = distance.isNegative() ? points(distance.negated(), scheme.count) : NONE
  const off = Decimal.min(ONE, pointsBelow.times(scheme.offPerPoint))
  const onTop = scheme.upside && distance.greaterThan(0) ? above(scheme.upside, distance) : NONE
  return { rate, pointsBelow, off, onTop, belowFloor: rate.lessThan(new Decimal(scheme.floor).times(100)) }
}

/** A rate in percent, cut as the scheme says. */
function cut(rate: Decimal, rounding: BonusScheme['rateRounding']): Decimal {
  return rounding ? rate.toDecimalPlaces(rounding.decimals, MODES[rounding.mode]) : rate
}

/** Points counted downwards from the base: what a part of one is worth. */
function points(exact: Decimal, count: PointCount): Decimal {
  const clean = exact.toDecimalPlaces(20)
  if (count === 'proportional') return clean
  return count === 'started_points' ? clean.ceil() : clean.floor()
}

function above(upside: Upside, exact: Decimal): Decimal {
  return Decimal.min(upside.atMost, points(exact, upside.count).times(upside.perPoint))
}

function combined(
  scheme: BonusScheme,
  classes: readonly ClassResult[],
  measures: readonly Measure[],
): Decimal {
  const counted = measures.flatMap((one, index) =>
    one ? [{ factor: ONE.minus(one.off).plus(one.onTop), weight: classes[index]?.share ?? '1' }] : [],
  )
  if (counted.length === 0) return ONE
  if (scheme.combine === 'least') return Decimal.min(...counted.map(({ factor }) => factor))
  if (scheme.combine === 'added') return counted.reduce((sum, { factor }) => sum.plus(factor.minus(ONE)), ONE)
  const weights = counted.reduce((sum, { weight }) => sum.plus(weight), NONE)
  if (weights.isZero()) return ONE
  return counted.reduce((sum, { factor, weight }) => sum.plus(factor.times(weight)), NONE).div(weights)
}
