import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { setRate } from '../../tariff/commands/set-rate.ts'

let place: Garden
beforeEach(async () => {
  place = await garden()
})
afterEach(() => place.drop())

const published = { publishedPlace: '小区公告栏', publishedDay: '2019-12-01' }
async function idOf(code: string): Promise<string> {
  const [row] = await place.query<{ id: string }>(
    'SELECT premises_id AS id FROM roster.v_premises WHERE code = $1',
    [code],
  )
  return row?.id as string
}
const charged = (code: string) =>
  place.query<{ from_day: string; to_day: string; amount_fen: number }>(
    `SELECT c.from_day, c.to_day, c.amount_fen FROM billing.v_charge c JOIN roster.v_premises p USING (community_id, premises_id)
     WHERE p.code = $1 ORDER BY c.from_day`,
    [code],
  )

test('a month charged late is charged although others pay the same fee by the quarter', async () => {
  const premisesIds = [await idOf('1-1-202')]
  await place.run((tx) =>
    setRate(tx, {
      communityId: place.communityId,
      feeItem: { code: 'property_fee' },
      standard: { name: '物业费按季', formula: 'area_rate', periodMonths: 3, dueMonth: 0, dueDate: 10 },
      unitPrice: '1.80',
      from: '2020-01-01',
      ...published,
      assign: [{ premisesIds }],
    }),
  )
  await place.bill('2026-08', '2026-08-01')
  expect(await place.bill('2026-07', '2026-08-02')).toMatchObject({ in: 5, done: 5, skipped: 0 })
  expect(await charged('1-1-101')).toMatchObject([{ from_day: '2026-07-01' }, { from_day: '2026-08-01' }])
  expect(await charged('1-1-202')).toMatchObject([{ from_day: '2026-07-01', to_day: '2026-09-30' }])
})

test('a new standard from the middle of a month leaves no day of it uncharged', async () => {
  const premisesIds = [await idOf('1-1-202')]
  await place.run((tx) =>
    setRate(tx, {
      communityId: place.communityId,
      feeItem: { code: 'property_fee' },
      standard: { name: '物业费优惠', formula: 'area_rate', periodMonths: 1, dueMonth: 0, dueDate: 10 },
      unitPrice: '1.50',
      from: '2026-07-16',
      ...published,
      assign: [{ premisesIds }],
    }),
  )
  expect(await place.bill('2026-07', '2026-08-02')).toMatchObject({ in: 6, done: 6, parked: 0 })
  expect(await charged('1-1-202')).toEqual([
    { from_day: '2026-07-01', to_day: '2026-07-15', amount_fen: 10_482 },
    { from_day: '2026-07-16', to_day: '2026-07-31', amount_fen: 9_317 },
  ])
  expect(await place.bill('2026-07', '2026-08-03')).toMatchObject({ in: 6, done: 0, skipped: 6 })
  expect(await place.bill('2026-08', '2026-08-03')).toMatchObject({ in: 5, done: 5 })
})
