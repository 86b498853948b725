import { expect, test } from 'vitest'
import { type CaseRow, caseTable } from '../../../tests/support/case-table.ts'
import { addDays, type Day, type DayRange, day } from '../day.ts'
import { type Fen, parseYuan, yuan } from '../money.ts'
import { computeTariff } from './compute.ts'
import type {
  DiscountPolicy,
  Liable,
  Open,
  Prepayment,
  Recurring,
  RoundingPolicy,
  Shared,
  TariffInput,
  Tier,
  Usage,
} from './model.ts'

const rows = (heading: string) =>
  caseTable('src/rules/cases/tariff.md', heading).map(
    (row) => [`${row['编号']} ${row['情形']}`, row] as const,
  )
const START = day('2020-01-01')
const OCTOBER: DayRange = { from: day('2026-10-01'), to: day('2026-10-31') }
const items = (text: string) => text.split(';').flatMap((item) => (item.trim() ? [item.trim()] : []))
const isDay = (text: string | undefined): text is Day => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

test.each(rows('按月'))('%s', (_, row) => {
  expect(answered(recurring(row))).toEqual(expected(row))
})

test.each(rows('空置与预缴'))('%s', (_, row) => {
  const [place, from, phase] = cell(row, '空置自').split(' ')
  const prepayment = prepaid(cell(row, '预缴'))
  const input: Recurring = {
    ...recurring({ 面积: '94.56', 单价: '1.80', 交费人: 'A', 周期: '1', 取整: 'half_up fen period' }),
    ...(place ? { empty: { place, from: from as Day, to: null, earlyPhaseContract: phase !== '后期' } } : {}),
    ...(prepayment ? { prepayment } : {}),
  }
  const answer = computeTariff(input)
  if ('refused' in answer) throw new Error(answer.refused.en)
  expect(yuan(answer.total)).toBe(row['合计'])
  const hint = cell(row, '提示')
  expect(answer.notes.length).toBe(hint ? 1 : 0)
  if (hint) expect(answer.notes[0]?.zh).toContain(hint)
})

test.each(rows('阶梯'))('%s', (_, row) => {
  const [quantity, after, multiplier, dial] = cell(row, '用量').split(' ') as [string, ...string[]]
  const [every, usedBefore] = cell(row, '计').split(' ')
  const input: Usage = {
    kind: 'usage',
    item: '电费',
    unit: '度',
    period: OCTOBER,
    quantity:
      after === undefined
        ? quantity
        : { before: quantity, after, ...(multiplier ? { multiplier } : {}), ...(dial ? { dial } : {}) },
    tiersOver:
      every === '年'
        ? { every: 'year', usedBefore: usedBefore as string }
        : { every: 'month', months: Number(every) },
    prices: [{ from: START, to: null, tiers: items(cell(row, '阶梯')).map(tier) }],
    liable: liable(cell(row, '交费人')),
    rounding: { mode: 'half_up', unit: 'fen', per: 'period' },
  }
  expect(answered(input)).toEqual(expected(row))
})

test.each(rows('公摊'))('%s', (_, row) => {
  const borne = cell(row, '公司承担')
  const input: Shared = {
    kind: 'shared',
    item: '公摊电费',
    total: parseYuan(cell(row, '总额')) as Fen,
    ...(borne ? { borneByCompany: parseYuan(borne) as Fen } : {}),
    period: OCTOBER,
    by: row['方式'] as Shared['by'],
    participants: items(cell(row, '参与')).map((text) => {
      const [id, measure, from] = text.split(' ') as [string, string?, Day?]
      return { id, ...(measure ? { measure } : {}), ...(from ? { from } : {}) }
    }),
  }
  const answer = computeTariff(input)
  const given =
    'refused' in answer
      ? answer.refused.code
      : answer.periods.flatMap(({ lines }) => lines.map(({ amount }) => yuan(amount))).join(' ')
  expect(given).toBe(row['各行'])
})

function cell(row: CaseRow, column: string): string {
  return row[column] ?? ''
}

function answered(input: TariffInput): { total: string; lines: string } {
  const answer = computeTariff(input)
  if ('refused' in answer) return { total: answer.refused.code, lines: '' }
  const lines = answer.periods.flatMap((period) =>
    period.lines.map(({ id, amount }) => `${id} ${yuan(amount)}`),
  )
  return { total: yuan(answer.total), lines: lines.join('; ') }
}

const expected = (row: CaseRow) => ({ total: cell(row, '合计'), lines: cell(row, '各行') })

function recurring(row: CaseRow): Recurring {
  const [from = OCTOBER.from, to = OCTOBER.to] = items(cell(row, '计费期').replace('/', ';')) as Day[]
  const [months, handOver] = cell(row, '周期').split('/')
  const [mode, unit, per] = cell(row, '取整').split(' ')
  const byArea = cell(row, '面积') !== '' || cell(row, '单价').endsWith('/㎡')
  const policy = discounts(cell(row, '减免'))
  return {
    kind: byArea ? 'area_rate' : 'fixed_month',
    item: '物业服务费',
    period: { from, to },
    cycle: { months: Number(months), begins: handOver ? { handOver: handOver as Day } : 'calendar' },
    dayRate: row['日价'] === '365' ? 'year_365' : 'month_days',
    rates: dated(cell(row, '单价').replace('/㎡', '')).map(({ value, ...open }) => ({
      unitPrice: value,
      ...open,
    })),
    areas: dated(cell(row, '面积')).map(({ value, ...open }) => ({ area: value, ...open })),
    liable: liable(cell(row, '交费人')),
    ...(policy ? { discount: policy } : {}),
    rounding: { mode, unit, per } as RoundingPolicy,
  }
}

/** `1.80; 2026-10-16 2.00` */
function dated(text: string): (Open & { value: string })[] {
  const parts = items(text).map((item) => {
    const [first, second] = item.split(' ') as [string, string?]
    return isDay(first) ? { from: first, value: second as string } : { from: START, value: first }
  })
  return parts.map(({ from, value }, index) => {
    const next = parts[index + 1]
    return { from, to: next ? addDays(next.from, -1) : null, value }
  })
}

/** `A 2026-10-10; B`, and `2026-10-16 B` where B begins later. */
function liable(text: string): Liable[] {
  let next = START
  return items(text).map((item) => {
    const words = item.split(' ')
    const from = isDay(words[0]) ? (words.shift() as Day) : next
    const [householdId, until] = words as [string, Day?]
    next = until ? addDays(until, 1) : next
    return { householdId, from, to: until ?? null }
  })
}

const STACKING = { 取大: 'greatest', 相加: 'sum', 依次: 'one_after_another' } as const

/** `困难 减 0.1; 空置 最高 0.6 / 相加 0.25` */
function discounts(text: string): DiscountPolicy | null {
  if (!text) return null
  const [list, how = ''] = text.split(' / ') as [string, string?]
  const [stacking = '取大', atMost] = how.split(' ').filter(Boolean) as (keyof typeof STACKING)[]
  return {
    discounts: items(list).map((item) => {
      const [name, kind, share, from] = item.split(' ') as [string, string, string, Day?]
      return {
        name,
        from: from ?? START,
        to: null,
        ...(kind === '减' ? { off: share } : { payAtMost: share }),
      }
    }),
    stacking: STACKING[stacking],
    ...(atMost ? { atMost } : {}),
  }
}

function prepaid(text: string): Prepayment | null {
  if (!text) return null
  const [paidDay, period, months, off] = text.split(' ') as [Day, string, string, string]
  const [from, to] = period.split('/') as [Day, Day]
  return { paidDay, from, to, atLeastMonths: Number(months), off }
}

function tier(text: string): Tier {
  const [first, second] = text.split(' ') as [string, string?]
  return second === undefined ? { upTo: null, price: first } : { upTo: first, price: second }
}
