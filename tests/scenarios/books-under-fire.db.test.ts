/**
 * The books under fire: hundreds of operations in an order nobody planned, some of them at the same moment. After every
 * few of them each invariant `verify` knows still holds, and a payment taken and reversed leaves the books as they were.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checks } from '../../src/app/commands/verify.ts'
import { cancelCharges } from '../../src/flow/billing/commands/cancel-charges.ts'
import { dispatch } from '../../src/flow/channels/commands/dispatch.ts'
import { fileFolder } from '../../src/flow/channels/transports/file-folder/file-folder.ts'
import { openDispute } from '../../src/flow/collections/commands/open-dispute.ts'
import { promiseToPay } from '../../src/flow/collections/commands/promise-to-pay.ts'
import { resolveDispute } from '../../src/flow/collections/commands/resolve-dispute.ts'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { cancelPostedCharges } from '../../src/flow/ledger/commands/cancel-charges.ts'
import { adjust, reverseAdjustment } from '../../src/flow/ledger/commands/adjust.ts'
import { closeDay } from '../../src/flow/ledger/commands/close-day.ts'
import { openTill } from '../../src/flow/ledger/commands/open-till.ts'
import { rechargePosted } from '../../src/flow/ledger/commands/recharge-posted.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { reverse } from '../../src/flow/ledger/commands/reverse.ts'
import { transferOwnership } from '../../src/flow/roster/commands/transfer-ownership.ts'
import { setRate } from '../../src/flow/tariff/commands/set-rate.ts'
import { type Tx, uuidV7 } from '../../src/platform/db/tx.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { addDays, addMonths, type Day, day, monthStart } from '../../src/rules/day.ts'
import { type Garden, garden } from '../support/garden.ts'

const SEED = Number(process.env['FIRE_SEED'] ?? 20_261_121)
const OPERATIONS = 320

let place: Garden
let folder: string
let tills: string[]
let today = day('2026-01-05')
const outcomes = new Map<string, number>()

beforeAll(async () => {
  place = await garden()
  folder = await mkdtemp(join(tmpdir(), 'dunwell-fire-'))
  const { communityId } = place
  tills = await place.run(async (tx) => [
    await openTill(tx, { communityId, code: 'T1', name: '前台' }),
    await openTill(tx, { communityId, code: 'T2', name: '东门' }),
  ])
})
afterAll(async () => {
  await place.drop()
  await rm(folder, { recursive: true })
})

/** A small generator of numbers (mulberry32): the same seed walks the same way. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  const among = <T>(list: readonly T[]) => list[below(list.length)] as T
  return { below, among, chance: (p: number) => next() < p }
}
const { below, among, chance } = dice(SEED)

const noon = (on: Day) => new Date(`${on}T04:00:00Z`)
const act = <Result>(work: (tx: Tx) => Promise<Result>) => place.run(work, noon(today))

/** Runs one operation; a refusal is an answer, a defect is thrown. */
async function attempt(name: string, work: Promise<unknown>): Promise<boolean> {
  const answer = await work.then(
    () => 'done',
    (error: { code?: string }) => {
      if (!error.code || /^[0-9A-Z]{5}$/.test(error.code) || error.code.startsWith('platform.')) throw error
      return error.code
    },
  )
  outcomes.set(`${name} ${answer}`, (outcomes.get(`${name} ${answer}`) ?? 0) + 1)
  return answer === 'done'
}

type Item = { itemId: string; householdId: string; openFen: number }

const accounts = () =>
  place.query<{ accountId: string; householdId: string }>(
    'SELECT account_id AS "accountId", household_id AS "householdId" FROM ledger.v_account ORDER BY premises_id, account_id',
  )
const openItems = (accountId: string) =>
  place.query<Item>(
    `SELECT item_id AS "itemId", household_id AS "householdId", open_fen AS "openFen" FROM ledger.v_open_item
     WHERE account_id = $1 AND open_fen > 0 ORDER BY due_day, fee_item_id, from_day`,
    [accountId],
  )
const receipts = () =>
  place.query<{ receiptId: string }>(
    `SELECT receipt_id AS "receiptId" FROM ledger.v_receipt WHERE reversed_at IS NULL ORDER BY receipt_no`,
  )

let keys = 0
function pay(accountId: string, amountFen: number, charges: { chargeId: string; openFen?: number }[] = []) {
  const { communityId } = place
  const method = among(['cash', 'pos', 'transfer'] as const)
  const key = `fire-${(keys += 1)}`
  const paidOn = chance(0.1) ? addDays(today, -3) : today
  const input = { communityId, accountId, amountFen, method, day: paidOn, key, charges, tillId: among(tills) }
  return act((tx) => receive(tx, input))
}
const takeBack = (receiptId: string) => {
  const { communityId } = place
  return act((tx) => reverse(tx, { communityId, receiptId, reason: '录错', day: today }))
}

let month = day('2025-12-01')
/** Bills the months that have begun; sometimes the next one as well. */
async function bill() {
  const next = addMonths(month, 1)
  if (next > addMonths(monthStart(today), 1))
    return attempt('bill again', place.bill(month.slice(0, 7), today))
  month = next
  return attempt('bill', place.bill(month.slice(0, 7), today))
}

async function payment() {
  const { accountId } = among(await accounts())
  const items = await openItems(accountId)
  const open = items.reduce((sum, item) => sum + item.openFen, 0)
  const how = below(5)
  const item = items.length > 0 ? among(items) : null
  if (how === 0 && item) {
    const charges = [{ chargeId: item.itemId, openFen: item.openFen }]
    return attempt('pay named', pay(accountId, 1 + below(item.openFen), charges))
  }
  if (how === 1 && item) {
    const named = items.slice(-2).map(({ itemId }) => ({ chargeId: itemId }))
    return attempt('pay named unseen', pay(accountId, 1 + below(open), named))
  }
  if (how === 2) return attempt('overpay', pay(accountId, open + 1 + below(30_000)))
  if (how === 3 && open > 0) return attempt('pay all', pay(accountId, open))
  return attempt('pay part', pay(accountId, 1 + below(Math.max(open, 100))))
}

async function reversal() {
  const list = await receipts()
  if (list.length > 0) await attempt('reverse', takeBack(among(list).receiptId))
}

async function cancellation() {
  const { accountId } = among(await accounts())
  const [item] = (await openItems(accountId)).slice(-1)
  if (!item) return
  const input = { communityId: place.communityId, chargeIds: [item.itemId], reason: '撤回', day: today }
  await attempt(
    'cancel',
    act(async (tx) => {
      await cancelPostedCharges(tx, input)
      await cancelCharges(tx, input)
    }),
  )
}

async function adjustment() {
  const { communityId } = place
  const [charge] = await place.query<{ id: string; fen: number }>(
    `SELECT charge_id AS id, amount_fen AS fen FROM billing.v_charge WHERE amount_fen > 0
     ORDER BY premises_id, from_day, kind DESC, amount_fen OFFSET $1 LIMIT 1`,
    [below(40)],
  )
  if (!charge) return
  const amountFen = chance(0.6) ? -1 - below(charge.fen) : 1 + below(9_000)
  const input = { communityId, chargeId: charge.id, amountFen, reason: '核对', day: today, key: uuidV7() }
  await attempt(
    'adjust',
    act((tx) => adjust(tx, input)),
  )
}

async function adjustmentBack() {
  const { communityId } = place
  const made = await place.query<{ id: string }>(
    `SELECT charge_id AS id FROM billing.v_charge WHERE kind = 'adjustment' ORDER BY billed_day, amount_fen`,
  )
  if (made.length === 0) return
  const input = { communityId, adjustmentId: among(made).id, reason: '录错', day: today }
  await attempt(
    'adjust back',
    act((tx) => reverseAdjustment(tx, input)),
  )
}

const recharge = () =>
  attempt(
    'recharge',
    act((tx) => rechargePosted(tx, { communityId: place.communityId, day: today })),
  )

const prices = ['1.80', '1.85', '1.955', '2.10', '0.003']
async function newPrice() {
  const input = {
    communityId: place.communityId,
    feeItem: { code: 'property_fee' },
    standard: {
      name: '住宅物业费',
      formula: 'area_rate',
      periodMonths: 1,
      dueMonth: 0,
      dueDate: 10,
    } as const,
    unitPrice: among(prices),
    from: addDays(today, below(20)),
    publishedPlace: '小区公告栏',
    publishedDay: today,
    assign: [],
  }
  await attempt(
    'price',
    act((tx) => setRate(tx, input)),
  )
}

async function transfer() {
  const [premises] = await place.query<{ id: string }>(
    `SELECT premises_id AS id FROM roster.v_premises WHERE code = $1`,
    [among(['1-1-101', '1-1-102', '1-1-201'])],
  )
  const owners = [{ name: among(['钱七', '孙八', '周九']), phones: [`1380000${1000 + below(9000)}`] }]
  const input = {
    communityId: place.communityId,
    premisesId: premises?.id as string,
    day: addDays(today, below(50) - 40),
    newOwners: owners,
  }
  await attempt(
    'transfer',
    act((tx) => transferOwnership(tx, input)),
  )
}

async function objection() {
  const { communityId } = place
  const open = await place.query<{ id: string }>(
    'SELECT dispute_id AS id FROM collections.v_dispute WHERE resolved_day IS NULL ORDER BY at, dispute_id',
  )
  if (open.length > 0 && chance(0.5)) {
    const input = { communityId, disputeId: among(open).id, result: 'not_upheld' as const, answer: '已核对' }
    return attempt(
      'resolve',
      act((tx) => resolveDispute(tx, input)),
    )
  }
  const [item] = await openItems(among(await accounts()).accountId)
  if (!item) return
  const items = [{ itemId: item.itemId, ...(chance(0.5) ? { amountFen: 1 + below(item.openFen) } : {}) }]
  const input = {
    communityId,
    householdId: item.householdId,
    about: 'amount' as const,
    says: '数目不对',
    items,
  }
  return attempt(
    'dispute',
    act((tx) => openDispute(tx, input)),
  )
}

async function promise() {
  const { accountId, householdId } = among(await accounts())
  const [item] = await openItems(accountId)
  const amountFen = item?.openFen ?? 100
  const input = { communityId: place.communityId, householdId, amountFen, day: addDays(today, below(10)) }
  await attempt(
    'promise',
    act((tx) => promiseToPay(tx, input)),
  )
}

const dun = () =>
  attempt(
    'dun',
    act((tx) => runDunning(tx, { communityId: place.communityId, day: today })),
  )
function send() {
  const { companyId, communityId, database, context } = place
  const house = { database, transport: fileFolder(folder), actor: context.actor }
  return attempt('send', dispatch(house, { companyId, communityId, at: noon(today) }))
}
async function nextDays() {
  if (chance(0.6))
    await attempt(
      'close',
      act((tx) => closeDay(tx, { communityId: place.communityId, day: today })),
    )
  today = addDays(today, 1 + below(8))
}

/** What each payment pays, what is open, what is held: to the fen. */
async function books(accountId: string) {
  const [paid, items, held] = await Promise.all([
    place.query(
      `SELECT l.receipt_id, l.item_id, sum(l.amount_fen)::bigint AS fen FROM ledger.v_allocation l
       JOIN ledger.v_receipt r USING (community_id, receipt_id) WHERE r.account_id = $1
       GROUP BY 1, 2 HAVING sum(l.amount_fen) <> 0 ORDER BY 1, 2`,
      [accountId],
    ),
    place.query('SELECT item_id, open_fen FROM ledger.v_open_item WHERE account_id = $1 ORDER BY 1', [
      accountId,
    ]),
    place.query('SELECT credit_fen FROM ledger.v_account WHERE account_id = $1', [accountId]),
  ])
  return { paid, items, held }
}

async function thereAndBack() {
  const { accountId } = among(await accounts())
  const before = await books(accountId)
  let taken = ''
  const came = await attempt(
    'there',
    pay(accountId, 1 + below(60_000)).then((one) => (taken = one.receiptId)),
  )
  if (!came || !(await attempt('back', takeBack(taken)))) return
  expect(await books(accountId)).toEqual(before)
}

const atOnce = async () => {
  await Promise.all([
    payment(),
    chance(0.5) ? payment() : reversal(),
    chance(0.3) ? bill() : payment(),
    chance(0.3) ? send() : reversal(),
    chance(0.3) ? recharge() : adjustment(),
  ])
}

async function breaches() {
  const where = { companyIds: [place.companyId], communityId: place.communityId, at: noon(today) }
  const found = await verify(place.database, checks, where)
  return found
    .filter((one) => one.breaches > 0)
    .map(({ invariant, sample }) => ({ invariant, sample, today }))
}

/** Days on which, as the books have it now, less than nothing was open or money was held that had not come. */
async function untruePast() {
  const wrong = await place.query(
    `WITH moved AS (
       SELECT account_id, item_id, book, day, sum(sum(amount_fen)) OVER (PARTITION BY account_id, item_id, book ORDER BY day) AS fen
       FROM ledger.v_movement WHERE book IN ('receivable', 'credit') GROUP BY account_id, item_id, book, day)
     SELECT * FROM moved WHERE (book = 'receivable' AND fen < 0) OR (book = 'credit' AND fen > 0)`,
  )
  return wrong
}

/** Charges that name a household for a day it does not owe for. */
const strangers = () =>
  place.query(
    `SELECT c.charge_id FROM billing.v_charge c WHERE NOT coalesce((
       SELECT range_agg(daterange(l.from_day, l.to_day, '[]')) @> daterange(c.from_day, c.to_day, '[]')
       FROM roster.v_liability l WHERE l.premises_id = c.premises_id AND l.household_id = c.household_id), false)`,
  )

const WALK: readonly [number, () => Promise<unknown>][] = [
  [22, payment],
  [12, reversal],
  [12, thereAndBack],
  [14, atOnce],
  [12, bill],
  [8, cancellation],
  [3, newPrice],
  [4, transfer],
  [2, recharge],
  [5, adjustment],
  [2, adjustmentBack],
  [5, objection],
  [4, promise],
  [4, dun],
  [4, send],
  [18, nextDays],
]
const bag = WALK.flatMap(([weight, step]) => Array.from({ length: weight }, () => step))

test('whatever comes in whatever order, every invariant holds', { timeout: 240_000 }, async () => {
  await bill()
  for (let done = 1; done <= OPERATIONS; done += 1) {
    await among(bag)()
    if (done % 20 === 0)
      expect({ breaches: await breaches(), past: await untruePast() }).toEqual({ breaches: [], past: [] })
  }
  expect(await breaches()).toEqual([])
  await recharge()
  const again = await act((tx) => rechargePosted(tx, { communityId: place.communityId, day: today }))
  expect({ again, strangers: await strangers(), breaches: await breaches() }).toMatchObject({
    again: { in: 0 },
    strangers: [],
    breaches: [],
  })
  const happened = [...outcomes].filter(([name]) => name.endsWith(' done')).map(([name]) => name.slice(0, -5))
  expect(happened).toEqual(
    expect.arrayContaining([
      'bill',
      'pay named',
      'overpay',
      'reverse',
      'there',
      'back',
      'cancel',
      'transfer',
      'recharge',
      'adjust',
      'adjust back',
      'dispute',
      'promise',
      'close',
    ]),
  )
})
