/**
 * A charge by quantity, in tiers (阶梯): what lies within a tier costs that tier's price. Bounds are counted by the month
 * or over the year; a change of price inside the period shares quantity and bounds by days, as nobody read the meter then.
 */
import { type Because, because } from '../because.ts'
import { type DayRange, daysIn, overlap } from '../day.ts'
import { Decimal, type Fen, sum, yuan } from '../money.ts'
import { missing, overlapping, refusal, reversed, uncovered, unordered } from './checks.ts'
import type { Refusal, TariffAnswer, Tier, Usage } from './model.ts'
import { exactSum, roundedParts, roundingWords } from './rounding.ts'

type Step = { tier: number; quantity: Decimal; price: string; exact: Decimal }

/** What was used: the quantity, or the difference of two readings × the multiplier. Back past 0 only on a known dial. */
export function quantityOf(quantity: Usage['quantity']): Decimal | null {
  if (typeof quantity === 'string') return new Decimal(quantity)
  const { before, after, multiplier = '1', dial } = quantity
  const difference = new Decimal(after).minus(before)
  if (!difference.isNegative()) return difference.times(multiplier)
  return dial === undefined ? null : difference.plus(dial).times(multiplier)
}

/** A quantity laid over tiers whose first `used` units are gone already; `scale` stretches the bounds. */
export function overTiers(quantity: Decimal, tiers: readonly Tier[], used: Decimal, scale: Decimal): Step[] {
  const end = used.plus(quantity)
  let low = new Decimal(0)
  return tiers.flatMap(({ upTo, price }, index) => {
    const high = upTo === null ? end : Decimal.min(end, new Decimal(upTo).times(scale))
    const inTier = high.minus(Decimal.max(low, used))
    low = high
    return inTier.greaterThan(0)
      ? [{ tier: index + 1, quantity: inTier, price, exact: inTier.times(price) }]
      : []
  })
}

export function usage(input: Usage): TariffAnswer {
  const quantity = quantityOf(input.quantity)
  const refused = wrongWith(input, quantity)
  if (refused || !quantity) return { refused: refused as Refusal }
  const { period, item } = input
  const all = daysIn(period)
  const steps = stepsOf(input, quantity, all)
  const exact = exactSum(steps.map((step) => step.exact))
  const spans = input.liable.flatMap((row) => {
    const days = overlap(period, row)
    return days ? [{ id: row.householdId, days }] : []
  })
  const shares = spans.map(({ days }) => exact.times(daysIn(days)).div(all))
  const { amount, parts } = roundedParts(shares, input.rounding)
  const trail = steps.map((step) => explainStep(input, step))
  const words = roundingWords(input.rounding)
  const whole = because(
    yuan(amount),
    'yuan',
    'tariff.usage',
    {
      zh: `${item} ${plain(quantity)} ${input.unit}：${plain(exact)} 元，${words.zh}，得 ${yuan(amount)} 元`,
      en: `${item} ${plain(quantity)} ${input.unit}: ${plain(exact)} yuan, ${words.en}: ${yuan(amount)} yuan`,
    },
    { from: trail },
  )
  const lines = spans.map(({ id, days }, index) => ({
    id,
    ...days,
    amount: parts[index] as Fen,
    exact: plain(shares[index] as Decimal),
    because: because(
      yuan(parts[index] as Fen),
      'yuan',
      'tariff.usage.line',
      {
        zh: `${days.from} 至 ${days.to}，${daysIn(days)}/${all} 天`,
        en: `${days.from} to ${days.to}, ${daysIn(days)}/${all} days`,
      },
      { from: [whole] },
    ),
  }))
  return {
    total: sum(parts),
    periods: lines.length === 0 ? [] : [{ ...period, amount, lines, because: whole }],
    nobodyLiable: uncovered(period, input.liable),
    notes: [],
    because: whole,
  }
}

function wrongWith(input: Usage, quantity: Decimal | null): Refusal | null {
  const back = reversed(input.period)
  if (back) return back
  if (quantity === null)
    return refusal(
      'reading_goes_back',
      'quantity.after',
      '本次读数小于上次读数：请核对抄表，或填写表盘满度',
      'the meter reads less than before: check the reading, or give where the dial turns to 0',
    )
  const twice =
    overlapping(input.period, input.liable, 'liable') ?? overlapping(input.period, input.prices, 'prices')
  if (twice) return twice
  const [gap] = uncovered(input.period, input.prices)
  if (gap) return missing('rate_missing', 'prices', gap, '收费标准', 'price')
  return input.prices.reduce<Refusal | null>((found, { tiers }) => found ?? unordered(tiers), null)
}

function stepsOf(input: Usage, quantity: Decimal, all: number): (Step & { days: DayRange; index: number })[] {
  const { tiersOver } = input
  let used = new Decimal(tiersOver.every === 'year' ? tiersOver.usedBefore : 0)
  return input.prices
    .flatMap((price, index) => {
      const days = overlap(input.period, price)
      return days ? [{ price, days, index }] : []
    })
    .sort((a, b) => (a.days.from < b.days.from ? -1 : 1))
    .flatMap(({ price, days, index }) => {
      const share = new Decimal(daysIn(days)).div(all)
      const part = quantity.times(share)
      const scale = tiersOver.every === 'year' ? new Decimal(1) : share.times(tiersOver.months)
      const steps = overTiers(part, price.tiers, used, scale)
      if (tiersOver.every === 'year') used = used.plus(part)
      return steps.map((step) => ({ ...step, days, index }))
    })
}

function explainStep(input: Usage, step: Step & { days: DayRange; index: number }): Because {
  const published = input.prices[step.index]?.published
  const exact = plain(step.exact)
  return because(
    exact,
    'yuan',
    'tariff.usage.tier',
    {
      zh: `第 ${step.tier} 档 ${plain(step.quantity)} ${input.unit} × ${step.price} 元 = ${exact} 元`,
      en: `tier ${step.tier}: ${plain(step.quantity)} ${input.unit} × ${step.price} yuan = ${exact} yuan`,
    },
    {
      source: published
        ? { law: '收费公示', article: published.place, on: published.day }
        : { law: '物业服务合同' },
    },
  )
}

function plain(value: Decimal): string {
  return value.toDecimalPlaces(6).toString()
}
