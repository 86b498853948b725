import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type TestClient, type TestServer, testServer } from '../app/test-server.ts'
import { fillCommunity, type Ids, type Query } from './estate.ts'
import { allRoutes, inputFor, requestOf, type Route, visit, type Words } from './inputs.ts'
import { takeBack } from './take-back.ts'
import { PLAIN_ROUTE_WORDS, TEXTS, WRITE_DAYS } from './words.ts'

// Every field of every route with every value that is none of its kind: refused, and the field is named. Then every field
// with a value that is one and that nobody means: whatever comes of it, it is no crash.

let server: TestServer
let admin: TestClient
let ids: Ids

beforeAll(async () => {
  server = await testServer()
  const query: Query = async <Row>(sql: string, values: unknown[] = []) => {
    const client = await server.database.pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${server.companyId}'`)
      const { rows } = await client.query(sql, values)
      await client.query('COMMIT')
      return rows as Row[]
    } finally {
      client.release()
    }
  }
  const place = await fillCommunity(server.write, query, server.communityId, { mark: '甲', number: 1 })
  const staffId = await server.addStaff('managed', 'auditor')
  const nobody = '00000000-0000-7000-8000-00000000000b'
  const others = { grantId: nobody, templateId: nobody, jobId: nobody }
  ids = { ...others, ...place.ids, ...place.households.first.ids, communityId: server.communityId, staffId }
  admin = await server.signIn('admin')
  takeBack(server.database.pool)
}, 180_000)
afterAll(() => server?.stop())

const KINDS: Record<string, { is: unknown; bad: unknown[]; odd: unknown[] }> = {
  day: {
    is: '2026-11-20',
    bad: [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-11-31',
      '20261120',
      '2026-1-5',
      '2026/11/20',
      '２０２６-11-20',
    ].concat(['2026-11-20T00:00:00Z', '今天', '2026-11-20 ', '=TODAY()']),
    odd: ['0001-01-01', '1900-01-01', '2100-02-28', '9999-12-31'],
  },
  month: {
    is: '2026-11',
    bad: ['2026-13', '2026-00', '2026-1', '202611', '2026-11-01', '２０２６-11', '2026/11', '十一月'],
    odd: ['0001-01', '2026-12', '9999-12'],
  },
  decimal: {
    is: '1.80',
    bad: [
      '1,80',
      '1.8.0',
      '１.８０',
      '1e3',
      'NaN',
      'Infinity',
      '-',
      '.5',
      '+1',
      '0x10',
      '1.1234567890',
      '三百元',
      '￥5',
    ],
    odd: ['0', '-1', '0.00000001', '999999999999', '999999999999.99999999'],
  },
  id: {
    is: '00000000-0000-7000-8000-00000000000b',
    bad: [
      '1',
      'abc',
      "' OR 1=1 --",
      '../..',
      '00000000-0000-7000-8000-00000000000g',
      '{00000000-0000-7000-8000-00000000000b}',
    ],
    odd: ['00000000-0000-7000-8000-00000000000b', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  },
}
/** What JSON can say that is no text. */
const NO_TEXT = [5, true, {}]
const UNSTORABLE = ['甲\u0000乙', '甲\ud800']
const ODD_TEXTS = [
  '',
  ' ',
  '\u3000',
  'x'.repeat(10_000),
  '‮目录',
  '=1+1',
  "'; DROP TABLE x; --",
  '%',
  '_',
  '\\',
  '🏠'.repeat(50),
  '${7*7}',
  '../../etc/passwd',
]
const ODD_NUMBERS = [0, -1, 1, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1)]

type Probe = { route: Route; path: readonly string[]; value: unknown; bad: boolean }

/** Every probe there is, made from the contract. */
function probes(): Probe[] {
  return allRoutes().flatMap((route) => {
    const found: Probe[] = []
    visit(route.input, [], (path, leaf) => {
      const asText = route.method === 'GET' || isForm(route) || route.path.includes(`{${path.at(-1)}}`)
      const { bad, odd } = valuesFor(leaf, asText)
      for (const value of bad) found.push({ route, path, value, bad: true })
      for (const value of odd) found.push({ route, path, value, bad: false })
    })
    return found
  })
}

/** A form says everything in text. */
function isForm(route: Route): boolean {
  let found = false
  visit(route.input, [], (_path, leaf) => {
    found ||= (leaf as unknown as { _zod: { def: { type: string } } })._zod.def.type === 'file'
  })
  return found
}

function valuesFor(leaf: z.ZodType, asText: boolean): { bad: unknown[]; odd: unknown[] } {
  const takes = (value: unknown) => leaf.safeParse(value).success
  const { type } = (leaf as unknown as { _zod: { def: { type: string } } })._zod.def
  const json = (values: unknown[]) => (asText ? [] : values)
  if (type === 'number')
    return asText
      ? { bad: ['abc', '１', '1.5', 'NaN', 'Infinity', '1e999', '--1'], odd: ['0', '-1', '999999999'] }
      : { bad: ['1', '１', 'abc', 1.5, 1e21, 2 ** 53, {}, [], true], odd: ODD_NUMBERS }
  if (type === 'enum' || type === 'literal') return { bad: ['no such', '物业费', ...json([5, {}])], odd: [] }
  if (type === 'boolean') return { bad: json(['true', 'yes', 1, {}]), odd: json([true, false]) }
  if (type !== 'string') return { bad: [], odd: [] }
  for (const { is, bad, odd } of Object.values(KINDS))
    if (takes(is) && !takes('abcdefghijkl'))
      return { bad: [...bad, ...UNSTORABLE.slice(0, 1), ...json(NO_TEXT)], odd }
  return { bad: [...UNSTORABLE.slice(0, asText ? 1 : 2), ...json(NO_TEXT)], odd: ODD_TEXTS }
}

/** The input of a route with one field replaced, however deep it stands. Null: no such field in what was made. */
function replaced(route: Route, path: readonly string[], value: unknown): Record<string, unknown> | null {
  const name = path.at(-1) as string
  const key = path.join('.')
  const words: Words = {
    pending: 'A'.repeat(43),
    ...LISTS(),
    ...ids,
    ...TEXTS,
    ...(route.method === 'GET' ? {} : WRITE_DAYS),
  }
  const base = structuredCloneWithFiles(
    inputFor(route, {
      ...words,
      ...PLAIN_ROUTE_WORDS[route.name]?.(ids),
      ...(route.name.startsWith('auth.') ? { code: '000000' } : {}),
    }),
  )
  return put(base, path, value) ? base : name === key ? { ...base, [name]: value } : null
}

const LISTS = (): Words => ({
  buildingIds: [ids['buildingId']],
  householdIds: [ids['householdId']],
  premisesIds: [ids['premisesId']],
})

function structuredCloneWithFiles(input: Record<string, unknown>): Record<string, unknown> {
  const copy = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(copy)
      : typeof value === 'object' && value !== null && !(value instanceof Blob)
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
        : value
  return copy(input) as Record<string, unknown>
}

/** Of what a price is assigned to, one field says which kind. */
const SHAPES = new Set(['premisesIds', 'buildingId', 'usage'])

/** Puts a value where the path of the schema leads, through the first element of every list. */
function put(target: unknown, path: readonly string[], value: unknown): boolean {
  const [key, ...rest] = path
  if (Array.isArray(target)) {
    // One of several shapes: this field alone makes it the one that is meant.
    if (path.length === 1 && SHAPES.has(Object.keys(target[0] ?? {})[0] ?? ''))
      return (target[0] = { [path[0] as string]: value }), true
    if (path.length > 0 && target.length > 0 && typeof target[0] === 'object')
      return put(target[0], path, value)
    return false
  }
  if (typeof target !== 'object' || target === null || key === undefined) return false
  const object = target as Record<string, unknown>
  if (rest.length === 0) {
    // A list of plain values: the first of them.
    object[key] =
      Array.isArray(object[key]) && typeof (object[key] as unknown[])[0] !== 'object' ? [value] : value
    return true
  }
  return put(object[key], rest, value)
}

async function ask(route: Route, input: Record<string, unknown>) {
  const { method, path, headers, body } = requestOf(route, input)
  const response = await fetch(server.url + path, {
    method,
    headers: { ...headers, cookie: admin.cookie as string },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text || '{}') : {}
  return { status: response.status, body: json }
}

// These end the session everything here is asked with, or spend a minute on a password.
const APART = new Set(['auth.signOut', 'setup.firstRun'])

test('every value that is none is refused by name; every odd one is no crash', async () => {
  const counts = { bad: 0, odd: 0, named: 0, skipped: 0, crashes: 0 }
  const faults: string[] = []
  const all = probes().filter(({ route }) => !APART.has(route.name))
  const lanes = Array.from({ length: 4 }, (_, lane) => all.filter((_probe, index) => index % 4 === lane))
  const one = async ({ route, path, value, bad }: Probe) => {
    const input = replaced(route, path, value)
    // An optional group of fields that was left out has no place for the value.
    if (!input) return void (counts.skipped += 1)
    const { status, body } = await ask(route, input)
    const what = `${route.name} ${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}: ${status}`
    if (status >= 500) counts.crashes += 1
    if (status >= 500 && body.code !== 'auth.secret_unreadable') faults.push(`${what} ${body.message ?? ''}`)
    if (status >= 400 && !(body.code && body.message && body.messageEn && body.next))
      faults.push(`${what} without words`)
    counts[bad ? 'bad' : 'odd'] += 1
    if (!bad) return
    if (status < 400) faults.push(`${what}, taken`)
    else if (names(body, path)) counts.named += 1
    else faults.push(`${what} ${body.code} names no field: ${JSON.stringify(body.facts)?.slice(0, 120)}`)
  }
  await Promise.all(
    lanes.map(async (lane) => {
      for (const probe of lane)
        await one(probe).catch(
          (error: Error) => void faults.push(`${probe.route.name} ${probe.path.join('.')}: ${error.message}`),
        )
    }),
  )
  console.info(
    `bad values: ${counts.bad} in ${new Set(all.map(({ route }) => route.name)).size} routes, ${counts.named} refused by the name of their field; ${counts.odd} odd ones; ${counts.crashes} crashes, ${faults.length} faults, ${counts.skipped} without a place`,
  )
  expect([...new Set(faults)].slice(0, 100)).toEqual([])
  expect(counts.bad).toBeGreaterThan(1_000)
  expect(counts.odd).toBeGreaterThan(500)
}, 900_000)

/** Whether a refusal says which field it is about. */
function names(body: any, path: readonly string[]): boolean {
  const field = path.at(-1) as string
  const said: string[] = [
    ...(body.facts?.issues ?? []).map((issue: { field: string }) => issue.field),
    body.facts?.field ?? '',
  ]
  if (said.some((each) => each.split('.').includes(field))) return true
  // A list or a choice is refused as a whole.
  if (said.some((each) => each !== '' && each.split('.').some((step) => path.includes(step)))) return true
  // The community of a path that is nobody's is not found.
  return field === 'communityId' && body.facts?.what === '小区'
}
