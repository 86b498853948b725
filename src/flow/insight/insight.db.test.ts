import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, type TestServer, testServer } from '../../../tests/app/test-server.ts'
import { buildEstate } from '../../../tests/support/estate.ts'
import { compileSql } from '../../platform/db/sql-file.ts'
import { assignStewards } from '../roster/commands/assign-stewards.ts'
import type { Board, Cell } from './model.ts'

let server: TestServer
let admin: TestClient
let steward: TestClient
let base: string

beforeAll(async () => {
  server = await testServer()
  const stewardId = await server.addStaff('liu', 'steward', server.communityId)
  await server.addStaff('guard', 'field_staff', server.communityId)
  await buildEstate(server.write, server.communityId)
  await giveBuilding('1', stewardId)
  base = `/api/insight/${server.communityId}`
  admin = await server.signIn('admin')
  steward = await server.signIn('liu')
})
afterAll(() => server.stop())

const BUILDING = compileSql(
  'building',
  'SELECT building_id AS id FROM roster.v_building WHERE community_id = :community_id AND name = :name',
)

async function giveBuilding(name: string, staffId: string) {
  const { communityId } = server
  await server.write(async (tx) => {
    const building = await tx.row<{ id: string }>(BUILDING, { community_id: communityId, name })
    const buildingIds = [building?.id ?? '']
    await assignStewards(tx, {
      communityId,
      staffId,
      buildingIds,
      fromDay: '2026-01-01',
      duty: 'responsible',
    })
  })
}

const ok = async (client: TestClient, path: string) => {
  const { status, body } = await client.get(base + path)
  expect(body).not.toHaveProperty('code')
  expect(status).toBe(200)
  return body
}
const find = async (q: string, client: TestClient = admin) => {
  const { status, body } = await client.send('POST', `${base}/find`, { q })
  expect(status).toBe(200)
  return body
}
const cellsOf = (board: Board) =>
  new Map(board.buildings.flatMap(({ cells }) => cells).map((cell): [string, Cell] => [cell.code, cell]))

describe('房态图', () => {
  test('says of every premises what is true today', async () => {
    const cells = cellsOf(await ok(admin, '/board'))
    expect(cells.get('1-1-101')).toMatchObject({ state: 'overdue', household: '王梅', overdueFen: 2 * 15930 })
    expect(cells.get('1-1-102')).toMatchObject({ state: 'overdue' })
    expect(cells.get('1-1-201')).toMatchObject({ state: 'credit', openFen: 0 })
    expect(cells.get('车库-A2')).toMatchObject({ state: 'vacant', householdId: null })
  })

  test('a steward sees the money of own households only, and others by a masked name', async () => {
    const cells = cellsOf(await ok(steward, '/board'))
    expect(cells.get('1-1-101')).toMatchObject({ state: 'overdue', household: '王梅' })
    expect(cells.get('2-1-101')).toMatchObject({
      state: 'hidden',
      openFen: null,
      overdueFen: null,
      creditFen: null,
    })
    expect(cells.get('2-1-101')?.household).toMatch(/^.\*\*$/)
  })

  test('field staff have a card without any debt, and no board', async () => {
    const guard = await server.signIn('guard')
    expect((await guard.get(`${base}/board`)).status).toBe(403)
    const card = await guard.get(`${base}/season-card`)
    expect(card.status).toBe(200)
    expect(JSON.stringify(card.body)).not.toMatch(/Fen|王梅/)
    expect((await guard.send('POST', `${base}/find`, { q: '101' })).status).toBe(403)
    for (const path of ['/reports/aging', '/worklist', '/dashboard'])
      expect((await guard.get(base + path)).status).toBe(403)
  })
})

describe('pictures', () => {
  test('each steward beside the target, the furthest behind first', async () => {
    const rates = await ok(admin, '/reports/steward-rates')
    expect(rates.target).toBe('0.90')
    const shares = rates.rows.map(({ share }: { share: string }) => Number(share))
    expect(shares).toEqual([...shares].sort((a: number, b: number) => a - b))
    const current = (await ok(admin, '/reports/aging?by=steward')).rows
    expect(rates.rows.length).toBeGreaterThanOrEqual(current.length - 1)
    for (const row of rates.rows) {
      expect(row.behind).toBe(row.toTargetFen > 0)
      expect(row.paidFen + row.toTargetFen).toBeGreaterThanOrEqual(Math.floor(row.chargedFen * 0.9))
    }
  })
  test('the ageing of one steward is a part of the whole; a steward cannot ask for another', async () => {
    const { rows } = await ok(admin, '/reports/aging?by=steward')
    const [some] = rows.filter(({ key }: { key: string }) => key !== '—')
    const part = await ok(admin, `/reports/aging?by=building&stewardId=${some.key}`)
    expect(part.total.totalFen).toBe(some.totalFen)
  })
  test('a month without promises is an empty month; a span turned round is refused', async () => {
    expect(await ok(admin, '/promises?from=2030-01-01')).toMatchObject({ to: '2030-01-31', rows: [] })
    expect((await admin.get(`${base}/promises?from=2026-02-01&to=2026-01-01`)).status).toBe(400)
  })
})

describe('finding', () => {
  test.each(['1-1-101', '1栋1单元101室', '１－１－１０１', '01-01-0101'])('a room written %s', async (q) => {
    expect((await find(q))[0]).toMatchObject({ code: '1-1-101', by: 'room', household: '王梅' })
  })
  test('any character of a name, the tail of a phone, a bare room number', async () => {
    expect((await find('wm')).map(({ code }: { code: string }) => code)).toContain('1-1-101')
    expect((await find('WangMei'))[0]).toMatchObject({ by: 'name', household: '王梅' })
    expect((await find('梅')).map(({ code }: { code: string }) => code)).toContain('1-1-101')
    expect((await find('7001'))[0]).toMatchObject({ code: '1-1-101', by: 'phone' })
    expect((await find('101')).length).toBeGreaterThan(1)
    expect(await find('%')).toEqual([])
    expect(await find('')).toEqual([])
  })
  test('another steward’s household is found without its money', async () => {
    const [found] = await find('2-1-101', steward)
    expect(found).toMatchObject({ code: '2-1-101', openFen: null })
    expect(found.household).toMatch(/\*\*/)
  })
})

describe('the household page', () => {
  const page = async (code: string, client = admin) => {
    const [found] = await find(code, client)
    return ok(client, `/households/${found.householdId}`)
  }
  test('holds everything about one household, contacts masked', async () => {
    const shown = await page('1-1-102')
    expect(shown).toMatchObject({ name: '张伟', moneyVisible: true, steward: { name: '员工liu' } })
    expect(shown.openItems).toHaveLength(1)
    expect(shown.openItems[0].because.zh).toBeTruthy()
    expect(shown.receipts).toHaveLength(1)
    expect(shown.members[0].contacts[0].value).toMatch(/^138\*{4}\d{4}$/)
    expect(shown.timeline.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'charge',
      'charge',
      'receipt',
    ])
    expect(shown.contract).toBeTruthy()
    expect(shown.totals.openFen).toBe(shown.openItems[0].openFen)
  })
  test('of another steward’s household a steward sees no money', async () => {
    const shown = await page('2-1-101', steward)
    expect(shown).toMatchObject({ moneyVisible: false, openItems: [], receipts: [], timeline: [] })
    expect(JSON.stringify(shown)).not.toMatch(/138\d{8}/)
  })
})

describe('reports', () => {
  test('ageing sums to its total, and looks back to any day', async () => {
    const now = await ok(admin, '/reports/aging?asOf=2026-11-20')
    const sum = now.rows.reduce((total: number, row: { totalFen: number }) => total + row.totalFen, 0)
    expect(sum).toBe(now.total.totalFen)
    expect(Object.values(now.total.bands).reduce((a: number, b) => a + (b as number), 0)).toBe(
      now.total.totalFen,
    )
    expect(now.total.bands.d1_30).toBeGreaterThan(0)
    expect(now.total.bands.d31_90).toBeGreaterThan(0)
    const board = await ok(admin, '/dashboard')
    expect(board.openFen).toBe(now.total.totalFen)
    const then = await ok(admin, '/reports/aging?asOf=2026-09-05')
    expect(then.total.bands.not_due).toBe(then.total.totalFen)
    expect(then.total.totalFen).toBeGreaterThan(0)
    const before = await ok(admin, '/reports/aging?asOf=2026-01-01')
    expect(before).toMatchObject({ rows: [], total: { totalFen: 0, households: 0 } })
    const bySteward = await ok(admin, '/reports/aging?asOf=2026-11-20&by=steward')
    expect(bySteward.rows.map(({ label }: { label: string }) => label)).toContain('员工liu')
    expect(bySteward.total.totalFen).toBe(now.total.totalFen)
  })

  test('each collection rate says what was divided by what', async () => {
    const { rates, rows } = await ok(
      admin,
      '/reports/collection-rate?from=2026-11-01&to=2026-11-30&asOf=2026-11-20',
    )
    const [current, prior, combined] = rates
    expect(current.name).toBe('current')
    expect(prior.denominatorFen).toBeGreaterThan(0)
    expect(combined.numeratorFen).toBe(current.numeratorFen + prior.numeratorFen)
    expect(combined.denominatorFen).toBe(current.denominatorFen + prior.denominatorFen)
    for (const rate of rates) expect(rate.formula).toContain(rate.denominatorZh)
    expect(combined.formula).toContain('） ÷ （')
    const perBuilding = rows.reduce(
      (total: number, row: { rates: { denominatorFen: number }[] }) =>
        total + (row.rates[2]?.denominatorFen ?? 0),
      0,
    )
    expect(perBuilding).toBe(combined.denominatorFen)
    const swapped = await admin.get(`${base}/reports/collection-rate?from=2026-12-01&to=2026-11-01`)
    expect(swapped.body.code).toBe('insight.span')
  })

  test('the ledger report closes', async () => {
    const { rows, total } = await ok(admin, '/reports/ledger?from=2026-11-01&to=2026-11-30')
    for (const row of [...rows, total])
      expect(row.openingFen + row.chargedFen - row.cancelledFen - row.receivedFen + row.reversedFen).toBe(
        row.closingFen,
      )
    expect(total.openingFen).toBeGreaterThan(0)
  })

  test('leave as csv and xlsx, and the export is on record', async () => {
    const csv = await admin.get(`${base}/reports/aging/export?format=csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.body).toContain('楼栋')
    const xlsx = await admin.get(`${base}/reports/ledger/export?format=xlsx`)
    expect(xlsx.status).toBe(200)
    expect(xlsx.body.slice(0, 2)).toBe('PK')
    expect((await steward.get(`${base}/reports/aging/export?format=csv`)).status).toBe(403)
  })

  test('today’s work names who and why, to a steward only own households', async () => {
    const all = await ok(admin, '/worklist')
    const own = await ok(steward, '/worklist')
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThan(all.length)
    expect(own.every(({ codes }: { codes: string[] }) => codes.some((code) => code.startsWith('1-')))).toBe(
      true,
    )
    expect(all[0].why.zh).toContain('到期')
  })
})

describe('explain', () => {
  test('a balance goes down to rate × area × days and receipt by receipt', async () => {
    const [found] = await find('1-1-102')
    const trail = await ok(admin, `/explain/balance/${found.accountId}`)
    const text = JSON.stringify(trail)
    expect(text).toContain('1.8')
    expect(text).toContain('T1-000001')
    const household = await ok(admin, `/households/${found.householdId}`)
    expect(Number(trail.value) * 100).toBeCloseTo(household.totals.openFen, 0)
    const charge = await ok(admin, `/explain/charge/${household.openItems[0].itemId}`)
    expect(charge.from[0].rule).toBeTruthy()
  })
  test('a steward is refused another’s household', async () => {
    const [found] = await find('2-1-101')
    const answer = await steward.get(`${base}/explain/balance/${found.accountId}`)
    expect(answer.body).toMatchObject({ code: 'insight.not_yours', status: 403 })
  })
})
