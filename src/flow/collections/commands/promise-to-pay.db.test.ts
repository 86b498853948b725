import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { promiseToPay } from './promise-to-pay.ts'

// 1-1-102 owes 180.00 for September.
let place: Garden
let householdId: string
beforeEach(async () => {
  place = await garden()
  await place.bill('2026-09', '2026-08-27')
  const [row] = await place.query<{ household_id: string }>(
    `SELECT household_id FROM roster.v_household_member WHERE name = '张伟'`,
  )
  householdId = row?.household_id as string
})
afterEach(() => place.drop())

const at = (on: string, hour = '04') => new Date(`${on}T${hour}:00:00Z`)
const promise = (amountFen: number, by: string, recorded: Date, takenDay?: string) =>
  place.run(
    (tx) =>
      promiseToPay(tx, {
        communityId: place.communityId,
        householdId,
        amountFen,
        day: by,
        ...(takenDay && { takenDay }),
      }),
    recorded,
  )
const paid = async () =>
  (
    await place.query<{ paid_fen: number }>('SELECT paid_fen FROM collections.v_promise ORDER BY taken_at')
  ).map((one) => one.paid_fen)

test('what was paid between the promise and its late writing down counts, in either order', async () => {
  await place.pay('1-1-102', '80.00', '2026-09-13')
  await promise(18_000, '2026-09-20', at('2026-09-15'), '2026-09-11')
  expect(await paid()).toEqual([8_000])
  await place.pay('1-1-102', '100.00', '2026-09-16')
  expect(await paid()).toEqual([18_000])
})

test('a payment of the very day of a promise that was written down later counts; one before that day does not', async () => {
  await place.pay('1-1-102', '30.00', '2026-09-10')
  await place.pay('1-1-102', '80.00', '2026-09-11')
  await promise(15_000, '2026-09-20', at('2026-09-15'), '2026-09-11')
  expect(await paid()).toEqual([8_000])
})

test('of a promise written down at once, what was paid earlier the same day is not part', async () => {
  await place.pay('1-1-102', '80.00', '2026-09-11')
  await promise(10_000, '2026-09-20', at('2026-09-11', '06'))
  expect(await paid()).toEqual([0])
  await place.pay('1-1-102', '20.00', '2026-09-12')
  await place.pay('1-1-102', '50.00', '2026-09-21')
  expect(await paid()).toEqual([2_000])
})

test('no promise comes from a day that has not come, nor is more promised than was owed on its day', async () => {
  await expect(promise(100, '2026-09-20', at('2026-09-11'), '2026-09-12')).rejects.toMatchObject({
    code: 'collections.taken_day_ahead',
  })
  await place.pay('1-1-102', '80.00', '2026-09-13')
  const late = () => promise(18_001, '2026-09-20', at('2026-09-15'), '2026-09-11')
  await expect(late()).rejects.toMatchObject({ code: 'collections.promise_more_than_owed' })
  await expect(promise(18_000, '2026-09-20', at('2026-09-15'))).rejects.toMatchObject({
    code: 'collections.promise_more_than_owed',
  })
  expect(await paid()).toEqual([])
})
