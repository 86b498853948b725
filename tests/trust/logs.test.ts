import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestClient, type TestServer, testServer } from '../app/test-server.ts'
import { buildEstate } from '../support/estate.ts'
import { allRoutes } from './inputs.ts'

// Everything the server writes to its log, at its most talkative, while people are looked for, recorded, refused and while
// the database itself fails over their data: not one name, number or password stands in it.

const CANARY = {
  name: '欧阳金雀',
  phone: '13955501234',
  id: '11010119900307001X',
  password: 'canary-pass 42 word',
}
const lines: string[] = []
let server: TestServer
let admin: TestClient

beforeAll(async () => {
  server = await testServer(undefined, {
    logLevel: 'trace',
    logTo: { write: (line) => void lines.push(line) },
  })
  await buildEstate(server.write, server.communityId)
  admin = await server.signIn('admin')
})
afterAll(() => server.stop())

test('no log line holds what a request or a row held', async () => {
  const { communityId } = server
  const household = (await admin.send('POST', `/api/insight/${communityId}/find`, { q: '1-1-101' })).body[0]
    .householdId
  const says = `${CANARY.name}，电话 ${CANARY.phone}，证件 ${CANARY.id}`
  for (const route of allRoutes()) {
    const path = route.path.replaceAll('{communityId}', communityId).replaceAll(/\{\w+\}/g, household)
    if (route.name === 'auth.signOut') continue
    if (route.method === 'GET')
      await admin.get(`${path}?q=${encodeURIComponent(says)}&name=${encodeURIComponent(says)}`)
    else
      await admin.send(route.method, path, {
        ...{ username: CANARY.name, password: CANARY.password, current: CANARY.password, code: CANARY.phone },
        ...{
          name: says,
          note: says,
          value: CANARY.phone,
          says,
          content: says,
          reason: says,
          key: says,
          room: says,
        },
      })
  }
  // The database fails over a row and over a value; both errors quote them.
  await server.database.pool.query(
    `ALTER TABLE roster.service_need ADD CONSTRAINT planted CHECK (note NOT LIKE '%金雀%')`,
  )
  const need = await admin.send('POST', `/api/roster/${communityId}/needs`, {
    householdId: household,
    kind: 'preference',
    note: says,
  })
  expect(need.body).toMatchObject({ code: 'platform.defect', facts: { id: expect.any(String) } })
  expect(JSON.stringify(need.body)).not.toMatch(/金雀|13955501234/)
  await server.database.pool.query(`CREATE FUNCTION roster.planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM NEW.note::date; RETURN NEW; END';
    CREATE TRIGGER planted BEFORE INSERT ON roster.consent FOR EACH ROW EXECUTE FUNCTION roster.planted()`)
  const [member] = (await admin.get(`/api/roster/${communityId}/households/${household}/people`)).body
  const consent = {
    partyId: member.partyId,
    channel: 'sms',
    answer: 'refused',
    day: '2026-11-20',
    note: says,
  }
  expect((await admin.send('POST', `/api/roster/${communityId}/consents`, consent)).status).toBe(500)

  const log = lines.join('')
  expect(lines.filter((line) => line.includes('"defect"')).length).toBeGreaterThanOrEqual(2)
  expect(log).toContain('planted')
  for (const [what, value] of Object.entries(CANARY)) expect(log.includes(value), what).toBe(false)
  for (const value of [
    '金雀',
    '王梅',
    '13800137001',
    '1380013',
    encodeURIComponent('金雀'),
    (admin.cookie as string).slice(8),
  ])
    expect(log.includes(value), value).toBe(false)
  console.info(`logs: ${lines.length} lines at trace, 0 of ${Object.keys(CANARY).length + 6} canaries`)
})

test('whoever is looked for stands in no address and in no log line', async () => {
  const before = lines.length
  const find = `/api/insight/${server.communityId}/find`
  for (const q of ['王梅', 'wangmei', '13800137001', '7001']) {
    const found = await admin.send('POST', find, { q })
    expect(found.body[0], q).toMatchObject({ code: '1-1-101' })
    // There is no way to ask in the address.
    expect((await admin.get(`${find}?q=${encodeURIComponent(q)}`)).status, q).toBe(404)
  }
  // A search that fails is a defect on record, without what was searched for.
  await server.database.pool.query('ALTER VIEW roster.v_household_member RENAME TO gone')
  for (const q of ['王梅', '13800137001']) expect((await admin.send('POST', find, { q })).status).toBe(500)
  const log = lines.slice(before).join('')
  expect(log).toContain('v_household_member')
  for (const value of ['王梅', encodeURIComponent('王梅'), 'wangmei', '13800137001', '7001'])
    expect(log.includes(value), value).toBe(false)
})
