import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day, day, daysIn, fromDayNumber, partsOf } from '../day.ts'
import { Decimal, type Fen, sum, ZERO } from '../money.ts'
import { computeCharges } from '../tariff.ts'
import { computeTariff } from './compute.ts'
import type { Cycle, Discount, Recurring, RoundingPolicy, TariffInput, TariffResult } from './model.ts'
import { monthOf, periodOf } from './periods.ts'
import { overTiers } from './usage.ts'

const START = day('2015-01-01')
const anyDay = fc.integer({ min: 18_000, max: 21_500 }).map(fromDayNumber)
const stretch = fc.tuple(anyDay, fc.nat(500)).map(([from, more]) => ({ from, to: addDays(from, more) }))
const hundredths = (max: number) => fc.integer({ min: 1, max }).map((n) => (n / 100).toFixed(2))
const share = fc.integer({ min: 0, max: 100 }).map((n) => (n / 100).toFixed(2))
const cycle: fc.Arbitrary<Cycle> = fc.record({
  months: fc.constantFrom(1, 2, 3, 6, 12),
  begins: fc.oneof(
    fc.constant('calendar' as const),
    anyDay.map((handOver) => ({ handOver })),
  ),
})
const rounding: fc.Arbitrary<RoundingPolicy> = fc.record({
  mode: fc.constantFrom('half_up', 'up', 'down'),
  unit: fc.constantFrom('fen', 'jiao', 'yuan'),
  per: fc.constantFrom('period', 'line'),
})
const discount: fc.Arbitrary<Discount> = fc
  .record({ from: anyDay, length: fc.nat(400), share, ceiling: fc.boolean() })
  .map(({ from, length, share: part, ceiling }) => ({
    name: '减免',
    from,
    to: addDays(from, length),
    ...(ceiling ? { payAtMost: part } : { off: part }),
  }))

const fee: fc.Arbitrary<Recurring> = fc
  .record({
    period: stretch,
    cycle,
    dayRate: fc.constantFrom('month_days' as const, 'year_365' as const),
    price: hundredths(900),
    priceLater: hundredths(900),
    changes: anyDay,
    area: hundredths(30_000),
    discounts: fc.array(discount, { maxLength: 3 }),
    stacking: fc.constantFrom('greatest' as const, 'sum' as const, 'one_after_another' as const),
    sold: fc.option(anyDay),
    rounding,
  })
  .map(({ price, priceLater, changes, area, discounts, stacking, sold, ...rest }) => ({
    kind: 'area_rate' as const,
    item: '物业服务费',
    ...rest,
    rates: [
      { unitPrice: price, from: START, to: addDays(changes, -1) },
      { unitPrice: priceLater, from: changes, to: null },
    ],
    areas: [{ area, from: START, to: null }],
    liable: sold
      ? [
          { householdId: 'A', from: START, to: addDays(sold, -1) },
          { householdId: 'B', from: sold, to: null },
        ]
      : [{ householdId: 'A', from: START, to: null }],
    discount: { discounts, stacking },
  }))

function computed(input: TariffInput): TariffResult {
  const answer = computeTariff(input)
  if ('refused' in answer) throw new Error(answer.refused.en)
  return answer
}

describe('a fee by the month', () => {
  it('sums: lines to their period, periods to the total; every day is charged once', () => {
    fc.assert(
      fc.property(fee, (input) => {
        const { total, periods } = computed(input)
        expect(sum(periods.map(({ amount }) => amount))).toBe(total)
        let next = input.period.from
        for (const period of periods) {
          expect(sum(period.lines.map(({ amount }) => amount))).toBe(period.amount)
          expect(period.from).toBe(next)
          for (const line of period.lines) {
            expect(line.from).toBe(next)
            expect(line.amount).toBeGreaterThanOrEqual(0)
            next = addDays(line.to, 1)
          }
        }
        expect(next).toBe(addDays(input.period.to, 1))
      }),
    )
  })

  it('costs the same whoever owns it: a sale moves no fen', () => {
    fc.assert(
      fc.property(fee, (input) => {
        const perPeriod: Recurring = { ...input, rounding: { ...input.rounding, per: 'period' } }
        const one = { ...perPeriod, liable: [{ householdId: 'A', from: START, to: null }] }
        expect(computed(perPeriod).total).toBe(computed(one).total)
      }),
    )
  })

  it('costs the same when a row is written twice as long: a change to the same price changes nothing', () => {
    fc.assert(
      fc.property(fee, anyDay, (input, when) => {
        const [first] = input.rates
        const unitPrice = first?.unitPrice as string
        const perPeriod: Recurring = { ...input, rounding: { ...input.rounding, per: 'period' } }
        const whole = { ...perPeriod, rates: [{ unitPrice, from: START, to: null }] }
        const cutInTwo = {
          ...perPeriod,
          rates: [
            { unitPrice, from: START, to: addDays(when, -1) },
            { unitPrice, from: when, to: null },
          ],
        }
        expect(computed(cutInTwo).total).toBe(computed(whole).total)
      }),
    )
  })

  it('never costs more for one discount more, nor more than the full price', () => {
    fc.assert(
      fc.property(fee, discount, (input, more) => {
        const policy = input.discount as NonNullable<Recurring['discount']>
        // Line by line, a new discount may cut one line in two, and two roundings are not one.
        const perPeriod: Recurring = { ...input, rounding: { ...input.rounding, per: 'period' } }
        const less = computed({
          ...perPeriod,
          discount: { ...policy, discounts: [...policy.discounts, more] },
        })
        expect(less.total).toBeLessThanOrEqual(computed(perPeriod).total)
      }),
    )
  })

  it('keeps to a legal ceiling whatever the company allows', () => {
    fc.assert(
      fc.property(fee, share, share, (input, payAtMost, atMost) => {
        const exact: RoundingPolicy = { mode: 'down', unit: 'fen', per: 'period' }
        const { discount: _, ...plain } = { ...input, rounding: exact }
        const ceiling = { name: '空置', from: START, to: null, payAtMost }
        const held = {
          ...plain,
          discount: { ...input.discount, discounts: [ceiling], stacking: 'sum' as const, atMost },
        }
        const full = computed(plain)
        const most = new Decimal(full.total + full.periods.length).times(payAtMost)
        expect(most.greaterThanOrEqualTo(computed(held).total)).toBe(true)
      }),
    )
  })

  it('costs twelve months a year, by either day rate and any anniversary', () => {
    fc.assert(
      fc.property(fee, anyDay, fc.boolean(), (input, handOver, anniversary) => {
        const begins = anniversary ? { handOver } : ('calendar' as const)
        const year = periodOf(handOver, { months: 12, begins })
        const { discount: _, ...plain } = input
        const unitPrice = '100'
        const { total } = computed({
          ...plain,
          kind: 'fixed_month',
          period: year,
          cycle: { months: 12, begins },
          rates: [{ unitPrice, from: START, to: null }],
          rounding: { mode: 'half_up', unit: 'fen', per: 'period' },
        })
        expect(total).toBe(120_000)
      }),
    )
  })
})

describe('rows that do not fit', () => {
  const input: Recurring = {
    kind: 'area_rate',
    item: '物业服务费',
    period: { from: day('2026-10-01'), to: day('2026-10-31') },
    cycle: { months: 1, begins: 'calendar' },
    dayRate: 'month_days',
    rates: [{ unitPrice: '1.80', from: START, to: null }],
    areas: [{ area: '94.56', from: START, to: null }],
    liable: [{ householdId: 'A', from: START, to: null }],
    rounding: { mode: 'half_up', unit: 'fen', per: 'period' },
  }
  const twice = [
    { from: START, to: day('2026-10-16') },
    { from: day('2026-10-16'), to: null },
  ]

  it.each([
    ['rates', { rates: twice.map((open) => ({ ...open, unitPrice: '1' })) }],
    ['areas', { areas: twice.map((open) => ({ ...open, area: '1' })) }],
    ['liable', { liable: twice.map((open, index) => ({ ...open, householdId: `${index}` })) }],
  ])('refuses two %s on one day', (field, rows) => {
    expect(computeTariff({ ...input, ...rows })).toMatchObject({ refused: { code: 'rows_overlap', field } })
  })

  it('charges or lists every day of owners with gaps between them, and none twice', () => {
    const owners = fc.array(fc.tuple(fc.nat(20), fc.nat(40)), { maxLength: 5 })
    fc.assert(
      fc.property(owners, (list) => {
        let next = addDays(input.period.from, -10)
        const liable = list.map(([gap, days], index) => {
          const from = addDays(next, gap)
          next = addDays(from, days + 1)
          return { householdId: `${index}`, from, to: addDays(next, -1) }
        })
        const { periods, nobodyLiable } = computed({ ...input, liable })
        const lines = periods.flatMap((period) => period.lines)
        const all = [...lines, ...nobodyLiable].sort((a, b) => (a.from < b.from ? -1 : 1))
        let at = input.period.from
        for (const { from, to } of all) {
          expect(from).toBe(at)
          at = addDays(to, 1)
        }
        expect(at).toBe(addDays(input.period.to, 1))
      }),
    )
  })
})

describe('beside the rule the bills are made by', () => {
  it('comes to the same fen for calendar periods without discounts', () => {
    fc.assert(
      fc.property(fee, fc.constantFrom(1 as const, 3 as const, 6 as const, 12 as const), (input, months) => {
        const period = periodOf(input.period.from, { months, begins: 'calendar' })
        const mode = input.rounding.mode
        const { discount: _, ...plain } = input
        const here = computed({
          ...plain,
          period,
          cycle: { months, begins: 'calendar' },
          dayRate: 'month_days',
          rounding: { mode, unit: 'fen', per: 'period' },
        })
        const there = computeCharges(
          {
            feeItemName: '物业服务费',
            formula: 'area_rate',
            periodMonths: months,
            dueMonth: 0,
            dueDate: 1,
            rounding: mode,
          },
          input.rates.map((rate) => ({ ...rate, publishedPlace: '公告栏', publishedDay: START })),
          {
            floorArea: input.areas?.[0]?.area ?? null,
            liabilities: input.liable,
            assigned: { from: START, to: null },
          },
          period,
        )
        if ('refused' in there) throw new Error(there.refused.code)
        expect(here.total).toBe(sum(there.charges.map(({ amount }) => amount)))
      }),
    )
  })
})

describe('anniversary periods', () => {
  it('follow each other without gap or overlap, and begin on the hand-over date or the last day of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(1, 2, 3, 6, 12), anyDay, (handOver, months, at) => {
        const here = periodOf(at, { months, begins: { handOver } })
        expect(here.from <= at && at <= here.to).toBe(true)
        const next = periodOf(addDays(here.to, 1), { months, begins: { handOver } })
        expect(next.from).toBe(addDays(here.to, 1))
        const { year, month, date } = partsOf(here.from)
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
        expect(date).toBe(Math.min(partsOf(handOver).date, last))
      }),
    )
  })

  it('of a 29 February come back to it in leap years', () => {
    const begins = { handOver: day('2024-02-29') }
    const starts = ['2024-06-01', '2025-06-01', '2026-06-01', '2027-06-01', '2028-06-01'].map(
      (text) => periodOf(day(text), { months: 12, begins }).from,
    )
    expect(starts).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'])
    expect(monthOf(day('2025-03-28'), begins)).toEqual({ from: '2025-02-28', to: '2025-03-28' })
  })

  it('hold the days of as many calendar months', () => {
    fc.assert(
      fc.property(anyDay, (handOver) => {
        const month = monthOf(handOver, { handOver })
        expect(month.from).toBe(handOver)
        expect(addDays(month.to, 1)).toBe(addMonths(handOver, 1))
        expect(daysIn(month)).toBeGreaterThanOrEqual(28)
      }),
    )
  })
})

describe('a shared cost', () => {
  const participants = fc
    .array(fc.record({ measure: hundredths(50_000), from: anyDay }), { minLength: 1, maxLength: 30 })
    .map((list) => list.map((one, index) => ({ id: `H${index}`, measure: one.measure })))

  it('is shared to the last fen, each within a fen of what is exact', () => {
    fc.assert(
      fc.property(
        participants,
        fc.nat(10_000_000),
        fc.constantFrom('area' as const, 'household' as const, 'usage' as const),
        (list, total, by) => {
          const { total: shared, periods } = computed({
            kind: 'shared',
            item: '公摊',
            total: total as Fen,
            period: { from: START, to: addDays(START, 30) },
            by,
            participants: list,
          })
          expect(shared).toBe(total)
          for (const { amount, exact } of periods.flatMap(({ lines }) => lines))
            expect(new Decimal(exact).times(100).minus(amount).abs().lessThan(1)).toBe(true)
        },
      ),
    )
  })

  it('leaves the company what it bears', () => {
    fc.assert(
      fc.property(participants, fc.nat(100_000), fc.nat(100_000), (list, a, b) => {
        const [borne, total] = [Math.min(a, b), Math.max(a, b)]
        const { total: shared } = computed({
          kind: 'shared',
          item: '公摊',
          total: total as Fen,
          borneByCompany: borne as Fen,
          period: { from: START, to: START },
          by: 'household',
          participants: list,
        })
        expect(shared + borne).toBe(total)
      }),
    )
  })
})

describe('a charge by tiers', () => {
  const tiers = fc
    .uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 0, maxLength: 4 })
    .chain((bounds) =>
      fc
        .array(hundredths(200), { minLength: bounds.length + 1, maxLength: bounds.length + 1 })
        .map((prices) => {
          const rising = bounds.sort((a, b) => a - b)
          return prices.map((price, index) => ({
            upTo: rising[index] === undefined ? null : String(rising[index]),
            price,
          }))
        }),
    )
  const zero = new Decimal(0)
  const one = new Decimal(1)

  it('puts every unit into one tier', () => {
    fc.assert(
      fc.property(tiers, fc.nat(3000), fc.nat(3000), (list, quantity, used) => {
        const steps = overTiers(new Decimal(quantity), list, new Decimal(used), one)
        expect(steps.reduce((total, step) => total.plus(step.quantity), zero).toNumber()).toBe(quantity)
      }),
    )
  })

  it('costs as much in two readings of a year as in one', () => {
    fc.assert(
      fc.property(tiers, fc.nat(2000), fc.nat(2000), (list, first, second) => {
        const cost = (quantity: number, used: number) =>
          overTiers(new Decimal(quantity), list, new Decimal(used), one).reduce(
            (a, step) => a.plus(step.exact),
            zero,
          )
        expect(cost(first, 0).plus(cost(second, first)).toString()).toBe(cost(first + second, 0).toString())
      }),
    )
  })

  it('costs the same when the same tiers are written twice', () => {
    fc.assert(
      fc.property(
        tiers,
        fc.nat(3000),
        fc.nat(3000),
        fc.integer({ min: 1, max: 59 }),
        fc.boolean(),
        (list, quantity, used, at, year) => {
          const period = { from: START, to: addDays(START, 59) }
          const cost = (prices: { from: Day; to: Day | null }[]) =>
            computed({
              kind: 'usage',
              item: '电费',
              unit: '度',
              period,
              quantity: String(quantity),
              tiersOver: year ? { every: 'year', usedBefore: String(used) } : { every: 'month', months: 2 },
              prices: prices.map((open) => ({ ...open, tiers: list })),
              liable: [{ householdId: 'A', from: START, to: null }],
              rounding: { mode: 'half_up', unit: 'fen', per: 'period' },
            }).total
          const when = addDays(START, at)
          const cutInTwo = [
            { from: START, to: addDays(when, -1) },
            { from: when, to: null },
          ]
          expect(cost(cutInTwo)).toBe(cost([{ from: START, to: null }]))
        },
      ),
    )
  })

  it('sums to the whole among households, and nobody pays for days of nobody', () => {
    fc.assert(
      fc.property(tiers, fc.nat(3000), anyDay, fc.nat(60), rounding, (list, quantity, from, sold, policy) => {
        const period = { from, to: addDays(from, 60) }
        const when = addDays(from, sold) as Day
        const { total, periods } = computed({
          kind: 'usage',
          item: '电费',
          unit: '度',
          period,
          quantity: String(quantity),
          tiersOver: { every: 'month', months: 2 },
          prices: [{ from: START, to: null, tiers: list }],
          liable: [
            { householdId: 'A', from: START, to: addDays(when, -1) },
            { householdId: 'B', from: when, to: null },
          ],
          rounding: policy,
        })
        const [only] = periods
        expect(sum(only?.lines.map(({ amount }) => amount) ?? [ZERO])).toBe(total)
        expect(only?.amount).toBe(total)
      }),
    )
  })
})
