import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { becauseLines } from './because.ts'
import { addDays, type Day, day, daysBetween } from './day.ts'
import { Decimal, roundYuan, yuan } from './money.ts'
import {
  type Chargeable,
  computeCharges,
  dueDayOf,
  periodBeginningIn,
  type Rate,
  type Standard,
} from './tariff.ts'

const STANDARD: Standard = {
  feeItemName: '物业服务费',
  formula: 'area_rate',
  periodMonths: 1,
  dueMonth: 0,
  dueDate: 10,
  rounding: 'half_up',
}
const rate = (unitPrice: string, from = '2020-01-01', to: string | null = null): Rate => ({
  unitPrice,
  from: day(from),
  to: to === null ? null : day(to),
  publishedPlace: '小区公告栏',
  publishedDay: day('2019-12-01'),
})
const premises = (floorArea: string | null, ...liable: [string, string, string | null][]): Chargeable => ({
  floorArea,
  assigned: { from: day('2000-01-01'), to: null },
  liabilities: liable.map(([householdId, from, to]) => ({
    householdId,
    from: day(from),
    to: to === null ? null : day(to),
  })),
})
const OCTOBER = { from: day('2026-10-01'), to: day('2026-10-31') }

function amounts(standard: Standard, rates: Rate[], what: Chargeable, period = OCTOBER) {
  const result = computeCharges(standard, rates, what, period)
  return 'refused' in result
    ? result.refused
    : result.charges.map((c) => [c.householdId, yuan(c.amount), c.from, c.to])
}

describe('what a premises is charged', () => {
  it('charges area × price for a whole month, and can say why', () => {
    const result = computeCharges(
      STANDARD,
      [rate('1.80')],
      premises('94.56', ['A', '2020-01-01', null]),
      OCTOBER,
    )
    if ('refused' in result) throw new Error('refused')
    const [charge] = result.charges
    expect(charge && yuan(charge.amount)).toBe('170.21')
    expect(charge?.dueDay).toBe('2026-10-10')
    expect(charge && becauseLines(charge.because)).toEqual([
      '物业服务费 2026-10-01 至 2026-10-31：170.21 元 〔收费公示 小区公告栏 2019-12-01〕',
      '  94.56 ㎡ × 1.80 元/㎡·月 × 1 个月 = 170.208 元（2026-10-01 至 2026-10-31） 〔收费公示 小区公告栏 2019-12-01〕',
    ])
  })

  it('charges from the hand-over day on', () => {
    // 100 × 2 × 17/31 = 109.677…
    expect(amounts(STANDARD, [rate('2')], premises('100.00', ['A', '2026-10-15', null]))).toEqual([
      ['A', '109.68', '2026-10-15', '2026-10-31'],
    ])
  })

  it('splits a transfer by day so that both parts sum to the month', () => {
    // 170.208 → 170.21 = 76.87… + 93.33…: 14/31 and 17/31
    const parts = amounts(
      STANDARD,
      [rate('1.8')],
      premises('94.56', ['A', '2020-01-01', '2026-10-14'], ['B', '2026-10-15', null]),
    )
    expect(parts).toEqual([
      ['A', '76.87', '2026-10-01', '2026-10-14'],
      ['B', '93.34', '2026-10-15', '2026-10-31'],
    ])
  })

  it('follows a change of rate by day', () => {
    // 100 × (2×15 + 2.2×16)/31 = 210.3225…
    const rates = [rate('2', '2020-01-01', '2026-10-15'), rate('2.2', '2026-10-16')]
    expect(amounts(STANDARD, rates, premises('100.00', ['A', '2020-01-01', null]))).toEqual([
      ['A', '210.32', '2026-10-01', '2026-10-31'],
    ])
  })

  it('charges three months of a quarter and rounds once', () => {
    const quarterly: Standard = { ...STANDARD, periodMonths: 3 }
    const period = periodBeginningIn(quarterly, day('2026-10-01'))
    expect(period).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(
      amounts(
        quarterly,
        [rate('1.115')],
        premises('33.33', ['A', '2020-01-01', null]),
        period as typeof OCTOBER,
      ),
    ).toEqual([['A', '111.49', '2026-10-01', '2026-12-31']])
    expect(periodBeginningIn(quarterly, day('2026-11-01'))).toBeNull()
  })

  it('charges a space by the month whatever its area', () => {
    const space: Standard = { ...STANDARD, formula: 'per_space' }
    expect(amounts(space, [rate('60')], premises(null, ['A', '2020-01-01', null]))).toEqual([
      ['A', '60.00', '2026-10-01', '2026-10-31'],
    ])
  })

  it('refuses what it cannot know instead of guessing', () => {
    const owner: [string, string, string | null] = ['A', '2020-01-01', null]
    expect(amounts(STANDARD, [rate('2')], premises(null, owner))).toEqual({ code: 'area_missing' })
    expect(amounts(STANDARD, [rate('2', '2026-10-10')], premises('80.00', owner))).toMatchObject({
      code: 'rate_missing',
    })
    expect(amounts(STANDARD, [rate('2')], premises('80.00'))).toMatchObject({ code: 'no_liable_party' })
  })

  it('leaves out the days before anybody owed, and refuses a later day nobody owes for', () => {
    const charge = (...owed: [string, string, string | null][]) =>
      amounts(STANDARD, [rate('2')], premises('80.00', ...owed))
    const nobody = (from: string, to: string) => ({ code: 'no_liable_party', from, to })
    expect(charge(['A', '2026-10-17', null])).toMatchObject([['A', '77.42', '2026-10-17', '2026-10-31']])
    expect(charge(['A', '2020-01-01', '2026-10-10'], ['B', '2026-10-21', null])).toEqual(
      nobody('2026-10-11', '2026-10-20'),
    )
    expect(charge(['A', '2020-01-01', '2026-09-30'], ['B', '2026-10-02', null])).toEqual(
      nobody('2026-10-01', '2026-10-01'),
    )
    expect(charge(['A', '2020-01-01', '2026-10-30'])).toEqual(nobody('2026-10-31', '2026-10-31'))
    expect(charge(['B', '2026-10-16', null], ['A', '2026-10-01', '2026-10-15'])).toHaveLength(2)
  })

  it('charges nothing outside the days it is assigned for', () => {
    const what = {
      ...premises('80.00', ['A', '2020-01-01', null]),
      assigned: { from: day('2026-11-01'), to: null },
    }
    expect(amounts(STANDARD, [rate('2')], what)).toEqual([])
  })

  it('knows due days at month ends and in other months', () => {
    expect(dueDayOf({ dueMonth: 1, dueDate: 31 }, day('2026-01-01'))).toBe('2026-02-28')
    expect(dueDayOf({ dueMonth: -1, dueDate: 25 }, day('2026-01-01'))).toBe('2025-12-25')
  })
})

describe('whatever the history of owners and rates', () => {
  const PERIOD = { from: day('2026-01-01'), to: day('2026-12-31') }
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 364 }), { maxLength: 5 })

  /** Stretches of the year between sorted cut points. */
  function stretches(points: number[]): { from: Day; to: Day }[] {
    const starts = [0, ...[...points].sort((a, b) => a - b)]
    const last = daysBetween(PERIOD.from, PERIOD.to)
    return starts.map((start, i) => ({
      from: addDays(PERIOD.from, start),
      to: addDays(PERIOD.from, (starts[i + 1] ?? last + 1) - 1),
    }))
  }

  it('the parts sum to the whole, and one owner alone would pay the same', () => {
    fc.assert(
      fc.property(
        cuts,
        cuts,
        fc.integer({ min: 1, max: 50_000 }),
        fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 6, maxLength: 6 }),
        (owners, changes, centi, prices) => {
          const yearly: Standard = { ...STANDARD, periodMonths: 12 }
          const rates = stretches(changes).map((s, i) =>
            rate(new Decimal(prices[i] as number).div(10_000).toFixed(4), s.from, s.to),
          )
          const area = new Decimal(centi).div(100).toFixed(2)
          const many = premises(
            area,
            ...stretches(owners).map((s, i) => [`H${i}`, s.from, s.to] as [string, string, string]),
          )
          const alone = premises(area, ['H', '2020-01-01', null])
          const total = (what: Chargeable) => {
            const result = computeCharges(yearly, rates, what, PERIOD)
            if ('refused' in result) throw new Error(result.refused.code)
            return result.charges.reduce((sum, charge) => sum + charge.amount, 0)
          }
          expect(total(many)).toBe(total(alone))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a year at one price is twelve months of area × price, rounded once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 99_999 }),
        (centi, price) => {
          const yearly: Standard = { ...STANDARD, periodMonths: 12 }
          const area = new Decimal(centi).div(100).toFixed(2)
          const unitPrice = new Decimal(price).div(10_000).toFixed(4)
          const result = computeCharges(
            yearly,
            [rate(unitPrice)],
            premises(area, ['H', '2020-01-01', null]),
            PERIOD,
          )
          if ('refused' in result) throw new Error(result.refused.code)
          expect(result.charges[0]?.amount).toBe(roundYuan(new Decimal(area).times(unitPrice).times(12)))
        },
      ),
    )
  })
})
