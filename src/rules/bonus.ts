/**
 * What a collection rate proposes for a year-end bonus (收缴率奖惩). A company's scheme says: a base rate, so much of the
 * bonus off for each 1 % below it, something on top above it, and a floor. Its sentence can be read in several ways, so
 * each reading is a setting. The answer is a proposal that somebody decides on; it touches nothing but the bonus, and
 * below the floor it asks for a conversation: nobody is moved or paid less by a figure (劳动合同法 35, 劳动法 50). A higher
 * rate never proposes less.
 */
import { because } from './because.ts'
import {
  type BonusFacts,
  type BonusProposal,
  type BonusScheme,
  type ClassProposal,
  type ClassResult,
  DENOMINATORS,
  type PointCount,
  type Upside,
} from './bonus/model.ts'
import { CLASSES, explain, notes, percent } from './bonus/words.ts'
import { Decimal, fen, roundFen, yuan } from './money.ts'

const ONE = new Decimal(1)
const HUNDRED = new Decimal(100)
const MODES = { half_up: Decimal.ROUND_HALF_UP, down: Decimal.ROUND_DOWN, up: Decimal.ROUND_UP } as const
/** The proposal for one bonus. No class with a charge: the bonus as it is. */
export function proposeBonus({ scheme, bonus, classes }: BonusFacts): BonusProposal {
  const judged = classes.map((one) => judge(scheme, one))
  const factor = Decimal.max(0, combined(scheme, classes, judged))
  const proposed = fen(roundFen(factor.times(bonus).toDecimalPlaces(20)))
  const conversation = judged.some(({ proposal }) => proposal.belowFloor)
  const words = {
    zh: `建议年终奖 ${yuan(proposed)} 元（基数 ${yuan(bonus)} 元 × ${percent(factor)}），由负责人决定`,
    en: `proposed bonus ${yuan(proposed)} yuan (${yuan(bonus)} × ${percent(factor)}); a person decides`,
  }
  return {
    proposal: true,
    bonus,
    proposed,
    factor: factor.toDecimalPlaces(10).toString(),
    classes: judged.map(({ proposal }) => proposal),
    conversation,
    because: because(yuan(proposed), 'yuan', 'bonus', words, {
      source: { law: '收缴率奖惩方案', article: scheme.name },
      from: [...judged.map(({ proposal }) => proposal.because), ...notes(scheme, conversation)],
    }),
  }
}

type Judged = { factor: Decimal; counts: boolean; proposal: ClassProposal }

function judge(scheme: BonusScheme, given: ClassResult): Judged {
  if (given.charged <= 0) return nothingCharged(given)
  const rate = cut(HUNDRED.times(given.collected).div(given.charged), scheme.rateRounding)
  const base = HUNDRED.times(given.base)
  const unit = scheme.pointMeans === 'percent_of_base' ? base.div(HUNDRED) : ONE
  const below = points(Decimal.max(0, base.minus(rate)).div(unit), scheme.count)
  const off = Decimal.min(ONE, below.times(scheme.offPerPoint))
  const onTop = scheme.upside
    ? above(scheme.upside, Decimal.max(0, rate.minus(base)).div(unit))
    : new Decimal(0)
  const factor = ONE.minus(off).plus(onTop)
  const belowFloor = rate.lessThan(HUNDRED.times(scheme.floor))
  const ratePercent = rate.toDecimalPlaces(6).toString()
  const proposal = {
    class: given.class,
    ratePercent,
    pointsBelow: below.toDecimalPlaces(6).toString(),
    off: off.toDecimalPlaces(10).toString(),
    onTop: onTop.toDecimalPlaces(10).toString(),
    belowFloor,
  }
  return { factor, counts: true, proposal: { ...proposal, because: explain(scheme, given, proposal) } }
}

function nothingCharged(given: ClassResult): Judged {
  const { zh, en } = CLASSES[given.class]
  const of = DENOMINATORS[given.denominator]
  const trail = because('—', 'rate', 'bonus.class', {
    zh: `${zh}：${of.zh}为零，没有收缴率，不参与计算`,
    en: `${en}: no ${of.en}, so no rate: left out`,
  })
  return {
    factor: ONE,
    counts: false,
    proposal: {
      class: given.class,
      ratePercent: null,
      pointsBelow: '0',
      off: '0',
      onTop: '0',
      belowFloor: false,
      because: trail,
    },
  }
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

function combined(scheme: BonusScheme, classes: readonly ClassResult[], judged: readonly Judged[]): Decimal {
  const counted = judged.flatMap((one, index) =>
    one.counts ? [{ ...one, weight: classes[index]?.share ?? '1' }] : [],
  )
  if (counted.length === 0) return ONE
  if (scheme.combine === 'least') return Decimal.min(...counted.map(({ factor }) => factor))
  if (scheme.combine === 'added') return counted.reduce((sum, { factor }) => sum.plus(factor.minus(ONE)), ONE)
  const weights = counted.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0))
  if (weights.isZero()) return ONE
  return counted
    .reduce((sum, { factor, weight }) => sum.plus(factor.times(weight)), new Decimal(0))
    .div(weights)
}
