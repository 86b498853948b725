import { describe, expect, test } from 'vitest'
import { billingCount, billingPreviewSum } from './billing-figures.ts'
import { dunningCount, levelOverdue } from './dunning-figures.ts'
import { groundsOf, partsOf } from './figure.ts'
import { importArrears, importRows } from './import-figures.ts'
import { DEFAULT_PROCEDURE } from './procedure.ts'
import { procedureDays, stepDay } from './procedure-figures.ts'
import { rateFigure } from './rate-figure.ts'
import { tableTotal } from './table-total.ts'

const lawsOf = (trail: Parameters<typeof groundsOf>[0]) =>
  groundsOf(trail as never).map((line) => (line as { source?: { law: string } }).source?.law)
const valuesOf = (trail: Parameters<typeof partsOf>[0]) =>
  partsOf(trail as never).map((line) => (line as { value: string }).value)

describe('a billing run', () => {
  const counts = { in: 10, done: 6, parked: 3, skipped: 1 }
  test('in is billed, parked and skipped; what is parked says why where the reasons are told', () => {
    expect(billingCount('in', counts)).toMatchObject({ value: '10', unit: 'count' })
    expect(valuesOf(billingCount('in', counts))).toEqual(['6', '3', '1'])
    const reason = (value: number) => ({ value, zh: '没有面积', en: 'no area' })
    expect(valuesOf(billingCount('parked', counts, [reason(2), reason(1)]))).toEqual(['2', '1'])
    // Reasons that do not add up are not shown as if they did.
    expect(valuesOf(billingCount('parked', counts, [reason(2)]))).toEqual(['3'])
  })
  test('a preview of nothing is zero', () => {
    expect(billingPreviewSum({ period: '2026-11', sumFen: 0, charges: 0 }).value).toBe('0.00')
    expect(billingPreviewSum({ period: '2026-11', sumFen: 15_930, charges: 1 }).value).toBe('159.30')
  })
})

describe('a dunning run', () => {
  const levels = [
    { level: 'friendly' as const, noticed: 2, waiting: 1, held: 0 },
    { level: 'formal' as const, noticed: 1, waiting: 0, held: 4 },
  ]
  const run = {
    day: '2026-11-20',
    procedureVersion: 2,
    in: 9,
    noticed: 3,
    waiting: 1,
    held: 4,
    nothingDue: 1,
    levels,
  }
  test('households are told, waiting, held or owe nothing; each level by level', () => {
    expect(valuesOf(dunningCount('in', run))).toEqual(['3', '1', '4', '1'])
    expect(valuesOf(dunningCount('noticed', run))).toEqual(['2', '1'])
    expect(valuesOf(dunningCount('held', run))).toEqual(['4'])
    expect(dunningCount('nothingDue', run)).toMatchObject({ value: '1' })
    expect(lawsOf(dunningCount('held', run))).toContain('催缴方案')
    // Whoever is not told the levels is told the count alone.
    expect(valuesOf(dunningCount('noticed', { ...run, levels: [] }))).toEqual(['3'])
  })
  test('what a level owes is its households, and those that wait together', () => {
    const household = {
      level: 'formal',
      household: '王梅',
      rooms: ['1-1-101'],
      householdId: 'h',
      overdueFen: 300,
    }
    expect(valuesOf(levelOverdue('formal', 500, [household]))).toEqual(['3.00', '2.00'])
    expect(levelOverdue('formal', 500, [household]).value).toBe('5.00')
    expect(valuesOf(levelOverdue('formal', 300, [household]))).toEqual(['3.00'])
  })
})

test('an import says which rows it takes, and what its opening balances stand on', () => {
  expect(valuesOf(importRows({ rows: 9, accepted: 7, skipped: 2 }))).toEqual(['7', '2'])
  const arrears = importArrears({ file: '欠费.xlsx', totals: { arrears: '1234.5' } })
  expect(arrears).toMatchObject({ value: '1234.50', unit: 'yuan' })
  expect(lawsOf(arrears)).toContain('导入的台账')
})

test('a table is the sum of its rows; rows of nothing are left out', () => {
  const rows = [
    { value: 100, name: '甲', householdId: 'a' },
    { value: 0, name: '乙' },
    { value: -30, name: '丙', receiptId: 'b' },
  ]
  const trail = tableTotal(rows)
  expect(trail).toMatchObject({ value: '0.70', zh: '这张表的 3 行相加：0.70 元。' })
  expect(partsOf(trail).map(({ subject }) => subject)).toEqual(['household:a', 'receipt:b'])
})

describe('days and rates', () => {
  test('every step of the procedure names the procedure, and the law where a law speaks', () => {
    for (const step of DEFAULT_PROCEDURE.steps)
      expect(lawsOf(stepDay(step, DEFAULT_PROCEDURE))[0]).toBe('催缴方案')
    const letter = DEFAULT_PROCEDURE.steps.find(({ act }) => act === 'demand_letter')
    expect(lawsOf(stepDay(letter as never, DEFAULT_PROCEDURE))).toContain('民法典')
    expect(procedureDays(DEFAULT_PROCEDURE)).toMatchObject({ value: '15', unit: 'days' })
  })
  test('a rate says where and when it was published, and on what approval', () => {
    const published = { from: '2026-01-01', to: null, publishedPlace: '公告栏', publishedDay: '2025-12-01' }
    const unit = { zh: '元/㎡·月', en: 'yuan per ㎡ and month' }
    const plain = rateFigure({ ...published, unitPrice: '1.80', approval: null }, '住宅物业费', unit)
    expect(plain.zh).toBe('住宅物业费：1.80 元/㎡·月，2026-01-01 起有效。')
    expect(lawsOf(plain)).toEqual(['收费公示', '民法典', '物业服务收费明码标价规定'])
    const approved = rateFigure(
      { ...published, unitPrice: '1.80', approval: '物价备案 3 号' },
      '物业费',
      unit,
    )
    expect(groundsOf(approved)).toHaveLength(4)
  })
})
