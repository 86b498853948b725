import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestClient, type TestServer, testServer } from '../../../../tests/app/test-server.ts'
import { buildEstate } from '../../../../tests/support/estate.ts'
import type { Because } from '../../../rules/because.ts'
import { partsOf } from '../../../rules/figure.ts'
import { assignStewards } from './assign-stewards.ts'

// Two stewards answer for building 1 and building 2 of 梧桐苑; the first also covers building 2.
let server: TestServer
let admin: TestClient
let base: string
type Row = {
  staffId: string
  staffName: string
  duty: string
  buildingId: string
  building: string
  households: number
}

beforeAll(async () => {
  server = await testServer()
  const { communityId } = server
  await buildEstate(server.write, communityId)
  admin = await server.signIn('admin')
  base = `/api/roster/${communityId}`
  const [liu, wu] = [
    await server.addStaff('liu', 'steward', communityId),
    await server.addStaff('wu', 'steward', communityId),
  ]
  const buildings: { buildingId: string; name: string }[] = (await admin.get(`${base}/buildings`)).body
  const idOf = (name: string) => buildings.find((one) => one.name === name)?.buildingId as string
  const assign = (staffId: string, building: string, over: object) =>
    server.write((tx) =>
      assignStewards(tx, {
        communityId,
        staffId,
        buildingIds: [idOf(building)],
        fromDay: '2026-01-01',
        duty: 'responsible',
        ...over,
      }),
    )
  await assign(liu, '1', {})
  await assign(wu, '2', {})
  await assign(liu, '2', { duty: 'cover', fromDay: '2026-11-10', toDay: '2026-11-30' })
})
afterAll(() => server?.stop())

const why = async (who: TestClient, { staffId, buildingId, duty }: Row): Promise<Because> =>
  (await who.get(`${base}/explain/stewardship?${new URLSearchParams({ staffId, buildingId, duty })}`)).body

test('every count is its households, one by one, each leading to its page', async () => {
  const rows: Row[] = (await admin.get(`${base}/stewards`)).body
  expect(rows.map(({ duty }) => duty)).toContain('cover')
  for (const row of rows) {
    const trail = await why(admin, row)
    expect(trail).toMatchObject({ value: String(row.households), unit: 'count' })
    expect(partsOf(trail)).toHaveLength(row.households)
    for (const part of partsOf(trail)) expect(part.subject).toMatch(/^household:/)
    expect(trail.zh).toContain(
      `${row.staffName}在 ${row.building === '车库' ? '车库' : `${row.building} 栋`}`,
    )
  }
})

test('a steward reads the names of own households only', async () => {
  const rows: Row[] = (await admin.get(`${base}/stewards`)).body
  const wu = await server.signIn('wu')
  const other = await why(wu, rows.find(({ building }) => building === '1') as Row)
  for (const part of partsOf(other)) {
    expect(part.zh).toContain('**')
    expect(part.subject).toBeUndefined()
  }
  const own = await why(wu, rows.find(({ building, duty }) => building === '2' && duty !== 'cover') as Row)
  for (const part of partsOf(own)) expect(part.zh).not.toContain('**')
})

test('nobody there is zero', async () => {
  const [row] = (await admin.get(`${base}/stewards`)).body as [Row]
  const staffId = '00000000-0000-7000-8000-000000000000'
  expect(await why(admin, { ...row, staffId })).toMatchObject({ value: '0' })
})
