import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { bill } from './bill.ts'
import { closeDay } from './close-day.ts'
import { day } from '../../../rules/day.ts'
import { reverse } from './reverse.ts'

let place: Garden
beforeAll(async () => {
  place = await garden()
})
afterAll(() => place.drop())

const takeBack = (receiptId: string, on: string) =>
  place.run((tx) => reverse(tx, { communityId: place.communityId, receiptId, reason: '收错户', day: on }))

/** Whatever happened, the books balance and what is stored is what the entries say. */
async function expectBooksTrue() {
  const [books] = await place.query<{ unbalanced: number; wrong_open: number; wrong_credit: number }>(`
    SELECT (SELECT count(*) FROM (SELECT 1 FROM ledger.posting GROUP BY community_id, entry_id HAVING sum(amount_fen) <> 0) x) AS unbalanced,
           (SELECT count(*) FROM ledger.open_item i WHERE open_fen <> amount_fen - coalesce(
              (SELECT sum(l.amount_fen) FROM ledger.allocation l WHERE l.item_id = i.id), 0)) AS wrong_open,
           (SELECT count(*) FROM ledger.account a WHERE credit_fen <> -coalesce(
              (SELECT sum(m.amount_fen) FROM ledger.v_movement m WHERE m.account_id = a.id AND m.book = 'credit'), 0)) AS wrong_credit`)
  expect(books).toEqual({ unbalanced: 0, wrong_open: 0, wrong_credit: 0 })
}

describe('a quarter in the garden', () => {
  it('bills September once: four homes and one space; a second run adds nothing', async () => {
    const first = await place.bill('2026-09', '2026-08-27')
    expect(first).toMatchObject({ in: 5, done: 5, parked: 0, skipped: 0, posted: 5 })
    expect(first.sumFen).toBe(17021 + 18000 + 15984 + 21663 + 6000)
    const second = await place.bill('2026-09', '2026-08-28')
    expect(second).toMatchObject({ in: 5, done: 0, skipped: 5, posted: 0, runId: first.runId })
  })

  it('says that the service contract is missing', async () => {
    const run = await place.bill('2026-09', '2026-08-28')
    expect(run.warnings.map((warning) => warning.code)).toEqual(['billing.no_service_contract'])
  })

  it('parks a home without area and counts it', async () => {
    await place.query("UPDATE roster.premises SET floor_area = NULL WHERE code = '1-1-202'")
    const run = await place.bill('2026-10', '2026-09-26')
    expect(run).toMatchObject({ in: 5, done: 4, parked: 1, skipped: 0 })
    expect(run.parkedRows).toMatchObject([{ room: '1-1-202', code: 'area_missing' }])
    expect(await place.bill('2026-10', '2026-09-26')).toMatchObject({
      done: 0,
      parked: 1,
      skipped: 4,
      runId: run.runId,
    })
    await place.query("UPDATE roster.premises SET floor_area = 120.35 WHERE code = '1-1-202'")
    expect(await place.bill('2026-10', '2026-09-27')).toMatchObject({ done: 1, parked: 0, skipped: 4 })
  })

  it('takes a part payment to the fen: the older month first', async () => {
    const receipt = await place.pay('1-1-101', '200.00', '2026-10-12')
    expect(receipt.receiptNo).toBe('T1-000001')
    expect(receipt.allocations.map((one) => one.amountFen)).toEqual([17021, 2979])
    expect(await place.money('1-1-101')).toMatchObject({ open: 17021 - 2979, credit: 0 })
    await expectBooksTrue()
  })

  it('keeps an over-payment as credit, and the next bill draws it down', async () => {
    const before = (await place.money('1-1-102')).open
    expect(before).toBe(36000)
    await place.pay('1-1-102', '500.00', '2026-10-13')
    expect(await place.money('1-1-102')).toMatchObject({ open: 0, credit: 14000 })
    const run = await place.bill('2026-11', '2026-10-27')
    expect(run.drawnDown).toBe(1)
    expect(await place.money('1-1-102')).toMatchObject({ open: 4000, credit: 0 })
    await expectBooksTrue()
  })

  it('answers the same key with the same receipt, and another request with a refusal', async () => {
    const once = await place.pay('1-1-201', '10.00', '2026-10-14', { key: 'once' })
    const again = await place.pay('1-1-201', '10.00', '2026-10-14', { key: 'once' })
    expect(again).toEqual({ ...once, repeated: true })
    await expect(place.pay('1-1-201', '11.00', '2026-10-14', { key: 'once' })).rejects.toMatchObject({
      code: 'ledger.key_reused',
    })
    await expect(place.pay('1-1-202', '10.00', '2026-10-14', { key: 'once' })).rejects.toMatchObject({
      code: 'ledger.key_reused',
    })
  })

  it('refuses a receipt whose charges were paid meanwhile', async () => {
    const { items } = await place.money('1-1-202')
    const [september] = items as [(typeof items)[0]]
    const named = { charges: [{ chargeId: september.id, openFen: september.open }] }
    const both = await Promise.allSettled([
      place.pay('1-1-202', '216.63', '2026-10-15', named),
      place.pay('1-1-202', '216.63', '2026-10-15', named),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'ledger.open_amount_changed' },
    })
    await expectBooksTrue()
  })

  it('puts the excess of a second unnamed payment to the credit balance', async () => {
    await Promise.all([
      place.pay('车库-A1', '180.00', '2026-11-12'),
      place.pay('车库-A1', '180.00', '2026-11-12'),
    ])
    expect(await place.money('车库-A1')).toMatchObject({ open: 0, credit: 18000 })
  })

  it('reverses a receipt, keeps its number and replays the later ones', async () => {
    const first = await place.pay('1-1-201', '149.84', '2026-11-02')
    const second = await place.pay('1-1-201', '159.84', '2026-11-03')
    const before = await place.money('1-1-201')
    await takeBack(first.receiptId, '2026-11-04')
    const after = await place.money('1-1-201')
    expect(after.open).toBe(before.open + 14984)
    // The second receipt now pays the older month first.
    const paid = await place.query<{ item_id: string; sum: number }>(
      'SELECT item_id, sum(amount_fen)::bigint AS sum FROM ledger.v_allocation WHERE receipt_id = $1 GROUP BY 1 HAVING sum(amount_fen) <> 0',
      [second.receiptId],
    )
    expect(paid.find((one) => one.item_id === after.items[0]?.id)?.sum).toBe(14984)
    await expect(takeBack(first.receiptId, '2026-11-04')).rejects.toMatchObject({
      code: 'ledger.already_reversed',
    })
    const [numbers] = await place.query<{ gaps: boolean }>(
      'SELECT count(*) <> max(number) AS gaps FROM ledger.receipt',
    )
    expect(numbers?.gaps).toBe(false)
    await expectBooksTrue()
  })

  it('pay and reverse is as if nothing had been', async () => {
    const before = await place.money('1-1-101')
    const receipt = await place.pay('1-1-101', '999.99', '2026-11-05')
    await takeBack(receipt.receiptId, '2026-11-05')
    expect(await place.money('1-1-101')).toEqual(before)
  })

  it('names no charge of another account, and no more than is open', async () => {
    const { items } = await place.money('1-1-101')
    const other = items[0]?.id as string
    await expect(
      place.pay('1-1-102', '1.00', '2026-11-06', { charges: [{ chargeId: other }] }),
    ).rejects.toMatchObject({ code: 'ledger.charge_not_of_account' })
    await expect(
      place.pay('1-1-101', '9999.00', '2026-11-06', { charges: [{ chargeId: other }] }),
    ).rejects.toMatchObject({ code: 'ledger.more_than_named' })
    await expect(place.pay('1-1-101', '-5', '2026-11-06')).rejects.toMatchObject({
      code: 'platform.bad_input',
    })
    await expect(place.pay('1-1-101', '5', '2026-11-06', { method: 'other' })).rejects.toMatchObject({
      code: 'platform.bad_input',
    })
  })

  it('closes a day, once, and books nothing more on it', async () => {
    const close = () => place.run((tx) => closeDay(tx, { communityId: place.communityId, day: '2026-11-12' }))
    expect(await close()).toEqual({ tills: 1 })
    expect(await close()).toEqual({ tills: 0 })
    const [row] = await place.query<{ totals: unknown }>('SELECT totals FROM ledger.v_day_close')
    expect(row?.totals).toMatchObject({ cash: 36000, pos: 0 })
    await expect(place.pay('1-1-101', '5.00', '2026-11-12')).rejects.toMatchObject({
      code: 'ledger.day_closed',
    })
  })

  it('lets two billing runs race: one bills, the other finds it done', async () => {
    const run = () =>
      place.run((tx) =>
        bill(tx, { communityId: place.communityId, period: '2026-12', day: day('2026-11-26') }),
      )
    const results = await Promise.all([run(), run()])
    expect(results.map((one) => one.done).sort()).toEqual([0, 5])
  })

  it('charges nothing that the old book says is paid', async () => {
    await place.query("UPDATE roster.premises SET paid_until = '2027-01-15' WHERE code = '1-1-101'")
    await place.query("UPDATE roster.premises SET paid_until = '2027-01-31' WHERE code = '1-1-102'")
    const run = await place.bill('2027-01', '2026-11-27')
    expect(run).toMatchObject({ in: 5, done: 4, skipped: 1 })
    const [charge] = await place.query<{ amount_fen: number; from_day: string }>(
      "SELECT amount_fen, from_day FROM billing.v_charge WHERE period = '2027-01' AND premises_id = (SELECT premises_id FROM roster.v_premises WHERE code = '1-1-101')",
    )
    // 170.208 × 16/31
    expect(charge).toEqual({ amount_fen: 8785, from_day: '2027-01-16' })
    expect(await place.bill('2027-01', '2026-11-27')).toMatchObject({ done: 0, skipped: 5 })
  })

  it('never changes a posted row', async () => {
    await expect(place.query('UPDATE ledger.posting SET amount_fen = 1')).rejects.toThrow(/permission denied/)
    await expect(place.query('DELETE FROM ledger.receipt')).rejects.toThrow(/permission denied/)
    await expect(place.query('UPDATE billing.charge SET amount_fen = 1')).rejects.toThrow(/permission denied/)
  })
})
