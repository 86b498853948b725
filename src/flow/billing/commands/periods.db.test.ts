import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { breachesOf } from '../../../../tests/support/verified.ts'
import { setRate } from '../../tariff/commands/set-rate.ts'

// Every day is charged once: none twice, none never, whoever moves and however often the period changes.
let place: Garden
beforeEach(async () => {
  place = await garden()
})
afterEach(async () => {
  const found = await breachesOf(place)
  await place.drop()
  expect(found).toEqual([])
})

const charged = (code: string) =>
  place.query<{ from_day: string; to_day: string; due_day: string; amount_fen: number }>(
    `SELECT c.from_day, c.to_day, c.due_day, c.amount_fen FROM billing.v_charge c
     JOIN roster.v_premises p USING (community_id, premises_id) WHERE p.code = $1 ORDER BY c.from_day`,
    [code],
  )
const days = async (code: string) => (await charged(code)).map((one) => `${one.from_day}…${one.to_day}`)
const liability = (change: string) =>
  place.query(`UPDATE roster.liability SET ${change} WHERE premises_id =
    (SELECT premises_id FROM roster.v_premises WHERE code = '1-1-102') AND to_day IS NULL`)

/** 1-1-102 pays by so many months from a day on. */
async function payBy(periodMonths: 1 | 3, from: string, name = `按 ${periodMonths} 个月`) {
  const [premises] = await place.query<{ id: string }>(
    `SELECT premises_id AS id FROM roster.v_premises WHERE code = '1-1-102'`,
  )
  const standard = { name, formula: 'area_rate', periodMonths, dueMonth: 0, dueDate: 10 } as const
  await place.run((tx) =>
    setRate(tx, {
      communityId: place.communityId,
      feeItem: { code: 'property_fee' },
      standard,
      unitPrice: '1.80',
      from,
      publishedPlace: '小区公告栏',
      publishedDay: '2019-12-01',
      assign: [{ premisesIds: [premises?.id as string] }],
    }),
  )
}

test('a day nobody owes for parks the home and names the days; it is charged once somebody does', async () => {
  await place.bill('2026-07', '2026-07-01')
  await liability(`to_day = '2026-08-10'`)
  const run = await place.bill('2026-08', '2026-08-01')
  expect(run).toMatchObject({ in: 5, done: 4, parked: 1 })
  expect(run.parkedRows).toMatchObject([
    { room: '1-1-102', code: 'no_liable_party', zh: expect.stringContaining('2026-08-11 至 2026-08-31') },
  ])
  expect(await place.bill('2026-08', '2026-08-02')).toMatchObject({ done: 0, parked: 1, runId: run.runId })
  await place.query(
    `INSERT INTO roster.liability (community_id, id, company_id, premises_id, household_id, basis, from_day)
     SELECT community_id, gen_random_uuid(), company_id, premises_id,
            (SELECT household_id FROM roster.v_household WHERE name LIKE '%赵强%'), 'ownership', '2026-08-21'
     FROM roster.v_premises WHERE code = '1-1-102'`,
  )
  const narrower = await place.bill('2026-08', '2026-08-03')
  expect(narrower.parkedRows).toMatchObject([{ zh: expect.stringContaining('2026-08-11 至 2026-08-20') }])
  await place.query(`UPDATE roster.liability SET from_day = '2026-08-11' WHERE from_day = '2026-08-21'`)
  expect(await place.bill('2026-08', '2026-08-04')).toMatchObject({ done: 1, parked: 0, skipped: 4 })
  expect(await days('1-1-102')).toEqual([
    '2026-07-01…2026-07-31',
    '2026-08-01…2026-08-10',
    '2026-08-11…2026-08-31',
  ])
  expect(await place.bill('2026-08', '2026-08-05')).toMatchObject({ done: 0, parked: 0, skipped: 5 })
})

test('days before the first owner are not asked for, not even when the month is billed again', async () => {
  await liability(`from_day = '2026-08-11'`)
  expect(await place.bill('2026-08', '2026-08-01')).toMatchObject({ in: 5, done: 5, parked: 0 })
  expect(await place.bill('2026-08', '2026-08-02')).toMatchObject({ in: 5, done: 0, parked: 0, skipped: 5 })
  expect(await days('1-1-102')).toEqual(['2026-08-11…2026-08-31'])
})

test('from monthly to quarterly in mid-quarter: the months that remain are billed, each once', async () => {
  await place.bill('2026-07', '2026-07-01')
  await payBy(3, '2026-08-01')
  expect(await place.bill('2026-08', '2026-08-01')).toMatchObject({ in: 5, done: 5 })
  expect(await charged('1-1-102')).toEqual([
    { from_day: '2026-07-01', to_day: '2026-07-31', due_day: '2026-07-10', amount_fen: 18_000 },
    { from_day: '2026-08-01', to_day: '2026-09-30', due_day: '2026-08-10', amount_fen: 36_000 },
  ])
  expect(await place.bill('2026-08', '2026-08-02')).toMatchObject({ in: 5, done: 0, skipped: 5 })
  expect(await place.bill('2026-07', '2026-08-02')).toMatchObject({ done: 0 })
  expect(await place.bill('2026-09', '2026-09-01')).toMatchObject({ in: 4, done: 4 })
  await place.bill('2026-10', '2026-10-01')
  expect(await days('1-1-102')).toEqual([
    '2026-07-01…2026-07-31',
    '2026-08-01…2026-09-30',
    '2026-10-01…2026-12-31',
  ])
})

test('a switch told after its month was billed: what was charged stands, the rest of the quarter follows', async () => {
  await place.bill('2026-07', '2026-07-01')
  await place.bill('2026-08', '2026-08-01')
  await payBy(3, '2026-07-15')
  await place.bill('2026-09', '2026-09-01')
  await place.bill('2026-09', '2026-09-02')
  await place.bill('2026-07', '2026-09-02')
  expect(await days('1-1-102')).toEqual([
    '2026-07-01…2026-07-31',
    '2026-08-01…2026-08-31',
    '2026-09-01…2026-09-30',
  ])
})

test('a switch in the middle of a month: the old standard to the day before, the new one to the end of the quarter', async () => {
  await place.bill('2026-07', '2026-07-01')
  await payBy(3, '2026-08-16')
  await place.bill('2026-09', '2026-08-20')
  await place.bill('2026-08', '2026-08-21')
  expect(await days('1-1-102')).toEqual([
    '2026-07-01…2026-07-31',
    '2026-08-01…2026-08-15',
    '2026-08-16…2026-09-30',
  ])
  expect(await place.bill('2026-08', '2026-08-22')).toMatchObject({ done: 0, parked: 0 })
})

test('from quarterly to monthly in mid-quarter: the quarter ends where the months begin', async () => {
  await payBy(3, '2026-01-01')
  await payBy(1, '2026-08-01')
  for (const month of ['07', '08', '09', '10', '08']) await place.bill(`2026-${month}`, '2026-10-20')
  expect(await days('1-1-102')).toEqual([
    '2026-07-01…2026-07-31',
    '2026-08-01…2026-08-31',
    '2026-09-01…2026-09-30',
    '2026-10-01…2026-10-31',
  ])
})
