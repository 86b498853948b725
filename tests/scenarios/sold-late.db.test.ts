/**
 * A home is sold and we are told late: its months are billed, posted, even paid. The owner of each day owes for it, what
 * the former owner paid stays theirs, and no fen appears or vanishes.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDispute } from '../../src/flow/collections/commands/open-dispute.ts'
import { deriveStanding } from '../../src/flow/collections/commands/derive-standings.ts'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { type LockedAccount, lockAccount } from '../../src/flow/ledger/account-money.ts'
import { rechargePosted } from '../../src/flow/ledger/commands/recharge-posted.ts'
import { replayAccount } from '../../src/flow/ledger/commands/replay-account.ts'
import { transferOwnership } from '../../src/flow/roster/commands/transfer-ownership.ts'
import { day } from '../../src/rules/day.ts'
import { type Garden, garden } from '../support/garden.ts'
import { breachesOf } from '../support/verified.ts'

const ROOM = '1-1-102' // 180.00 a month, due on the 10th; of 张伟 and 李娜.

let place: Garden
beforeEach(async () => {
  place = await garden()
})
afterEach(async () => {
  const found = await breachesOf(place)
  await place.drop()
  expect(found).toEqual([])
})

const noon = (on: string) => new Date(`${on}T04:00:00Z`)
/** 1-1-102 is sold: `name` owns it from a day on; we are told on another. */
async function sell(name: string, from: string, told: string) {
  const [premises] = await place.query<{ id: string }>(
    'SELECT premises_id AS id FROM roster.v_premises WHERE code = $1',
    [ROOM],
  )
  const input = {
    communityId: place.communityId,
    premisesId: premises?.id as string,
    day: from,
    newOwners: [{ name, phones: ['13800001234'] }],
  }
  await place.run((tx) => transferOwnership(tx, input), noon(told))
}
const recharge = (on: string) =>
  place.run((tx) => rechargePosted(tx, { communityId: place.communityId, day: day(on) }), noon(on))

/** Who is charged what for which days, and what is open of it. */
const charged = () =>
  place.query<{ who: string; days: string; due: string; fen: number; open: number }>(
    `SELECT h.name AS who, to_char(c.from_day, 'MM-DD') || '…' || to_char(c.to_day, 'MM-DD') AS days, c.due_day AS due,
            c.amount_fen AS fen, i.open_fen AS open
     FROM billing.v_charge c JOIN roster.v_premises p USING (community_id, premises_id)
     JOIN roster.v_household h USING (community_id, household_id)
     JOIN ledger.v_open_item i ON i.community_id = c.community_id AND i.item_id = c.charge_id
     WHERE p.code = $1 ORDER BY c.from_day`,
    [ROOM],
  )
const accountOf = async (who: string) =>
  (
    await place.query<{ account_id: string; household_id: string; credit: number; open: number }>(
      `SELECT a.account_id, a.household_id, a.credit_fen AS credit,
              (SELECT coalesce(sum(i.open_fen), 0)::bigint FROM ledger.v_open_item i WHERE i.account_id = a.account_id) AS open
       FROM ledger.v_account a JOIN roster.v_premises p USING (community_id, premises_id)
       JOIN roster.v_household h ON h.household_id = a.household_id WHERE p.code = $1 AND h.name LIKE '%' || $2 || '%'`,
      [ROOM, who],
    )
  )[0] as { account_id: string; household_id: string; credit: number; open: number }
const money = async (who: string) => {
  const { credit, open } = await accountOf(who)
  return { credit, open }
}
/** What a replay from the first event would still change: nothing. */
async function expectReplayed(who: string) {
  const { account_id: accountId } = await accountOf(who)
  const moved = await place.run(async (tx) => {
    const account = await lockAccount(tx, { communityId: place.communityId, accountId })
    const as = { cause: 'replay' as const, day: day('2026-12-31'), sourceId: accountId }
    const replay = await replayAccount(tx, account as LockedAccount, as)
    tx.nothingChanged()
    return replay.moved
  })
  expect(moved).toBe(0)
}
const OLD = '张伟、李娜'

test('told late or in time, the same charges stand', async () => {
  await place.bill('2026-09', '2026-08-27')
  await sell('钱七', '2026-09-16', '2026-09-25')
  const run = await place.bill('2026-10', '2026-09-26')
  expect(run).toMatchObject({ recharged: 1, unplaced: [], done: 5 })
  expect(run.warnings.map((one) => one.code)).toContain('ledger.recharged')
  const late = await charged()
  expect(late).toMatchObject([
    { who: OLD, days: '09-01…09-15', due: '2026-09-10', fen: 9_000 },
    { who: '钱七', days: '09-16…09-30', due: '2026-10-11', fen: 9_000 },
    { who: '钱七', days: '10-01…10-31', due: '2026-10-10', fen: 18_000 },
  ])
  const other = await garden()
  const saved = place
  place = other
  await sell('钱七', '2026-09-16', '2026-08-20')
  await place.bill('2026-09', '2026-08-27')
  await place.bill('2026-10', '2026-09-26')
  const inTime = await charged()
  await other.drop()
  place = saved
  const what = (rows: typeof late) => rows.map(({ who, days, fen }) => ({ who, days, fen }))
  expect(what(late)).toEqual(what(inTime))
})

test('a second time adds nothing, and billing the month again charges nothing anew', async () => {
  await place.bill('2026-09', '2026-08-27')
  await sell('钱七', '2026-09-16', '2026-09-25')
  expect(await recharge('2026-09-25')).toMatchObject({
    in: 1,
    done: 1,
    parked: 0,
    charges: 2,
    sumFen: 18_000,
  })
  const stands = await charged()
  expect(await recharge('2026-09-26')).toMatchObject({ runId: null, in: 0, done: 0 })
  expect(await place.bill('2026-09', '2026-09-26')).toMatchObject({
    recharged: 0,
    done: 0,
    parked: 0,
    skipped: 5,
  })
  expect(await charged()).toEqual(stands)
})

test('what the former owner paid stays theirs: it pays their days, and beyond that waits as credit', async () => {
  await place.bill('2026-09', '2026-08-27')
  await place.pay(ROOM, '180.00', '2026-09-05')
  await sell('钱七', '2026-09-16', '2026-09-25')
  expect(await recharge('2026-09-25')).toMatchObject({ done: 1, moved: 2 })
  expect(await charged()).toMatchObject([
    { who: OLD, fen: 9_000, open: 0 },
    { who: '钱七', fen: 9_000, open: 9_000 },
  ])
  expect([await money(OLD), await money('钱七')]).toEqual([
    { credit: 9_000, open: 0 },
    { credit: 0, open: 9_000 },
  ])
  await expectReplayed(OLD)
})

test('a part payment stays on what they owe; arrears of theirs come before credit', async () => {
  await place.bill('2026-08', '2026-07-27')
  await place.bill('2026-09', '2026-08-27')
  await place.pay(ROOM, '200.00', '2026-09-12')
  await sell('钱七', '2026-08-11', '2026-09-25')
  expect(await recharge('2026-09-25')).toMatchObject({ in: 2, done: 2 })
  expect(await charged()).toMatchObject([
    { who: OLD, days: '08-01…08-10', fen: 5_806, open: 0 },
    { who: '钱七', days: '08-11…08-31', fen: 12_194, open: 12_194 },
    { who: '钱七', days: '09-01…09-30', fen: 18_000, open: 18_000 },
  ])
  expect(await money(OLD)).toEqual({ credit: 20_000 - 5_806, open: 0 })
  await expectReplayed(OLD)
})

test('a payment that named the charge still means the part of it that stayed theirs', async () => {
  await place.bill('2026-08', '2026-07-27')
  await place.bill('2026-09', '2026-08-27')
  const { items } = await place.money(ROOM)
  const september = items.at(-1)?.id as string
  await place.pay(ROOM, '90.00', '2026-09-12', { charges: [{ chargeId: september }] })
  await sell('钱七', '2026-09-16', '2026-09-25')
  await recharge('2026-09-25')
  expect(await charged()).toMatchObject([
    { who: OLD, days: '08-01…08-31', open: 18_000 },
    { who: OLD, days: '09-01…09-15', open: 0 },
    { who: '钱七', days: '09-16…09-30', open: 9_000 },
  ])
  await expectReplayed(OLD)
})

test('a receipt taken back after all that leaves the account as if it had never been taken', async () => {
  const { reverse } = await import('../../src/flow/ledger/commands/reverse.ts')
  await place.bill('2026-09', '2026-08-27')
  const receipt = await place.pay(ROOM, '180.00', '2026-09-05')
  await sell('钱七', '2026-09-16', '2026-09-25')
  await recharge('2026-09-25')
  const input = {
    communityId: place.communityId,
    receiptId: receipt.receiptId,
    reason: '录错',
    day: '2026-09-26',
  }
  await place.run((tx) => reverse(tx, input), noon('2026-09-26'))
  expect([await money(OLD), await money('钱七')]).toEqual([
    { credit: 0, open: 9_000 },
    { credit: 0, open: 9_000 },
  ])
})

test('sold twice in a month, each time told late', async () => {
  await place.bill('2026-09', '2026-08-27')
  await place.pay(ROOM, '180.00', '2026-09-05')
  await sell('钱七', '2026-09-11', '2026-09-12')
  await recharge('2026-09-12')
  await sell('孙八', '2026-09-21', '2026-09-25')
  expect(await recharge('2026-09-25')).toMatchObject({ done: 1, charges: 2, sumFen: 12_000 })
  expect(await charged()).toMatchObject([
    { who: OLD, days: '09-01…09-10', fen: 6_000, open: 0 },
    { who: '钱七', days: '09-11…09-20', fen: 6_000, open: 6_000 },
    { who: '孙八', days: '09-21…09-30', fen: 6_000, open: 6_000 },
  ])
  expect(await money(OLD)).toEqual({ credit: 12_000, open: 0 })
})

test('a quarter is shared by what each month costs, and the new owner has time to pay', async () => {
  await place.bill('2026-07', '2026-06-27')
  await place.bill('2026-08', '2026-07-27')
  await place.bill('2026-09', '2026-08-27')
  await sell('钱七', '2026-08-16', '2026-10-20')
  await recharge('2026-10-20')
  expect(await charged()).toMatchObject([
    { who: OLD, days: '07-01…07-31', due: '2026-07-10' },
    { who: OLD, days: '08-01…08-15', due: '2026-08-10', fen: 8_710 },
    { who: '钱七', days: '08-16…08-31', due: '2026-11-04', fen: 9_290 },
    { who: '钱七', days: '09-01…09-30', due: '2026-11-04', fen: 18_000 },
  ])
})

test('days nobody owes for leave the charge as it is, and are named, once', async () => {
  await place.bill('2026-09', '2026-08-27')
  await place.query(
    `UPDATE roster.liability SET to_day = '2026-09-20'
     WHERE premises_id = (SELECT premises_id FROM roster.v_premises WHERE code = $1)`,
    [ROOM],
  )
  const first = await recharge('2026-09-25')
  expect(first).toMatchObject({ in: 1, done: 0, parked: 1 })
  expect(first.parkedRows).toMatchObject([
    { room: ROOM, code: 'no_liable_party', zh: expect.stringContaining('2026-09-21 至 2026-09-30') },
  ])
  expect(await recharge('2026-09-26')).toMatchObject({ runId: first.runId, parked: 1 })
  expect(await charged()).toMatchObject([{ who: OLD, days: '09-01…09-30', fen: 18_000 }])
})

test('the new charge says why, and names what it corrects', async () => {
  await place.bill('2026-09', '2026-08-27')
  await sell('钱七', '2026-09-16', '2026-09-25')
  await recharge('2026-09-25')
  const because = await place.query<{ zh: string; law: string; share: string; corrected: number }>(
    `SELECT c.because ->> 'zh' AS zh, c.because -> 'source' ->> 'article' AS law,
            c.because -> 'from' -> 0 -> 'from' -> 0 ->> 'zh' AS share,
            (SELECT o.amount_fen FROM ledger.v_open_item o WHERE o.item_id = c.corrects_id) AS corrected
     FROM billing.v_charge c WHERE c.corrects_id IS NOT NULL ORDER BY c.from_day`,
  )
  expect(because).toMatchObject([
    { law: '第四十一条', share: expect.stringContaining('15/30 天'), corrected: 0 },
    {
      law: '第四十一条',
      zh: expect.stringContaining('按天重计；原 2026-09-01 至 2026-09-30 一笔 180.00 元已撤销'),
    },
  ])
})

test('the past is not rewritten: on a day before the correction the books say what they said then', async () => {
  await place.bill('2026-09', '2026-08-27')
  await place.pay(ROOM, '50.00', '2026-09-12')
  const openOn = (on: string) =>
    place.query<{ day: string; open: number }>(
      `SELECT coalesce(sum(m.amount_fen), 0)::bigint AS open FROM ledger.v_movement m JOIN ledger.v_account a USING (community_id, account_id)
       JOIN roster.v_premises p USING (community_id, premises_id) WHERE p.code = $1 AND m.book = 'receivable' AND m.day <= $2`,
      [ROOM, on],
    )
  const before = await openOn('2026-09-24')
  await sell('钱七', '2026-09-16', '2026-09-25')
  await recharge('2026-09-25')
  expect(await openOn('2026-09-24')).toEqual(before)
  expect(await openOn('2026-09-25')).toEqual([{ open: 13_000 }])
})

test('nobody is dunned for days they did not own: the night puts it right first, and a dispute goes along', async () => {
  await place.bill('2026-09', '2026-08-27')
  const { items } = await place.money(ROOM)
  const { household_id: householdId } = await accountOf(OLD)
  await place.run(
    (tx) =>
      openDispute(tx, {
        communityId: place.communityId,
        householdId,
        about: 'amount',
        says: '已卖房',
        items: [{ itemId: items[0]?.id as string }],
      }),
    noon('2026-09-12'),
  )
  await sell('钱七', '2026-09-16', '2026-09-25')
  await place.run(
    (tx) => runDunning(tx, { communityId: place.communityId, day: day('2026-09-25') }),
    noon('2026-09-25'),
  )
  expect(await charged()).toMatchObject([
    { who: OLD, fen: 9_000 },
    { who: '钱七', fen: 9_000 },
  ])
  const standing = await place.run(
    (tx) => deriveStanding(tx, { communityId: place.communityId, householdId, day: day('2026-09-26') }),
    noon('2026-09-26'),
  )
  expect(standing.standing.disputedFen).toBe(9_000)
})
