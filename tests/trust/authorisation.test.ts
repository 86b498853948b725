import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { firstRun } from '../../src/app/setup/first-run.ts'
import { createCommunity } from '../../src/flow/roster/commands/create-community.ts'
import { saveTemplate } from '../../src/flow/documents/commands/save-template.ts'
import { disableStaff } from '../../src/platform/auth/commands/disable-staff.ts'
import { endGrant } from '../../src/platform/auth/commands/end-grant.ts'
import { requireSecondFactor } from '../../src/platform/auth/commands/require-second-factor.ts'
import { startSecondFactor } from '../../src/platform/auth/commands/start-second-factor.ts'
import { can } from '../../src/platform/auth/roles.ts'
import { codeOf, stepOf } from '../../src/platform/auth/totp.ts'
import { inTransaction, uuidV7 } from '../../src/platform/db/tx.ts'
import { day } from '../../src/rules/day.ts'
import { PASSWORD, type TestServer, testServer } from '../app/test-server.ts'
import {
  fillCommunity,
  type Household,
  type Ids,
  type Marks,
  type Place,
  type Query,
  type Run,
} from './estate.ts'
import { allRoutes, fieldsOf, inputFor, requestOf, type Route, type Words } from './inputs.ts'
import { PLAIN_ROUTE_WORDS, TEXTS, WRITE_DAYS } from './words.ts'
import { everybody, type Person } from './people.ts'
import { takeBack } from './take-back.ts'

// Every route × every person × every place it could be pointed at, made from the contract: a new route is in it by itself,
// and one for which no input can be made is a failure. Nothing is kept, so each probe meets the same two companies.

let server: TestServer
let here: Place
let sister: Place
let foreign: Place
let people: Person[]
const company: Record<'own' | 'foreign', Ids> = { own: {}, foreign: {} }

beforeAll(async () => {
  server = await testServer()
  const at = server.clock.at
  const admin = { company: '别家物业', adminName: '别家', username: 'stranger', password: PASSWORD }
  const other = await firstRun(
    server.database,
    { ...admin, communities: [{ code: 'B1', name: '别家苑' }] },
    { at },
  )
  const runB = runOf(other.companyId)
  const { communityId: second } = await server.write((tx) =>
    createCommunity(tx, { code: 'T2', name: '银杏苑' }),
  )
  const foreignId = other.communities[0]?.communityId as string
  here = await fillCommunity(server.write, queryOf(server.companyId), server.communityId, {
    mark: '甲',
    number: 1,
  })
  sister = await fillCommunity(server.write, queryOf(server.companyId), second, { mark: '乙', number: 2 })
  foreign = await fillCommunity(runB, queryOf(other.companyId), foreignId, { mark: '丙', number: 3 })
  const { first, second: next, gone } = here.households
  people = await everybody(
    server,
    server.write,
    [first, next, gone].map(({ ids }) => ids['buildingId'] as string),
  )
  company.own = await companyIds(server.companyId, server.write, here.communityId)
  company.foreign = await companyIds(other.companyId, runB, foreignId)
  for (const place of [here, sister]) await addJob(server.companyId, place)
  await addJob(other.companyId, foreign)
  await endRights()
  await prepareSecondFactors()
  takeBack(server.database.pool)
}, 180_000)
afterAll(() => server?.stop())

test('whoever may not is refused, whoever may sees own households only, and nothing is told to anybody else', async () => {
  const faults: string[] = []
  let probes = 0
  const answered = new Set<string>()
  await Promise.all(
    people.map(async (person) => {
      for (const route of allRoutes()) {
        for (const aim of aimsOf(route)) {
          for (const words of wordsOf(route, aim)) {
            probes += 1
            const { status, fault } = await probe(person, route, aim, words).catch((error: Error) => ({
              status: 0,
              fault: error.message,
            }))
            if (status > 0 && status < 300 && aim.name === 'own') answered.add(route.name)
            if (fault) faults.push(`${person.name} ${route.name} at ${aim.name}: ${fault}`)
          }
        }
      }
    }),
  )
  const routes = allRoutes()
  console.info(`authorisation matrix: ${routes.length} routes × ${people.length} people, ${probes} probes`)
  const idle = routes.map(({ name }) => name).filter((name) => !answered.has(name))
  expect({ faults: [...new Set(faults)].sort(), idle: idle.sort() }).toEqual({ faults: [], idle: NEVER_DONE })
  expect(probes).toBeGreaterThan(5_000)
}, 900_000)

test('the sum over all households is told to whoever may see all of them, and to nobody else', async () => {
  const told: Record<string, string> = {}
  for (const { name, client, sees } of people) {
    const { status, body } = await client.get(`/api/billing/${here.communityId}/runs`)
    if (status !== 200) continue
    expect(body.length, name).toBeGreaterThan(0)
    const sums = new Set(body.map(({ sumFen }: { sumFen: number | null }) => sumFen === null))
    told[name] = sums.size === 1 ? (sums.has(true) ? 'no' : 'yes') : 'some'
    expect(told[name], name).toBe(sees.length === 3 ? 'yes' : 'no')
  }
  expect(told).toMatchObject({ steward: 'no', finance: 'yes', chief: 'yes' })
})

test('the matrix sees what it looks for, and cannot be made to skip', () => {
  const steward = people.find(({ name }) => name === 'steward') as Person
  const [route] = allRoutes() as [Route]
  const { first, second } = here.households
  const seen = (household: Household, text: string, status = 200) =>
    leak(steward, route, text.replace('{name}', household.marks.shown[0] as string), status)
  expect(seen(second, '{"household":"{name}"}')).toContain('own second')
  expect(seen(first, '{"household":"{name}"}')).toBeNull()
  expect(seen(first, '{"message":"{name}"}', 403)).toContain('own first')
  const [fen] = second.marks.amounts as [number]
  for (const text of [
    `{"openFen":${fen}}`,
    `未缴 ${(fen / 100).toFixed(2)} 元`,
    `"${(fen / 100).toFixed(2)}"`,
  ])
    expect(leak(steward, route, text, 200), text).toContain('own second')
  expect(leak(steward, route, `{"id":"${fen}1","n":${fen}7}`, 200)).toBeNull()
  expect(leak(steward, route, first.marks.private[0] as string, 200)).toContain('own first')
  expect(leak(steward, route, foreign.households.gone.marks.shown[0] as string, 200)).toContain(
    'foreign gone',
  )
  const impossible = z.object({ word: z.string().regex(/^only this$/) })
  expect(() => inputFor({ ...route, input: impossible }, {})).toThrow('no input could be made')
})

/** Routes nobody here is answered by, although the request is right. */
const NEVER_DONE = [
  // Every household here is held, so nothing may remind it.
  'documents.printReminderSlip',
  // The installation has its company.
  'setup.firstRun',
]

type Aim = { name: string; ids: Ids; strange: boolean; household?: Household }

/** Where a route can be pointed. `strange`: at things that are not where the path says they are; a write must fail. */
function aimsOf(route: Route): Aim[] {
  const { first, second, gone } = here.households
  const at = (place: Place, household: Household, ids: Ids = company.own): Ids => ({
    ...ids,
    ...place.ids,
    ...household.ids,
  })
  const through = (ids: Ids): Ids => ({ ...ids, communityId: here.communityId })
  const mixed = { ...at(here, second), householdId: first.ids['householdId'] as string }
  const nobody = Object.fromEntries(
    Object.keys(at(here, first)).map((name) => [
      name,
      name === 'room' ? '9-9-909' : name === 'reportHash' ? 'f'.repeat(64) : uuidV7(),
    ]),
  )
  const abroad = at(foreign, foreign.households.first, company.foreign)
  const aims: Aim[] = [
    { name: 'own', ids: at(here, first), strange: false },
    { name: 'neighbour', ids: at(here, second), strange: false, household: second },
    { name: 'gone', ids: at(here, gone), strange: false, household: gone },
    { name: 'mixed', ids: mixed, strange: true, household: second },
    { name: 'sister', ids: at(sister, sister.households.first), strange: false },
    { name: 'sister through own', ids: through(at(sister, sister.households.first)), strange: true },
    { name: 'foreign', ids: abroad, strange: true },
    { name: 'foreign through own', ids: through(abroad), strange: true },
    { name: 'nobody', ids: through(nobody), strange: true },
  ]
  const fields = fieldsOf(route.input).map((field) => field.split('.').at(-1) as string)
  const seen = new Set<string>()
  return aims.filter((aim) => {
    const ids = JSON.stringify(fields.map((field) => [field, ID_FIELDS[field]?.(aim.ids) ?? aim.ids[field]]))
    return seen.has(ids) ? false : (seen.add(ids), true)
  })
}

/** Lists of ids. */
const ID_FIELDS: Record<string, (ids: Ids) => unknown> = {
  buildingIds: (ids) => [ids['buildingId']],
  householdIds: (ids) => [ids['householdId']],
  premisesIds: (ids) => [ids['premisesId']],
}

/** Values of the fields that are no ids; days twice, for a right that was held once does not reach back. */
function wordsOf(route: Route, aim: Aim): Words[] {
  const lists = Object.fromEntries(Object.entries(ID_FIELDS).map(([name, ids]) => [name, ids(aim.ids)]))
  const words: Words = { ...lists, ...aim.ids, ...TEXTS, ...ROUTE_WORDS[route.name]?.(aim.ids) }
  if (route.method !== 'GET') return [{ ...words, ...WRITE_DAYS, ...ROUTE_WORDS[route.name]?.(aim.ids) }]
  const days = fieldsOf(route.input).some((field) => field === 'day' || field === 'asOf')
  return days
    ? [words, { ...words, day: '2026-10-15', asOf: '2026-10-15', from: '2026-09-01', to: '2026-10-31' }]
    : [words]
}

/** What single routes need besides: where a schema alone does not say enough. */
const ROUTE_WORDS: Record<string, (ids: Ids) => Words> = {
  ...PLAIN_ROUTE_WORDS,
  'auth.signIn': () => ({ username: 'cashier', password: PASSWORD }),
  'auth.secondStep': () => ({ pending: pendings.code, code: codeNow() }),
  'auth.startPending': () => ({ pending: pendings.enrol }),
  'auth.confirmPending': () => ({ pending: pendings.enrol, code: codeNow() }),
  'auth.confirmSecondFactor': () => ({ code: codeNow() }),
  'auth.removeSecondFactor': () => ({ code: codeNow() }),
}

async function probe(person: Person, route: Route, aim: Aim, words: Words) {
  const input = inputFor(route, words)
  const { method, path, headers, body } = requestOf(route, input)
  const response = await fetch(server.url + path, {
    method,
    headers: { ...headers, ...(person.client.cookie ? { cookie: person.client.cookie } : {}) },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const status = response.status
  const wanted = expected(person, route, input)
  const told = leak(person, route, text, status)
  const fault =
    (wanted === null
      ? faultOfAllowed(person, route, aim, status, input)
      : status === wanted
        ? null
        : `${status}, not ${wanted}`) ??
    (told ? `${status} tells ${told}` : null) ??
    (status >= 400 && !isProblem(response, text) ? `${status} without a problem` : null)
  return { status, fault: fault && `${fault} ${process.env['TRUST_VERBOSE'] ? text.slice(0, 300) : ''}` }
}

/** The status of a refusal, or null: allowed by role and place. */
function expected({ principal }: Person, { access }: Route, input: Record<string, unknown>): number | null {
  if (access === 'anyone') return null
  if (!principal) return 401
  const communityId = input['communityId'] as string | undefined | null
  if (communityId && ![here, sister].some((place) => place.communityId === communityId)) return 404
  if (access === 'signed_in') return null
  return can(principal, access, { communityId: communityId ?? null }).allowed ? null : 403
}

function faultOfAllowed(
  person: Person,
  route: Route,
  aim: Aim,
  status: number,
  input: Record<string, unknown>,
): string | null {
  if (status >= 500) return `${status}`
  if (status === 400 && aim.name === 'own') return '400: the input of the probe is wrong'
  if (route.method === 'GET' || status >= 300) return null
  const text = JSON.stringify(input)
  const named = Object.keys(aim.ids).filter(
    (name) => name !== 'communityId' && name !== 'room' && text.includes(aim.ids[name] as string),
  )
  if (named.length === 0) return null
  const mixed = aim.name !== 'mixed' || (named.includes('householdId') && named.length > 1)
  if (aim.strange && mixed) return `${status}: a write to what is not there`
  const narrow = aim.household && person.sees.length < 3 && !sees(person, aim.household)
  const itsOwn = named.some((name) => name in here.households.first.ids)
  return narrow && mixed && itsOwn ? `${status}: a write beyond own households` : null
}

function sees(person: Person, household: Household): boolean {
  return person.sees.some((which) => here.households[which] === household)
}

/** The first mark in an answer that this person must not read; in a refusal nobody reads any. */
function leak(person: Person, route: Route, text: string, status: number): string | null {
  for (const place of [here, sister, foreign])
    for (const [which, { marks }] of Object.entries(place.households)) {
      const may =
        status < 400 &&
        (place === here ? person.sees.includes(which as never) : place === sister && person.sister)
      const found = firstMark(marks, text, may, route)
      if (found)
        return `${place === here ? 'own' : place === sister ? 'sister' : 'foreign'} ${which} ${found}`
    }
  return null
}

const REVEALS = new Set(['roster.reveal'])

function firstMark(marks: Marks, text: string, may: boolean, route: Route): string | null {
  if (!(may && REVEALS.has(route.name)))
    for (const mark of marks.private) if (text.includes(mark)) return mark
  if (may) return null
  for (const mark of marks.shown) if (text.includes(mark)) return mark
  for (const amount of marks.amounts) if (amountOf(amount).test(text)) return `${amount} fen`
  return null
}

const patterns = new Map<number, RegExp>()
function amountOf(fen: number): RegExp {
  const known = patterns.get(fen)
  if (known) return known
  const yuan = (fen / 100).toFixed(2).replace('.', '\\.')
  const grouped = yuan.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const pattern = new RegExp(`(?<![\\w.,-])(?:${fen}|${yuan}|${grouped})(?![\\w])`)
  patterns.set(fen, pattern)
  return pattern
}

function isProblem(response: Response, text: string): boolean {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return false
  const { code, message, next } = JSON.parse(text)
  return Boolean(code && message && next)
}

function runOf(companyId: string): Run {
  const actor = { kind: 'system', name: 'test' } as const
  return (work) => inTransaction(server.database, { companyId, actor, at: server.clock.at }, work)
}

function queryOf(companyId: string): Query {
  return async <Row>(sql: string, values: unknown[] = []) => {
    const client = await server.database.pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${companyId}'`)
      const { rows } = await client.query(sql, values)
      await client.query('COMMIT')
      return rows as Row[]
    } finally {
      client.release()
    }
  }
}

async function companyIds(companyId: string, run: Run, communityId: string): Promise<Ids> {
  const { addStaff } = await import('../../src/platform/auth/commands/add-staff.ts')
  const person = { name: '被管理的人', password: PASSWORD, role: 'auditor' as const, day: day('2026-01-01') }
  const { staffId } = await run((tx) =>
    addStaff(tx, { ...person, username: `t${companyId.slice(-8)}`, communityId }),
  )
  const text = { code: 'courtesy_message' as const, title: '提醒', body: '您好，请留意缴费日期。' }
  const { templateId } = await run((tx) => saveTemplate(tx, text))
  const [grant] = await queryOf(companyId)<{ id: string }>(
    'SELECT id FROM platform.role_grant WHERE staff_id = $1',
    [staffId],
  )
  return { staffId, templateId, grantId: grant?.id as string }
}

/** Long work somebody else started; its result speaks of the first household. */
async function addJob(companyId: string, place: Place) {
  const jobId = uuidV7()
  place.ids['jobId'] = jobId
  const { marks } = place.households.first
  await queryOf(companyId)(
    `INSERT INTO platform.job (company_id, id, community_id, kind, input, requested_by, requested_at, result)
     VALUES ($1, $2, $3, 'test', '{}', 'staff:somebody', $4, $5)`,
    [companyId, jobId, place.communityId, server.clock.at, JSON.stringify({ said: marks.shown[1] })],
  )
}

/** The former person's role ended, the disabled person is shut out. */
async function endRights() {
  const on = day('2026-11-20')
  const [former] = await queryOf(server.companyId)<{ grantId: string; staffId: string }>(
    `SELECT g.id AS "grantId", g.staff_id AS "staffId" FROM platform.role_grant g
     JOIN platform.staff s ON s.id = g.staff_id WHERE s.name = '员工former'`,
  )
  if (!former) throw new Error('nobody is former')
  await server.write((tx) => endGrant(tx, { ...former, day: on }))
  const [disabled] = await queryOf(server.companyId)<{ staffId: string }>(
    `SELECT s.id AS "staffId" FROM platform.staff s WHERE s.name = '员工disabled'`,
  )
  await server.write((tx) => disableStaff(tx, { staffId: disabled?.staffId as string, day: on }))
}

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const pendings = { code: '', enrol: '' }
const codeNow = () => codeOf(SECRET, stepOf(server.clock.at))

/**
 * Whoever must have a second factor has one, and so have the auditor and the one who is managed; the cashier began one, and
 * somebody of finance who is about to sign in.
 */
async function prepareSecondFactors() {
  const staffOf = (name: string) =>
    people.find((person) => person.name === name)?.principal?.staffId ?? (company.own['staffId'] as string)
  const late = await server.addStaff('late', 'finance')
  const have = ['chief', 'company_admin', 'finance', 'auditor', 'the managed one'].map(staffOf)
  for (const staffId of [...have, staffOf('cashier'), late]) {
    await server.write((tx) => startSecondFactor(tx, server.vault, { staffId }))
    await server.database.pool.query(
      `UPDATE platform.second_factor SET secret = $1, confirmed_at = CASE WHEN $3 THEN started_at END WHERE staff_id = $2`,
      [server.vault.seal(SECRET, `${server.companyId}/${staffId}`), staffId, have.includes(staffId)],
    )
  }
  await server.write((tx) => requireSecondFactor(tx, { required: true }))
  const pendingOf = async (username: string) =>
    (await server.visitor().send('POST', '/api/auth/session', { username, password: PASSWORD })).body.pending
  pendings.code = await pendingOf('auditor')
  pendings.enrol = await pendingOf('late')
}
