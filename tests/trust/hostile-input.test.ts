import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { files } from '../architecture/files.ts'
import { type TestClient, type TestServer, testServer } from '../app/test-server.ts'
import { allRoutes, type Route, visit } from './inputs.ts'

let server: TestServer
let admin: TestClient
beforeAll(async () => {
  server = await testServer()
  admin = await server.signIn('admin')
})
afterAll(() => server.stop())

const writes = allRoutes().filter(({ method }) => method !== 'GET')
const target = (route: Route) => route.path.replaceAll(/\{\w+\}/g, server.communityId)

/** Sends text as it stands, without making JSON of it. */
const raw = (route: Route, text: string) => admin.send(route.method, target(route), text)

describe('what the server is made to fetch', () => {
  test('no field of any input is an address to be fetched', () => {
    const found: string[] = []
    let fields = 0
    for (const { name, input } of allRoutes())
      visit(input, [], (path, leaf) => {
        fields += 1
        const field = path.at(-1) ?? ''
        const { format } = (leaf as unknown as { _zod: { def: { format?: string } } })._zod.def
        if (/url|uri|href|link|host|domain|webhook|callback|endpoint|server|proxy|avatar/i.test(field))
          found.push(`${name} ${path.join('.')}`)
        if (/^(url|httpUrl|hostname|ipv4|ipv6|cidrv4|cidrv6)$/.test(format ?? ''))
          found.push(`${name} ${path.join('.')}`)
      })
    expect(fields).toBeGreaterThan(150)
    expect(found).toEqual([])
  })

  test('no line of the server opens a connection to anywhere but its database', () => {
    const sources = files('src/**/*.ts').filter(
      (path) => !path.startsWith('src/web/') && !path.includes('.test.'),
    )
    expect(sources.length).toBeGreaterThan(200)
    const calls =
      /\bfetch\(|from 'node:(?:http|https|net|tls|dgram|http2|dns)|from 'undici|axios|XMLHttpRequest|WebSocket\(/
    // What a file calls by that name itself asks nobody.
    const own = /(?:const|function) fetch\b/
    const opens = sources.filter((path) => {
      const text = readFileSync(path, 'utf8').replaceAll(/^import type .*$/gm, '')
      return calls.test(own.test(text) ? text.replaceAll('fetch(', '') : text)
    })
    expect(opens.sort()).toEqual([...MAY_OPEN].sort())
  })
})

/** Files that speak with sockets, each with its reason. */
const MAY_OPEN = new Set([
  // The embedded PostgreSQL's own sockets on this machine.
  'src/platform/postgres/lease.ts',
  'src/platform/postgres/supervisor.ts',
])

describe('what nobody asked for', () => {
  test('no input lets an unknown field through, at any depth', () => {
    const loose: string[] = []
    for (const { name, input } of allRoutes()) {
      if (!input) continue
      openObjects(input, [], (path) => loose.push(`${name} ${path.join('.')}`))
    }
    expect(loose).toEqual([])
  })

  test('a company, a role, an id or an instant that is sent along changes nothing', async () => {
    const stranger = '00000000-0000-7000-8000-00000000000b'
    const extra = {
      companyId: stranger,
      company_id: stranger,
      staffId: stranger,
      id: stranger,
      at: '2000-01-01T00:00:00Z',
    }
    const rights = {
      role: 'company_admin',
      grants: [{ role: 'company_admin', communityId: null }],
      disabledAt: null,
    }
    const person = {
      name: '张三',
      username: 'zhangsan',
      password: 'plum-tree 94 lantern',
      communityId: server.communityId,
    }
    const added = await admin.send('POST', '/api/auth/staff', {
      ...extra,
      ...rights,
      ...person,
      role: 'cashier',
    })
    expect(added.status).toBe(200)
    expect(added.body.staffId).not.toBe(stranger)
    const staff = (await admin.get('/api/auth/staff')).body
    const found = staff.find((one: { staffId: string }) => one.staffId === added.body.staffId)
    expect(found.grants.map(({ role }: { role: string }) => role)).toEqual(['cashier'])
    const made = await admin.send('POST', '/api/roster/communities', {
      ...extra,
      code: 'EX1',
      name: '多余苑',
    })
    expect(made.status).toBe(200)
    const { rows } = await server.database.pool.query(
      'SELECT DISTINCT company_id FROM platform.community_code',
    )
    expect(rows).toEqual([{ company_id: server.companyId }])
  })

  test('a community in the body, in the query or twice never stands in for the one in the path', async () => {
    const other = (await admin.send('POST', '/api/roster/communities', { code: 'EX2', name: '另一苑' })).body
      .communityId
    await server.addStaff('local', 'community_manager', server.communityId)
    const local = await server.signIn('local')
    const here = `/api/roster/${server.communityId}`
    expect((await local.get(`/api/roster/${other}`)).status).toBe(403)
    for (const query of [
      `communityId=${other}`,
      `communityId=${other}&communityId=${other}`,
      `communityId[]=${other}`,
      `communityId[0]=${other}`,
    ]) {
      const { status, body } = await local.get(`${here}?${query}`)
      if (status === 200) expect(body.communityId, query).toBe(server.communityId)
      else expect(status, query).toBe(400)
    }
    const edits = [
      `{"communityId":"${other}","name":"改名"}`,
      `{"communityId":["${other}"],"name":"改名"}`,
      `{"name":"改名","communityId":{"a":"${other}"}}`,
    ]
    for (const edit of edits) await local.send('PATCH', here, edit)
    expect((await admin.get(`/api/roster/${other}`)).body.name).toBe('另一苑')
  })

  test('of a field given twice the same one is judged and used', async () => {
    const other = (await admin.send('POST', '/api/roster/communities', { code: 'EX3', name: '第三苑' })).body
      .communityId
    const stranger = '00000000-0000-7000-8000-00000000000b'
    const staffId = await server.addStaff('twice', 'cashier')
    const grant = (first: string, second: string) =>
      admin.send(
        'POST',
        `/api/auth/staff/${staffId}/grants`,
        `{"role":"cashier","communityId":"${first}","communityId":"${second}"}`,
      )
    expect((await grant(other, stranger)).status).toBe(404)
    expect((await grant(stranger, other)).status).toBe(200)
  })
})

describe('what would break a reader', () => {
  test('prototypes stay as they were, whichever route is asked', async () => {
    const poison = [
      '{"__proto__":{"polluted":true,"communityId":"x"}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"policy":{"__proto__":{"polluted":1}},"mapping":{"columns":{"__proto__":{"polluted":1}}}}',
      '{"rows":[{"__proto__":{"polluted":true}}]}',
    ]
    for (const route of writes)
      for (const text of poison) {
        const { status } = await raw(route, text)
        expect(status, `${route.name} ${text}`).not.toBe(500)
      }
    admin = await server.signIn('admin')
    for (const route of allRoutes().filter(({ method }) => method === 'GET')) {
      const { status } = await admin.get(
        `${target(route)}?__proto__[polluted]=1&constructor[prototype][polluted]=1&a[__proto__][polluted]=1`,
      )
      expect(status, route.name).not.toBe(500)
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(([] as unknown as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('ten thousand levels deep, every route says no in words and at once', async () => {
    admin = await server.signIn('admin')
    const deep = [
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      `{"rows":${'['.repeat(10_000)}${']'.repeat(10_000)},"policy":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
    ]
    const began = performance.now()
    let slowest = 0
    for (const route of writes.filter(({ name }) => name !== 'auth.signOut'))
      for (const text of deep) {
        const at = performance.now()
        const { status, body } = await raw(route, text)
        slowest = Math.max(slowest, performance.now() - at)
        if (status === 200) continue
        expect(status, route.name).toBeGreaterThanOrEqual(400)
        expect(status, route.name).toBeLessThan(500)
        expect(body.next, route.name).toBeTruthy()
      }
    console.info(
      `deep JSON: ${writes.length * deep.length} bodies, slowest ${Math.round(slowest)} ms, all ${Math.round(performance.now() - began)} ms`,
    )
  })

  test('a query as deep or as wide as a URL can be is refused or read, never a defect', async () => {
    admin = await server.signIn('admin')
    const queries = [
      `q${'[a]'.repeat(2_000)}=1`,
      Array.from({ length: 2_000 }, (_, n) => `k${n}=1`).join('&'),
      `q[999999999]=1`,
      'q=%00',
      'q=%ff%fe',
      `q=${'x'.repeat(8_000)}`,
    ]
    for (const route of allRoutes().filter(({ method }) => method === 'GET'))
      for (const query of queries) {
        const { status } = await admin.get(`${target(route)}?${query}`)
        expect(status, `${route.name} ${query.slice(0, 30)}`).not.toBe(500)
      }
  }, 120_000)

  test('more than a mebibyte is refused before it is read, by every route', async () => {
    admin = await server.signIn('admin')
    const large = JSON.stringify({ note: 'x'.repeat(2 ** 20 + 1) })
    for (const route of writes) {
      const { status, body } = await raw(route, large)
      expect(`${status} ${body.code}`, route.name).toBe('413 http.too_large')
    }
    const rows = Array.from({ length: 1_001 }, () => ({}))
    const many = await admin.send('PUT', `/api/roster/${server.communityId}/premises`, { rows })
    expect(many.status).toBe(400)
  })

  test('texts that mean something elsewhere are only text here', async () => {
    admin = await server.signIn('admin')
    const { communityId } = server
    const texts = [
      `'; DROP TABLE roster.party; --`,
      '${7*7}{{7*7}}',
      '%s%n%x',
      '\u0000',
      '\ud800',
      '‮目录',
      '../../etc/passwd',
      '=1+1',
      ' '.repeat(60),
    ]
    for (const text of texts) {
      const { status } = await admin.send('POST', `/api/insight/${communityId}/find`, { q: text })
      expect(status, JSON.stringify(text)).toBeLessThan(500)
      const made = await admin.send('PATCH', `/api/roster/${communityId}`, {
        communityId,
        name: text,
        address: text,
      })
      expect(made.status, JSON.stringify(text)).toBeLessThan(500)
    }
  })
})

/** Objects that keep what they do not know. */
function openObjects(
  schema: unknown,
  path: readonly string[],
  found: (path: readonly string[]) => void,
): void {
  const def = (schema as { _zod: { def: any } })._zod.def
  if (def.type === 'object') {
    const rest = def.catchall?._zod.def.type
    if (rest !== undefined && rest !== 'never') found(path)
    for (const [key, inner] of Object.entries(def.shape)) openObjects(inner, [...path, key], found)
  } else if (def.type === 'any' || def.type === 'unknown' || def.type === 'custom') found(path)
  else if (def.type === 'array') openObjects(def.element, path, found)
  else if (def.type === 'record') openObjects(def.valueType, [...path, '*'], found)
  else if (def.type === 'union') for (const option of def.options) openObjects(option, path, found)
  else if (def.type === 'pipe') openObjects(def.in, path, found)
  else if (def.innerType) openObjects(def.innerType, path, found)
}
