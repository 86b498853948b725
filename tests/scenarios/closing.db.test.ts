import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../support/garden.ts'
import { checks } from '../../src/app/commands/verify.ts'
import { cancelCharges } from '../../src/flow/billing/commands/cancel-charges.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { day } from '../../src/rules/day.ts'
import { cancelPostedCharges } from '../../src/flow/ledger/commands/cancel-charges.ts'
import { closeDay } from '../../src/flow/ledger/commands/close-day.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { reverse } from '../../src/flow/ledger/commands/reverse.ts'

// September is due on the 10th: 101 owes 170.21, 102 owes 180.00.
let place: Garden
beforeEach(async () => {
  place = await garden()
  await place.bill('2026-09', '2026-08-27')
})
afterEach(async () => {
  const where = { companyIds: [place.companyId], communityId: place.communityId, at: noon('2026-12-01') }
  const found = await verify(place.database, checks, where)
  await place.drop()
  expect(found.filter((one) => one.breaches > 0)).toEqual([])
})

const noon = (on: string) => new Date(`${on}T04:00:00Z`)
const close = (on: string) =>
  place.run((tx) => closeDay(tx, { communityId: place.communityId, day: on }), noon(on))
const takeBack = (receiptId: string, on: string) =>
  place.run(
    (tx) => reverse(tx, { communityId: place.communityId, receiptId, reason: '录错', day: on }),
    noon(on),
  )
const closed = (on: string) =>
  place.query<{ totals: { cash: number }; last_number: number }>(
    'SELECT totals, last_number FROM ledger.v_day_close WHERE day = $1',
    [on],
  )

test('a receipt being written while the day is closed is counted in the close', async () => {
  await place.pay('1-1-101', '10.00', '2026-09-11')
  const accountId = await place.account('1-1-102')
  const written = Promise.withResolvers<void>()
  const slowly = place.run(async (tx) => {
    const { communityId } = place
    const money = {
      communityId,
      accountId,
      amountFen: 18_000,
      method: 'cash' as const,
      day: '2026-09-11',
      key: 'k',
    }
    await receive(tx, money)
    written.resolve()
    await new Promise((resolve) => setTimeout(resolve, 500))
  }, noon('2026-09-11'))
  await Promise.race([written.promise, slowly])
  await close('2026-09-11')
  await slowly
  expect(await closed('2026-09-11')).toMatchObject([{ totals: { cash: 19_000 }, last_number: 2 }])
})

test('a closed day takes no reversal either, and no receipt is taken back before it was taken', async () => {
  const first = await place.pay('1-1-101', '10.00', '2026-09-11')
  await expect(takeBack(first.receiptId, '2026-09-10')).rejects.toMatchObject({
    code: 'ledger.before_receipt',
  })
  await close('2026-09-11')
  await expect(takeBack(first.receiptId, '2026-09-11')).rejects.toMatchObject({ code: 'ledger.day_closed' })
  expect(await takeBack(first.receiptId, '2026-09-12')).toMatchObject({ amountFen: 1000 })
  expect(await closed('2026-09-11')).toMatchObject([{ totals: { cash: 1000 } }])
})

test('a charge is taken out of the ledger once, however often it is asked', async () => {
  const { items } = await place.money('1-1-102')
  const input = {
    communityId: place.communityId,
    chargeIds: items.map((one) => one.id),
    reason: '撤回',
    day: day('2026-09-11'),
  }
  const cancel = () =>
    place.run(async (tx) => {
      const answer = await cancelPostedCharges(tx, input)
      await cancelCharges(tx, input)
      return answer
    })
  expect(await cancel()).toMatchObject({ cancelled: 1 })
  expect(await cancel().catch((error) => error.message)).toMatchObject({ cancelled: 0 })
})

test('the same request a day later, with the same key, is the same receipt', async () => {
  const first = await place.pay('1-1-101', '10.00', '2026-09-11', { key: 'one' })
  const again = await place.pay('1-1-101', '10.00', '2026-09-12', { key: 'one' })
  expect(again).toMatchObject({ receiptId: first.receiptId, day: '2026-09-11', repeated: true })
})

test('what was open on a past day is never less than nothing, whatever was dated back', async () => {
  await place.bill('2026-10', '2026-09-20')
  await place.pay('1-1-101', '500.00', '2026-09-15')
  await place.bill('2026-11', '2026-09-10')
  const wrong = await place.query(
    `SELECT m.item_id, d.day, sum(m.amount_fen) AS open FROM ledger.v_movement d
     JOIN ledger.v_movement m ON m.item_id = d.item_id AND m.day <= d.day
     GROUP BY m.item_id, d.day, d.entry_id HAVING sum(m.amount_fen) < 0`,
  )
  const held = await place.query(
    `SELECT d.account_id, d.day, sum(m.amount_fen) FROM (SELECT DISTINCT account_id, day FROM ledger.v_movement) d
     JOIN ledger.v_movement m ON m.account_id = d.account_id AND m.day <= d.day AND m.book = 'credit'
     GROUP BY 1, 2 HAVING sum(m.amount_fen) > 0`,
  )
  expect({ wrong, held }).toEqual({ wrong: [], held: [] })
})

test('a day that has not come is neither paid on nor closed: closing it would close every day before it', async () => {
  const ahead = { code: 'ledger.day_ahead' }
  const accountId = await place.account('1-1-101')
  const money = {
    communityId: place.communityId,
    accountId,
    amountFen: 100,
    method: 'cash' as const,
    key: 'k',
  }
  const pay = (on: string) => place.run((tx) => receive(tx, { ...money, day: on }), noon('2026-09-11'))
  const closing = (on: string) =>
    place.run((tx) => closeDay(tx, { communityId: place.communityId, day: on }), noon('2026-09-11'))
  await expect(pay('2026-09-12')).rejects.toMatchObject(ahead)
  await expect(closing('2099-12-31')).rejects.toMatchObject(ahead)
  expect(await pay('2026-09-11')).toMatchObject({ amountFen: 100 })
})
