import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { breachesOf } from '../../../../tests/support/verified.ts'
import { day } from '../../../rules/day.ts'
import { cancelCharges } from '../../billing/commands/cancel-charges.ts'
import { setRate } from '../../tariff/commands/set-rate.ts'
import { type LockedAccount, lockAccount } from '../account-money.ts'
import { cancelPostedCharges } from './cancel-charges.ts'
import { replayAccount } from './replay-account.ts'

// 1-1-102 owes 180.00 a month, due on the 10th, and 33.33 for the lift, due on the same day.
let place: Garden
beforeEach(async () => {
  place = await garden()
  await place.run((tx) =>
    setRate(tx, {
      communityId: place.communityId,
      feeItem: { code: 'lift', name: '电梯费' },
      standard: { name: '电梯费', formula: 'fixed_month', periodMonths: 1, dueMonth: 0, dueDate: 10 },
      unitPrice: '33.33',
      from: '2020-01-01',
      publishedPlace: '小区公告栏',
      publishedDay: '2019-12-01',
      assign: [{ usage: 'residential' }],
    }),
  )
  await place.bill('2026-09', '2026-09-01')
})
afterEach(async () => {
  const found = await breachesOf(place)
  await place.drop()
  expect(found).toEqual([])
})

const noon = (on: string) => new Date(`${on}T04:00:00Z`)
const fee = async (code: string) =>
  (
    await place.query<{ id: string }>(
      `SELECT c.charge_id AS id FROM billing.v_charge c JOIN tariff.v_fee_item f USING (company_id, fee_item_id)
       JOIN roster.v_premises p USING (community_id, premises_id) WHERE p.code = '1-1-102' AND f.code = $1
       ORDER BY c.from_day`,
      [code],
    )
  ).map((one) => one.id)
const cancel = (chargeIds: string[], on: string) =>
  place.run(async (tx) => {
    const input = { communityId: place.communityId, chargeIds, reason: '计费有误', day: day(on) }
    const answer = await cancelPostedCharges(tx, input)
    await cancelCharges(tx, input)
    return answer
  }, noon(on))
/** What a replay from the first event would still change. */
const replayed = async () => {
  const accountId = await place.account('1-1-102')
  return place.run(async (tx) => {
    const account = await lockAccount(tx, { communityId: place.communityId, accountId })
    const as = { cause: 'replay' as const, day: day('2026-12-31'), sourceId: accountId }
    const { moved } = await replayAccount(tx, account as LockedAccount, as)
    tx.nothingChanged()
    return moved
  })
}
const paidOn = async (id: string) =>
  (
    await place.query<{ fen: number }>(
      'SELECT coalesce(sum(amount_fen), 0)::bigint AS fen FROM ledger.v_allocation WHERE item_id = $1',
      [id],
    )
  )[0]?.fen

test('a charge that was partly paid falls, and its money pays what else is open to the fen', async () => {
  const [lift] = await fee('lift')
  const [property] = await fee('property_fee')
  await place.pay('1-1-102', '50.01', '2026-09-12')
  expect(await paidOn(lift as string)).toBe(781)
  await cancel([lift as string], '2026-09-15')
  expect([await paidOn(lift as string), await paidOn(property as string)]).toEqual([0, 5_001])
  expect(await place.money('1-1-102')).toMatchObject({ open: 18_000 - 5_001, credit: 0 })
  expect(await replayed()).toBe(0)
})

test('twice is once', async () => {
  const [lift] = await fee('lift')
  await place.pay('1-1-102', '50.01', '2026-09-12')
  expect(await cancel([lift as string], '2026-09-15')).toMatchObject({ cancelled: 1, moved: 2 })
  const money = await place.money('1-1-102')
  expect(await cancel([lift as string], '2026-09-16')).toEqual({ cancelled: 0, moved: 0 })
  expect(await place.money('1-1-102')).toEqual(money)
})

test('what nothing else takes waits as credit, and pays the charge that is billed anew', async () => {
  await place.pay('1-1-102', '213.33', '2026-09-12')
  await cancel([...(await fee('lift')), ...(await fee('property_fee'))], '2026-09-15')
  expect(await place.money('1-1-102')).toMatchObject({ open: 0, credit: 21_333 })
  expect(await place.bill('2026-09', '2026-09-16')).toMatchObject({ done: 2, drawnDown: 1 })
  expect(await place.money('1-1-102')).toMatchObject({ open: 0, credit: 0 })
  expect(await replayed()).toBe(0)
})

test('a payment that named the charge follows the law once the charge is gone', async () => {
  await place.bill('2026-10', '2026-10-01')
  const [, october] = await fee('property_fee')
  await place.pay('1-1-102', '180.00', '2026-10-05', { charges: [{ chargeId: october as string }] })
  await cancel([october as string], '2026-10-06')
  const [september] = await fee('property_fee')
  expect(await paidOn(september as string)).toBe(15_188)
  expect(await place.money('1-1-102')).toMatchObject({ open: 21_333 + 3_333 - 18_000, credit: 0 })
  expect(await replayed()).toBe(0)
})

test('a late fee that hangs on a charge falls with it, paid or not', async () => {
  const [property] = await fee('property_fee')
  const accountId = await place.account('1-1-102')
  const entry = 'f0000000-0000-7000-8000-000000000001'
  await place.query(
    `INSERT INTO ledger.open_item (community_id, id, company_id, account_id, component, of_item_id, fee_item_id, fee_kind,
       from_day, to_day, due_day, day, amount_fen, open_fen, turn)
     SELECT community_id, $1, company_id, account_id, 'late_fee', id, fee_item_id, fee_kind, from_day, to_day, '2026-09-20',
       '2026-09-20', 90, 90, turn + 1 FROM ledger.open_item WHERE id = $2`,
    [entry, property],
  )
  await place.query(`UPDATE ledger.account SET turns = turns + 1 WHERE id = $1`, [accountId])
  await place.query(
    `INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
     SELECT community_id, $1, company_id, 'charge', account_id, $1, '2026-09-20', '2026-09-20T04:00Z' FROM ledger.open_item WHERE id = $1`,
    [entry],
  )
  await place.query(
    `INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
     SELECT i.community_id, i.id, s.line, i.company_id, s.book, CASE s.line WHEN 1 THEN i.id END, s.fen
     FROM ledger.open_item i, (VALUES (1, 'receivable', 90), (2, 'late_fee_income', -90)) AS s (line, book, fen) WHERE i.id = $1`,
    [entry],
  )
  await place.pay('1-1-102', '213.83', '2026-09-21')
  expect(await place.money('1-1-102')).toMatchObject({ open: 40, credit: 0 })
  expect(await cancel([property as string], '2026-09-22')).toMatchObject({ cancelled: 2 })
  expect(await place.money('1-1-102')).toMatchObject({ open: 0, credit: 21_383 - 3_333 })
  expect(await replayed()).toBe(0)
})
