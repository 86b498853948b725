import { describe, expect, it } from 'vitest'
import { type Day, day, daysIn } from './day.ts'
import { type Fen, fen, sum } from './money.ts'
import { type MisplacedCharge, recharge } from './recharge.ts'
import { computeCharges, type Liability, type Rate, type Standard } from './tariff.ts'

const STANDARD: Standard = {
  feeItemName: '物业费',
  formula: 'area_rate',
  periodMonths: 1,
  dueMonth: 0,
  dueDate: 10,
  rounding: 'half_up',
}
const rate = (unitPrice: string): Rate => ({
  unitPrice,
  from: day('2020-01-01'),
  to: null,
  publishedPlace: '公告栏',
  publishedDay: day('2019-12-01'),
})
const owed = (...spans: [string, string, string | null][]): Liability[] =>
  spans.map(([householdId, from, to]) => ({ householdId, from: day(from), to: to === null ? null : day(to) }))
const tariff = (unitPrice = '1.80') => ({ standard: STANDARD, rates: [rate(unitPrice)], floorArea: '94.56' })
/** September of A: 94.56 ㎡ × 1.80 = 170.21. */
const september = (amount = 17_021): MisplacedCharge => ({
  householdId: 'A',
  from: day('2026-09-01'),
  to: day('2026-09-30'),
  charged: fen(17_021),
  amount: fen(amount),
  dueDay: day('2026-09-10'),
})
const TODAY = day('2026-10-05')
const lines = (charge: MisplacedCharge, liabilities: Liability[], unitPrice?: string) => {
  const answer = recharge(charge, liabilities, tariff(unitPrice), TODAY)
  return 'refused' in answer
    ? answer.refused
    : answer.charges.map((one) => [one.householdId, one.from, one.to, one.amount, one.dueDay])
}

describe('a charge after its owner changed', () => {
  it('is shared by the day, to the fen; the new owner has fifteen days', () => {
    expect(lines(september(), owed(['A', '2020-01-01', '2026-09-15'], ['B', '2026-09-16', null]))).toEqual([
      ['A', '2026-09-01', '2026-09-15', 8_511, '2026-09-10'],
      ['B', '2026-09-16', '2026-09-30', 8_510, '2026-10-20'],
    ])
  })

  it('goes whole to whoever owed for all of it', () => {
    expect(lines(september(), owed(['A', '2020-01-01', '2026-08-31'], ['B', '2026-09-01', null]))).toEqual([
      ['B', '2026-09-01', '2026-09-30', 17_021, '2026-10-20'],
    ])
  })

  it('keeps its price although the price was set anew, and its adjustments', () => {
    const halves = owed(['A', '2020-01-01', '2026-09-10'], ['B', '2026-09-11', null])
    expect(lines(september(), halves, '9.99')).toMatchObject([
      ['A', '2026-09-01', '2026-09-10', 5_674, '2026-09-10'],
      ['B', '2026-09-11', '2026-09-30', 11_347, '2026-10-20'],
    ])
    expect(lines(september(15_021), halves)).toMatchObject([
      ['A', '2026-09-01', '2026-09-10', 5_007, '2026-09-10'],
      ['B', '2026-09-11', '2026-09-30', 10_014, '2026-10-20'],
    ])
    expect(lines(september(0), halves)).toMatchObject([
      ['A', '2026-09-01', '2026-09-10', 0, '2026-09-10'],
      ['B', '2026-09-11', '2026-09-30', 0, '2026-10-20'],
    ])
  })

  it('is left alone, and the days are named, where nobody owed', () => {
    const gap = (from: string, to: string) => ({ code: 'no_liable_party', from, to })
    expect(lines(september(), owed(['A', '2020-01-01', '2026-09-15']))).toEqual(
      gap('2026-09-16', '2026-09-30'),
    )
    expect(lines(september(), owed(['B', '2026-09-04', null]))).toEqual(gap('2026-09-01', '2026-09-03'))
    expect(lines(september(), owed())).toEqual(gap('2026-09-01', '2026-09-30'))
    expect(lines(september(), owed(['A', '2020-01-01', '2026-09-10'], ['B', '2026-09-13', null]))).toEqual(
      gap('2026-09-11', '2026-09-12'),
    )
  })

  it('says why, with the law and with how it was reckoned', () => {
    const halves = owed(['A', '2020-01-01', '2026-09-15'], ['B', '2026-09-16', null])
    const answer = recharge(september(), halves, tariff(), TODAY)
    const [, second] = 'charges' in answer ? answer.charges : []
    expect(second?.because).toMatchObject({
      value: '85.10',
      rule: 'billing.recharge',
      source: { law: '物业管理条例', article: '第四十一条' },
      zh: expect.stringContaining('原 2026-09-01 至 2026-09-30 一笔 170.21 元已撤销'),
    })
    expect(second?.because.from?.[0]?.from?.[0]?.zh).toContain('× 15/30 天')
  })
})

describe('whatever the history of owners', () => {
  const QUARTER = { from: day('2026-07-01'), to: day('2026-09-30') }
  const quarterly: Standard = { ...STANDARD, periodMonths: 3 }

  it('the parts sum to the charge, cover its days once, and are what a change known in time would have given', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const cuts = [...new Set([seed % 91, (seed * 7) % 91, (seed * 31) % 91])]
        .filter(Boolean)
        .sort((a, b) => a - b)
      const starts = [0, ...cuts]
      const at = (offset: number): Day =>
        day(new Date(Date.UTC(2026, 6, 1 + offset)).toISOString().slice(0, 10))
      const liabilities = starts.map((start, index): Liability => {
        const next = starts[index + 1]
        return {
          householdId: ['A', 'B', 'C', 'A'][index] as string,
          from: index === 0 ? day('2020-01-01') : at(start),
          to: next === undefined ? null : at(next - 1),
        }
      })
      const rates = [rate(`${1 + (seed % 7) / 100}`)]
      const area = { floorArea: `${50 + seed}.37`, assigned: { from: day('2020-01-01'), to: null } }
      const whole = computeCharges(
        quarterly,
        rates,
        { ...area, liabilities: owed(['A', '2020-01-01', null]) },
        QUARTER,
      )
      const inTime = computeCharges(quarterly, rates, { ...area, liabilities }, QUARTER)
      if (!('charges' in whole) || !('charges' in inTime)) throw new Error('refused')
      const amount = whole.charges[0]?.amount as Fen
      const charge = { ...QUARTER, householdId: 'A', charged: amount, amount, dueDay: day('2026-07-10') }
      const answer = recharge(
        charge,
        liabilities,
        { standard: quarterly, rates, floorArea: area.floorArea },
        TODAY,
      )
      if (!('charges' in answer)) throw new Error('refused')
      expect(sum(answer.charges.map((one) => one.amount))).toBe(amount)
      expect(answer.charges.reduce((total, one) => total + daysIn(one), 0)).toBe(92)
      expect(answer.charges.map((one) => [one.householdId, one.from, one.amount])).toEqual(
        inTime.charges.map((one) => [one.householdId, one.from, one.amount]),
      )
    }
  })
})
