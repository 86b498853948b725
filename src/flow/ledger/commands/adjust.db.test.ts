import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { breachesOf } from '../../../../tests/support/verified.ts'
import { uuidV7 } from '../../../platform/db/tx.ts'
import { day } from '../../../rules/day.ts'
import { cancelCharges } from '../../billing/commands/cancel-charges.ts'
import { transferOwnership } from '../../roster/commands/transfer-ownership.ts'
import { adjust, reverseAdjustment } from './adjust.ts'
import { cancelPostedCharges } from './cancel-charges.ts'
import { receive } from './receive.ts'
import { rechargePosted } from './recharge-posted.ts'

// 1-1-102 owes 180.00 for September, due on the 10th.
const ROOM = '1-1-102'
let place: Garden
let charge: string
beforeEach(async () => {
  place = await garden()
  await place.bill('2026-09', '2026-08-27')
  charge = (await place.money(ROOM)).items[0]?.id as string
})
afterEach(async () => {
  const found = await breachesOf(place)
  await place.drop()
  expect(found).toEqual([])
})

const noon = (on: string) => new Date(`${on}T04:00:00Z`)
const put = (
  amountFen: number,
  on: string,
  more: { key?: string; chargeId?: string; reason?: string } = {},
) =>
  place.run(
    (tx) =>
      adjust(tx, {
        communityId: place.communityId,
        chargeId: charge,
        amountFen,
        reason: '电梯停用五天',
        day: on,
        key: uuidV7(),
        ...more,
      }),
    noon(on),
  )
const takeBack = (adjustmentId: string, on: string) =>
  place.run(
    (tx) => reverseAdjustment(tx, { communityId: place.communityId, adjustmentId, reason: '录错', day: on }),
    noon(on),
  )
const money = async () => {
  const { open, credit } = await place.money(ROOM)
  return { open, credit }
}
const income = async (until: string) =>
  (
    await place.query<{ fen: number }>(
      `SELECT coalesce(-sum(m.amount_fen), 0)::bigint AS fen FROM ledger.v_movement m JOIN ledger.v_account a USING (community_id, account_id)
       JOIN roster.v_premises p USING (community_id, premises_id) WHERE p.code = $1 AND m.book = 'income' AND m.day <= $2`,
      [ROOM, until],
    )
  )[0]?.fen

test('less lowers what is owed from its day on, with the reason', async () => {
  const adjustment = await put(-3_000, '2026-09-05')
  expect(adjustment).toMatchObject({ chargeId: charge, amountFen: -3_000, dueDay: '2026-09-10', moved: 0 })
  expect(adjustment.because.zh).toContain('应收 180.00 元调减 30.00 元，为 150.00 元')
  expect(adjustment.because.from?.[0]?.zh).toBe('原因：电梯停用五天')
  expect(await money()).toEqual({ open: 15_000, credit: 0 })
  expect([await income('2026-09-04'), await income('2026-09-05')]).toEqual([18_000, 15_000])
})

test('what was paid beyond the lowered charge waits as credit, and a reversal takes it back to the fen', async () => {
  await place.pay(ROOM, '180.00', '2026-09-03')
  const { adjustmentId } = await put(-3_000, '2026-09-05')
  expect(await money()).toEqual({ open: 0, credit: 3_000 })
  expect(await takeBack(adjustmentId, '2026-09-06')).toMatchObject({ amountFen: -3_000, moved: 1 })
  expect(await money()).toEqual({ open: 0, credit: 0 })
  expect(await income('2026-09-06')).toBe(18_000)
  await expect(takeBack(adjustmentId, '2026-09-07')).rejects.toMatchObject({
    code: 'billing.adjustment_reversed',
  })
})

test('more is an item of its own with fifteen days to pay; taken back, its money is free again', async () => {
  await place.pay(ROOM, '200.00', '2026-09-03')
  const { adjustmentId, dueDay } = await put(5_000, '2026-09-05')
  expect(dueDay).toBe('2026-09-20')
  expect(await money()).toEqual({ open: 3_000, credit: 0 })
  await takeBack(adjustmentId, '2026-09-06')
  expect(await money()).toEqual({ open: 0, credit: 2_000 })
})

test('the same key is the same adjustment; another request with it is refused', async () => {
  const key = uuidV7()
  const once = await put(-3_000, '2026-09-05', { key })
  expect(await put(-3_000, '2026-09-06', { key })).toMatchObject({
    adjustmentId: once.adjustmentId,
    because: once.because,
    repeated: true,
  })
  expect(await money()).toEqual({ open: 15_000, credit: 0 })
  await expect(put(-2_000, '2026-09-06', { key })).rejects.toMatchObject({
    code: 'billing.adjustment_key_reused',
  })
  await expect(put(-2_000, '2026-09-06', { key: charge })).rejects.toMatchObject({
    code: 'billing.adjustment_key_reused',
  })
})

test('what cannot be is refused, and changes nothing', async () => {
  const { adjustmentId } = await put(-10_000, '2026-09-05')
  const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code })
  await refused(put(-8_001, '2026-09-06'), 'billing.adjustment_too_large')
  await refused(put(-1, '2026-09-06', { chargeId: adjustmentId }), 'billing.charge_is_adjustment')
  await refused(put(-1, '2026-09-06', { chargeId: uuidV7() }), 'billing.charge_not_found')
  await refused(put(0, '2026-09-06'), 'platform.bad_input')
  await refused(put(-1, '2026-09-06', { reason: ' ' }), 'platform.bad_input')
  await refused(takeBack(charge, '2026-09-06'), 'billing.adjustment_not_found')
  await refused(
    place.run(
      (tx) =>
        adjust(tx, {
          communityId: place.communityId,
          chargeId: charge,
          amountFen: -1,
          reason: '早',
          day: '2026-09-06',
          key: uuidV7(),
        }),
      noon('2026-09-05'),
    ),
    'ledger.day_ahead',
  )
  expect(await money()).toEqual({ open: 8_000, credit: 0 })
})

test('money dated back to before a reversal pays what was owed then, and the rest since the reversal', async () => {
  const { adjustmentId } = await put(-3_000, '2026-09-05')
  await takeBack(adjustmentId, '2026-09-20')
  const accountId = await place.account(ROOM)
  const payment = { communityId: place.communityId, accountId, amountFen: 18_000, method: 'cash' as const }
  await place.run((tx) => receive(tx, { ...payment, day: '2026-09-10', key: 'late' }), noon('2026-09-21'))
  expect(await money()).toEqual({ open: 0, credit: 0 })
  const cancelled = {
    communityId: place.communityId,
    chargeIds: [charge],
    reason: '计费有误',
    day: day('2026-09-15'),
  }
  await place.run(async (tx) => {
    await cancelPostedCharges(tx, cancelled)
    await cancelCharges(tx, cancelled)
  }, noon('2026-09-21'))
  expect(await money()).toEqual({ open: 0, credit: 18_000 })
})

test('two of them at once wait for each other: no charge falls below nothing', async () => {
  const both = await Promise.allSettled([put(-10_000, '2026-09-05'), put(-10_000, '2026-09-05')])
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await money()).toEqual({ open: 8_000, credit: 0 })
})

test('a charge that is taken back takes its adjustments along', async () => {
  const less = await put(-3_000, '2026-09-05')
  await put(5_000, '2026-09-05')
  await place.pay(ROOM, '190.00', '2026-09-06')
  const input = {
    communityId: place.communityId,
    chargeIds: [charge],
    reason: '计费有误',
    day: day('2026-09-07'),
  }
  await place.run(async (tx) => {
    await cancelPostedCharges(tx, input)
    await cancelCharges(tx, input)
  }, noon('2026-09-07'))
  expect(await money()).toEqual({ open: 0, credit: 19_000 })
  expect(await income('2026-09-07')).toBe(0)
  await expect(takeBack(less.adjustmentId, '2026-09-08')).rejects.toMatchObject({
    code: 'billing.adjustment_reversed',
  })
  expect(await place.bill('2026-09', '2026-09-08')).toMatchObject({ done: 1, drawnDown: 1 })
  expect(await money()).toEqual({ open: 0, credit: 1_000 })
})

test('an adjusted charge that is charged again keeps what it was adjusted to', async () => {
  await put(-3_000, '2026-09-05')
  await put(1_000, '2026-09-05')
  await place.pay(ROOM, '160.00', '2026-09-06')
  const [premises] = await place.query<{ id: string }>(
    'SELECT premises_id AS id FROM roster.v_premises WHERE code = $1',
    [ROOM],
  )
  const sale = {
    communityId: place.communityId,
    premisesId: premises?.id as string,
    day: '2026-09-16',
    newOwners: [{ name: '钱七' }],
  }
  await place.run((tx) => transferOwnership(tx, sale), noon('2026-09-25'))
  const input = { communityId: place.communityId, day: day('2026-09-25') }
  const recharged = await place.run((tx) => rechargePosted(tx, input), noon('2026-09-25'))
  expect(recharged).toMatchObject({ done: 1, charges: 2, sumFen: 16_000 })
  const rows = await place.query(
    `SELECT h.name AS who, a.credit_fen AS credit, sum(i.amount_fen)::bigint AS charged, sum(i.open_fen)::bigint AS open
     FROM ledger.v_account a JOIN ledger.v_open_item i USING (community_id, account_id)
     JOIN roster.v_premises p ON p.premises_id = a.premises_id JOIN roster.v_household h ON h.household_id = a.household_id
     WHERE p.code = $1 GROUP BY 1, 2 ORDER BY 2 DESC`,
    [ROOM],
  )
  expect(rows).toEqual([
    { who: '张伟、李娜', credit: 8_000, charged: 8_000, open: 0 },
    { who: '钱七', credit: 0, charged: 8_000, open: 8_000 },
  ])
})
