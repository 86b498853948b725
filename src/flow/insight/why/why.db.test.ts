import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, type TestServer, testServer } from '../../../../tests/app/test-server.ts'
import { buildEstate } from '../../../../tests/support/estate.ts'
import type { Because } from '../../../rules/because.ts'
import { day } from '../../../rules/day.ts'
import { groundsOf, partsOf } from '../../../rules/figure.ts'
import { type Fen, parseYuan, yuan } from '../../../rules/money.ts'
import { promiseToPay } from '../../collections/commands/promise-to-pay.ts'
import { adjust } from '../../ledger/commands/adjust.ts'
import { bill } from '../../ledger/commands/bill.ts'
import { findAccount } from '../../ledger/commands/find-account.ts'
import { receive } from '../../ledger/commands/receive.ts'
import { reverse } from '../../ledger/commands/reverse.ts'
import { saveHouseholds } from '../../roster/commands/save-households.ts'
import { savePremises } from '../../roster/commands/save-premises.ts'
import { assignStewards } from '../../roster/commands/assign-stewards.ts'
import { type Ageing, BANDS, type CollectionRate, type LedgerReport, type StewardRates } from '../model.ts'

// 梧桐苑 with payments of several methods, one reversed, an adjustment, a promise, a room without an area, and a steward for
// building 1. Every figure a report gives is asked why, and its parts must sum to it.

let server: TestServer
let admin: TestClient
let steward: TestClient
let base: string

beforeAll(async () => {
  server = await testServer()
  const { communityId } = server
  await buildEstate(server.write, communityId)
  const stewardId = await server.addStaff('liu', 'steward', communityId)
  admin = await server.signIn('admin')
  base = `/api/insight/${communityId}`
  const buildings = (await admin.get(`/api/roster/${communityId}/buildings`)).body
  const buildingIds = [buildings.find(({ name }: { name: string }) => name === '1').buildingId]
  const fromDay = '2026-01-01'
  await server.write((tx) =>
    assignStewards(tx, { communityId, staffId: stewardId, buildingIds, fromDay, duty: 'responsible' }),
  )
  await happen()
  steward = await server.signIn('liu')
})
afterAll(() => server?.stop())

async function happen() {
  const { communityId, write } = server
  const account = (room: string) =>
    write((tx) =>
      findAccount(tx, { communityId, room, day: day('2026-11-15') }).finally(() => tx.nothingChanged()),
    )
  const pay = async (room: string, amountFen: number, method: 'cash' | 'pos', on: string) => {
    const accountId = await account(room)
    const key = `why ${room} ${amountFen}`
    return write((tx) => receive(tx, { communityId, accountId, amountFen, method, day: on, key }))
  }
  await pay('1-1-301', 15_000, 'cash', '2026-10-05')
  await pay('2-1-101', 20_000, 'pos', '2026-11-20')
  const wrong = await pay('2-1-102', 16_320, 'cash', '2026-11-20')
  await write((tx) =>
    reverse(tx, { communityId, receiptId: wrong.receiptId, reason: '收错户', day: '2026-11-20' }),
  )
  await pay('2-1-201', 5_000, 'cash', '2026-11-20')
  const kept = await account('2-1-202')
  const [item] = (await admin.get(`/api/ledger/${communityId}/counter?room=2-1-202`)).body.items
  await write((tx) =>
    adjust(tx, {
      communityId,
      chargeId: item.chargeId,
      amountFen: -1_000,
      reason: '电梯停运三天',
      day: '2026-11-18',
      key: kept,
    }),
  )
  const [found] = await find('1-1-302')
  const promise = { communityId, householdId: found.householdId, amountFen: 10_000, takenDay: '2026-11-10' }
  await write((tx) => promiseToPay(tx, { ...promise, day: '2026-11-30' }))
  await pay('1-1-302', 4_000, 'cash', '2026-11-16')
  const premisesCode = '2-1-401'
  const room = {
    building: '2',
    entrance: '1',
    room: '401',
    code: premisesCode,
    usage: 'residential' as const,
  }
  await write((tx) => savePremises(tx, communityId, [room]))
  const owners = [{ name: '新户', phones: ['13800137999'] }]
  await write((tx) => saveHouseholds(tx, communityId, [{ premisesCode, owners, fromDay: '2020-01-01' }]))
  await write((tx) => bill(tx, { communityId, period: '2026-11', day: day('2026-11-19') }))
}

const ok = async (path: string, client: TestClient = admin) => {
  const { status, body } = await client.get(path)
  expect(body).not.toHaveProperty('code')
  expect(status).toBe(200)
  return body
}
const find = async (q: string) => (await admin.send('POST', `${base}/find`, { q })).body
const why = (path: string, client?: TestClient): Promise<Because> => ok(`${base}/explain/${path}`, client)

const valueOf = ({ unit, value }: Because): number =>
  unit === 'yuan' ? (parseYuan(value) as number) : Number(value)

/** What it is made of sums to it, all the way down; it says what it is and what it stands on, in both languages. */
function sumsTo(trail: Because, wanted: number) {
  expect(valueOf(trail)).toBe(wanted)
  const parts = partsOf(trail)
  expect(parts.reduce((sum, part) => sum + valueOf(part), 0)).toBe(wanted)
  wellSaid(trail)
}

function wellSaid(trail: Because) {
  const lines = [trail, ...(trail.from ?? [])]
  for (const { zh, en } of lines) expect([zh.trim(), en.trim()].every(Boolean), zh).toBe(true)
  expect(trail.zh).toMatch(/[。]$/)
  expect(groundsOf(trail).length).toBeGreaterThan(0)
  for (const { source } of groundsOf(trail)) expect(source?.law).toBeTruthy()
}

describe('账龄', () => {
  test.each(['building', 'steward', 'usage'])('every cell and total by %s', async (by) => {
    const report: Ageing = await ok(`${base}/reports/aging?by=${by}`)
    let asked = 0
    for (const row of [...report.rows, null]) {
      const { bands, totalFen, households } = row ?? report.total
      const where = `ageing?by=${by}${row ? `&row=${encodeURIComponent(row.key)}` : ''}`
      for (const band of BANDS) {
        sumsTo(await why(`${where}&figure=open&band=${band}`), bands[band] as number)
        asked += 1
      }
      sumsTo(await why(`${where}&figure=open`), totalFen)
      sumsTo(await why(`${where}&figure=households`), households)
    }
    expect(asked).toBeGreaterThanOrEqual(12)
    expect(report.total.totalFen).toBeGreaterThan(0)
  })

  test('of a day gone by, and of one steward alone', async () => {
    const then: Ageing = await ok(`${base}/reports/aging?asOf=2026-10-01`)
    expect(then.total.totalFen).toBeGreaterThan(0)
    sumsTo(await why('ageing?figure=open&asOf=2026-10-01'), then.total.totalFen)
    const [own] = (await ok(`${base}/reports/aging?by=steward`)).rows.filter(
      ({ key }: { key: string }) => key !== '—',
    )
    sumsTo(await why(`ageing?figure=open&stewardId=${own.key}`), own.totalFen)
  })
})

describe('收缴率', () => {
  test('every rate, its numerator and its denominator', async () => {
    const days = 'from=2026-11-01&to=2026-11-30'
    const report: CollectionRate = await ok(`${base}/reports/collection-rate?${days}`)
    for (const [row, rates] of [
      ['', report.rates] as const,
      ...report.rows.map(({ key, rates }) => [`&row=${key}`, rates] as const),
    ])
      for (const { name, numeratorFen, denominatorFen, share } of rates) {
        const which = `collection-rate?${days}&name=${name}${row}`
        sumsTo(await why(`${which}&figure=numerator`), numeratorFen)
        sumsTo(await why(`${which}&figure=denominator`), denominatorFen)
        const trail = await why(`${which}&figure=share`)
        expect(trail.value).toBe(share ?? '—')
        expect(partsOf(trail).map(({ value }) => value)).toEqual(
          [numeratorFen, denominatorFen].map((side) => yuan(side as Fen)),
        )
        wellSaid(trail)
      }
    expect(report.rates[1]?.denominatorFen).toBeGreaterThan(0)
  })

  test('each steward beside the target', async () => {
    const { rows }: StewardRates = await ok(`${base}/reports/steward-rates`)
    expect(rows.map(({ staffId }) => staffId === null)).toContain(true)
    for (const row of rows) {
      const which = `steward-rate?${row.staffId ? `staffId=${row.staffId}&` : ''}`
      const trail = await why(`${which}figure=share`)
      expect(trail.value).toBe(row.share)
      expect(partsOf(trail).map(valueOf)).toEqual([row.paidFen, row.chargedFen])
      for (const side of partsOf(trail))
        expect(partsOf(side).reduce((sum, part) => sum + valueOf(part), 0)).toBe(valueOf(side))
      sumsTo(await why(`${which}figure=to_target`), row.toTargetFen)
      sumsTo(await why(`${which}figure=open_households`), row.openHouseholds)
    }
  })
})

test('台账: every account and every total', async () => {
  const days = 'from=2026-11-01&to=2026-11-30'
  const { rows, total }: LedgerReport = await ok(`${base}/reports/ledger?${days}`)
  const names = ['opening', 'charged', 'cancelled', 'received', 'reversed', 'closing'] as const
  for (const name of names) {
    sumsTo(await why(`ledger?${days}&figure=${name}`), total[`${name}Fen`])
    for (const row of rows)
      sumsTo(await why(`ledger?${days}&figure=${name}&accountId=${row.accountId}`), row[`${name}Fen`])
  }
  for (const name of ['openingFen', 'chargedFen', 'receivedFen', 'reversedFen'] as const)
    expect(total[name], name).not.toBe(0)
})

test('概览: the six figures of today', async () => {
  const shown = await ok(`${base}/dashboard`)
  const figures = {
    open: shown.openFen,
    overdue: shown.overdueFen,
    overdue_households: shown.overdueHouseholds,
    credit: shown.creditFen,
    received_today: shown.receivedTodayFen,
    received_month: shown.receivedMonthFen,
  }
  for (const [figure, value] of Object.entries(figures)) {
    expect(value, figure).toBeGreaterThan(0)
    sumsTo(await why(`overview?figure=${figure}`), value)
  }
})

test('今日工作 and the household page: what each owes, and since when', async () => {
  for (const { householdId, openFen, overdueFen, oldestDueDay } of await ok(`${base}/worklist`)) {
    sumsTo(await why(`household/${householdId}?figure=open`), openFen)
    sumsTo(await why(`household/${householdId}?figure=overdue`), overdueFen)
    const oldest = await why(`household/${householdId}?figure=oldest_due`)
    expect(oldest).toMatchObject({ unit: 'day', value: oldestDueDay })
  }
  const [ahead] = await find('1-1-201')
  const { totals } = await ok(`${base}/households/${ahead.householdId}`)
  expect(totals.creditFen).toBeGreaterThan(0)
  sumsTo(await why(`household/${ahead.householdId}?figure=credit`), totals.creditFen)
})

test('房态图: every state of every building', async () => {
  const board = await ok(`${base}/board`)
  for (const [state, count] of Object.entries(board.counts))
    sumsTo(await why(`board?state=${state}`), count as number)
  for (const { name, cells } of board.buildings) {
    const overdue = cells.filter(({ state }: { state: string }) => state === 'overdue').length
    sumsTo(await why(`board?state=overdue&building=${encodeURIComponent(name)}`), overdue)
  }
})

test('承诺: what was promised, and the receipts that count for it', async () => {
  const { rows } = await ok(`${base}/promises?from=2026-11-01&to=2026-11-30`)
  expect(rows).toHaveLength(1)
  for (const { promiseId, amountFen, paidFen } of rows) {
    expect(paidFen).toBe(4_000)
    sumsTo(await why(`promise/${promiseId}?figure=amount`), amountFen)
    sumsTo(await why(`promise/${promiseId}?figure=paid`), paidFen)
  }
})

test('日结: each till and method, what was taken back with its sign turned', async () => {
  const { day: on, tills } = await ok(`/api/ledger/${server.communityId}/day`)
  const total = { totalFen: 0, receipts: 0 }
  for (const { till, ...sums } of tills) {
    for (const method of ['cash', 'pos', 'transfer', 'other'])
      sumsTo(await why(`takings?figure=taken&day=${on}&till=${till}&method=${method}`), sums[`${method}Fen`])
    sumsTo(await why(`takings?figure=taken&till=${till}`), sums.totalFen)
    sumsTo(await why(`takings?figure=receipts&till=${till}`), sums.receipts)
    total.totalFen += sums.totalFen
    total.receipts += sums.receipts
  }
  sumsTo(await why('takings?figure=taken'), total.totalFen)
  expect(total).toEqual({ totalFen: 25_000, receipts: 3 })
})

test('出账批次: every count, and the sum by fee', async () => {
  const runs = await ok(`/api/billing/${server.communityId}/runs`)
  expect(runs.some(({ parked }: { parked: number }) => parked > 0)).toBe(true)
  for (const { runId, ...run } of runs) {
    for (const name of ['in', 'done', 'parked', 'skipped'])
      sumsTo(await why(`billing-run/${runId}?figure=${name}`), run[name])
    sumsTo(await why(`billing-run/${runId}?figure=sum`), run.sumFen)
  }
})

describe('need to know', () => {
  const refused = async (path: string) => (await steward.get(`${base}/explain/${path}`)).body
  test('a steward asks why of own households only, and of no report', async () => {
    const [own] = await find('1-1-101')
    const [other] = await find('2-1-201')
    expect((await why(`household/${own.householdId}?figure=open`, steward)).unit).toBe('yuan')
    expect(await refused(`household/${other.householdId}?figure=open`)).toMatchObject({
      code: 'insight.not_yours',
    })
    for (const path of ['ageing?figure=open', 'overview?figure=open', 'ledger?figure=closing'])
      expect(await refused(path)).toMatchObject({ status: 403 })
    const taken = await why('takings?figure=taken', steward)
    expect(taken.value).toBe('0.00')
    const [run] = await ok(`/api/billing/${server.communityId}/runs`)
    expect(await refused(`billing-run/${run.runId}?figure=sum`)).toMatchObject({ status: 403 })
  })
  test('what is not there is not found; a span turned round is refused', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000'
    for (const path of [
      `household/${nobody}?figure=open`,
      `promise/${nobody}?figure=paid`,
      `billing-run/${nobody}?figure=in`,
      `ledger?figure=closing&accountId=${nobody}`,
    ])
      expect((await admin.get(`${base}/explain/${path}`)).status, path).toBe(404)
    const swapped = 'collection-rate?figure=share&name=current&from=2026-12-01&to=2026-11-01'
    expect((await admin.get(`${base}/explain/${swapped}`)).body.code).toBe('insight.span')
  })
})
