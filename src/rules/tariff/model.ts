/**
 * What `computeTariff` is asked and what it answers. Prices, areas, shares and quantities are decimal text; money comes
 * out as whole fen; days include both ends; `to: null` means until further notice.
 */
import type { Because } from '../because.ts'
import type { Day, DayRange } from '../day.ts'
import type { Fen, Rounding } from '../money.ts'

export type Open = { from: Day; to: Day | null }

/** Where a price was published; without it the service contract is the source. */
export type Published = { place: string; day: Day }

/** Yuan per ㎡ and month, or yuan a month. */
export type UnitPrice = Open & { unitPrice: string; published?: Published }

/** The floor area that is charged; a re-measurement is a new row. */
export type Area = Open & { area: string }

/** Who is liable from when to when. Days nobody is liable for are charged to nobody, and listed. */
export type Liable = Open & { householdId: string }

/** The months a charge counts in: those of the calendar, or months that begin on the hand-over date. */
export type Cycle = {
  /** Months in one period, 1–12; with `calendar` counted from January. */
  months: number
  begins: 'calendar' | { handOver: Day }
}

export type RoundingPolicy = {
  mode: Rounding
  unit: 'fen' | 'jiao' | 'yuan'
  /** `period`: the period's sum is rounded once and its lines share it. `line`: every line by itself. */
  per: 'period' | 'line'
}

export type Discount = Open & {
  name: string
  /** The share taken off: `0.3` is 30 % off. */
  off?: string
  /** Or the most that is payable, as a share of the full price: `0.6` is 60 %. The law's ceilings are of this kind. */
  payAtMost?: string
  source?: { law: string; article?: string; on?: Day }
}

export type DiscountPolicy = {
  discounts: readonly Discount[]
  /** Several shares off on one day: only the greatest, their sum, or one after the other. */
  stacking: 'greatest' | 'sum' | 'one_after_another'
  /** The most that shares off may come to together; a legal ceiling on what is payable is never held back by it. */
  atMost?: string
}

/** Months paid ahead at a share off, on the days after the payment, after all other discounts. */
export type Prepayment = { paidDay: Day; from: Day; to: Day; atLeastMonths: number; off: string }

export type Recurring = {
  kind: 'area_rate' | 'fixed_month'
  item: string
  /** The days to charge. */
  period: DayRange
  cycle: Cycle
  /** A part of a month: ÷ the days of that month, or at month × 12 ÷ 365 a day. A month in full costs a month. */
  dayRate: 'month_days' | 'year_365'
  rates: readonly UnitPrice[]
  /** For `area_rate`. */
  areas?: readonly Area[]
  liable: readonly Liable[]
  discount?: DiscountPolicy
  /** Premises that stand empty, where a city rule says what they pay. */
  empty?: EmptyPremises
  prepayment?: Prepayment
  rounding: RoundingPolicy
}

export type EmptyPremises = Open & {
  /** The city whose rule holds, `滨州` or `滨州市`. */
  place: string
  earlyPhaseContract: boolean
}

/** Up to and including `upTo` units, at `price` yuan a unit; the last tier has `upTo: null`. */
export type Tier = { upTo: string | null; price: string }

export type Usage = {
  kind: 'usage'
  item: string
  unit: string
  period: DayRange
  /** The quantity itself, or two readings of a meter. */
  quantity:
    | string
    | { before: string; after: string; multiplier?: string /** Where the dial turns to 0. */; dial?: string }
  /** What the tier bounds are counted over. With `year`, what was used before in it already fills the tiers. */
  tiersOver: { every: 'month'; months: number } | { every: 'year'; usedBefore: string }
  /** Tiers from a day on; a change inside the period shares the quantity by days. */
  prices: readonly (Open & { tiers: readonly Tier[]; published?: Published })[]
  /** Several households in one period share the sum by days. */
  liable: readonly Liable[]
  rounding: RoundingPolicy
}

export type Shared = {
  kind: 'shared'
  item: string
  /** The whole cost, and the share of it the company bears itself. */
  total: Fen
  borneByCompany?: Fen
  period: DayRange
  by: 'area' | 'household' | 'usage'
  /** `measure`: ㎡ or units used; not looked at for `household`. Days of taking part count by day. */
  participants: readonly { id: string; measure?: string; from?: Day; to?: Day | null }[]
}

export type TariffInput = Recurring | Usage | Shared

export type TariffLine = {
  /** The household, or the participant of a shared cost. */
  id: string
  from: Day
  to: Day
  amount: Fen
  /** Before rounding, with what was taken off. */
  exact: string
  because: Because
}

/** One period: its lines sum to `amount`. */
export type TariffPeriod = { from: Day; to: Day; amount: Fen; lines: TariffLine[]; because: Because }

export type TariffResult = {
  /** The periods sum to it. */
  total: Fen
  periods: TariffPeriod[]
  /** Days of the period for which nobody is liable: charged to nobody. */
  nobodyLiable: DayRange[]
  /** What somebody should look at: a reduction that is due but whose share no table knows. */
  notes: Because[]
  because: Because
}

export type Refusal = {
  code:
    | 'period_reversed'
    | 'rate_missing'
    | 'area_missing'
    | 'rows_overlap'
    | 'tiers_unordered'
    | 'reading_goes_back'
    | 'nothing_to_share_by'
    | 'more_than_the_cost'
  /** The field of the input it is about. */
  field: string
  zh: string
  en: string
}

export type TariffAnswer = TariffResult | { refused: Refusal }
