/** The settings of a bonus scheme, the facts it looks at, and the proposal it makes. Shares are decimal text, money is fen. */
import type { Because } from '../because.ts'
import type { Fen } from '../money.ts'

/** `1 %` below the base: a percentage point (90 → 89), or a hundredth of the base (90 → 89.1). */
export type PointMeaning = 'percentage_point' | 'percent_of_base'
/** A part of a point: does not count, counts as a whole one, or counts as what it is. */
export type PointCount = 'whole_points_below' | 'started_points' | 'proportional'

export type Upside = {
  /** The share of the bonus on top for each point above the base. */
  perPoint: string
  /** The most on top, as a share of the bonus. */
  atMost: string
  count: PointCount
}

export type BonusScheme = {
  /** The scheme as the company keeps it; it is the source of every line. */
  name: string
  /** The share of the bonus off for each point below the base. */
  offPerPoint: string
  pointMeans: PointMeaning
  count: PointCount
  /** null: nothing on top. */
  upside: Upside | null
  /** Below it, a conversation with the manager is asked for. */
  floor: string
  /** How the rate is cut before it is compared: decimals of a percent; null: not at all. */
  rateRounding: { decimals: number; mode: 'half_up' | 'down' | 'up' } | null
  /** Several classes of fee: each on its share of the bonus, all added, or the least good one alone. */
  combine: 'own_shares' | 'added' | 'least'
}

/** What the rate is of: named, because a rate without its denominator says nothing. */
export const DENOMINATORS = {
  current: { zh: '本期应收', en: 'charges of the period' },
  due: { zh: '截至当日到期应收', en: 'charges due by the day' },
  with_prior: { zh: '本期应收加往期欠费', en: 'charges of the period and earlier arrears' },
} as const
export type Denominator = keyof typeof DENOMINATORS

export type ClassResult = {
  class: 'residential' | 'commercial' | 'utilities'
  base: string
  denominator: Denominator
  collected: Fen
  charged: Fen
  /** The class's share of the bonus, for `own_shares`; the shares are weights. */
  share?: string
}

export type BonusFacts = { scheme: BonusScheme; bonus: Fen; classes: readonly ClassResult[] }

export type ClassProposal = {
  class: ClassResult['class']
  /** As compared, in percent; null: nothing was charged, and the class proposes nothing. */
  ratePercent: string | null
  pointsBelow: string
  /** Shares of the bonus. */
  off: string
  onTop: string
  belowFloor: boolean
  because: Because
}

export type BonusProposal = {
  /** Always: a person decides. */
  proposal: true
  bonus: Fen
  proposed: Fen
  /** `proposed` ÷ `bonus`, before rounding. */
  factor: string
  classes: ClassProposal[]
  /** A conversation with the manager is asked for; nothing else follows from it. */
  conversation: boolean
  because: Because
}
