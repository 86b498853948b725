import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, type TestServer, testServer } from '../../tests/app/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

describe('signing in', () => {
  test('gives a session in a cookie no script can read, and takes it back', async () => {
    const visitor = server.visitor()
    expect((await visitor.get('/api/auth/me')).body).toMatchObject({
      code: 'platform.not_signed_in',
      status: 401,
    })
    const answer = await visitor.send('POST', '/api/auth/session', {
      username: ' Admin ',
      password: PASSWORD,
    })
    expect(answer.status).toBe(200)
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^dunwell=[\w-]{43}; /)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect((await visitor.get('/api/auth/me')).body).toMatchObject({ name: '陈管理', company: '安居物业' })
    const old = visitor.cookie
    await visitor.send('DELETE', '/api/auth/session')
    visitor.cookie = old
    expect((await visitor.get('/api/auth/me')).status).toBe(401)
  })

  test('a stolen database holds no token', async () => {
    const { cookie } = await server.signIn('admin')
    const { rows } = await server.database.pool.query('SELECT token_hash FROM platform.session')
    expect(rows.every(({ token_hash }) => /^[0-9a-f]{64}$/.test(token_hash))).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(cookie?.slice(8))
  })

  test.each(['liu', 'nobody'])(
    'ten wrong passwords at once lock the name %s in the same words',
    async (username) => {
      if (username === 'liu') await server.addStaff('liu', 'cashier')
      const tries = await Promise.all(
        Array.from({ length: 10 }, () =>
          server.visitor().send('POST', '/api/auth/session', { username, password: 'wrong password' }),
        ),
      )
      expect(tries.filter(({ status }) => status === 401)).toHaveLength(9)
      const locked = await server
        .visitor()
        .send('POST', '/api/auth/session', { username, password: PASSWORD })
      expect(locked.body).toMatchObject({
        code: 'platform.sign_in_locked',
        facts: { until: '2026-11-20T02:15:00.000Z' },
      })
    },
  )

  test('a session ends after thirty idle minutes and after twelve hours whatever happens', async () => {
    const start = server.clock.at
    const minutesLater = (minutes: number) => {
      server.clock.at = new Date(start.getTime() + minutes * 60_000)
    }
    try {
      const idle = await server.signIn('admin')
      minutesLater(29)
      expect((await idle.get('/api/auth/me')).status).toBe(200)
      minutesLater(58)
      expect((await idle.get('/api/auth/me')).status).toBe(200)
      minutesLater(89)
      expect((await idle.get('/api/auth/me')).status).toBe(401)
      const busy = await server.signIn('admin')
      for (let minute = 89; minute < 89 + 720; minute += 25) {
        minutesLater(minute)
        expect((await busy.get('/api/auth/me')).status).toBe(200)
      }
      minutesLater(89 + 721)
      expect((await busy.get('/api/auth/me')).status).toBe(401)
    } finally {
      server.clock.at = start
    }
  })
})

describe('the door', () => {
  test('a write from another site is refused whatever it carries', async () => {
    const admin = await server.signIn('admin')
    const body = { username: 'x', password: 'y' }
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const answer = await admin.send('POST', '/api/auth/session', body, headers)
      expect(answer.body).toMatchObject({ code: 'http.foreign_origin', status: 403 })
    }
    const form = await admin.send('POST', '/api/auth/session', 'username=x', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(form.status).toBe(415)
    const plain = await admin.send('POST', '/api/auth/session', '{}', { 'content-type': 'text/plain' })
    expect(plain.status).toBe(415)
    const upload = await admin.send('POST', '/api/auth/staff', '--x--', {
      'content-type': 'multipart/form-data; boundary=x',
    })
    expect(upload.status).toBe(415)
  })

  test('answers carry a strict content policy and are never cached', async () => {
    const { headers } = await server.visitor().get('/api/setup')
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('what cannot be read is said to be unreadable, never a defect', async () => {
    const visitor = server.visitor()
    for (const body of ['{', '{"__proto__":{"admin":true}}', `${'['.repeat(200_000)}`]) {
      const answer = await visitor.send('POST', '/api/auth/session', body)
      expect(answer.status).toBe(400)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
    const large = await visitor.send(
      'POST',
      '/api/auth/session',
      JSON.stringify({ username: 'x'.repeat(2 ** 21) }),
    )
    expect(large.body).toMatchObject({ code: 'http.too_large' })
    expect((await visitor.get('/api/no/such')).body).toMatchObject({
      code: 'http.no_such_route',
      status: 404,
    })
  })

  test('every fault of an input is named at once, in both languages', async () => {
    const admin = await server.signIn('admin')
    const { status, body } = await admin.send('POST', '/api/auth/staff', {
      name: '',
      username: '张',
      role: 'king',
    })
    expect(status).toBe(400)
    expect(body.code).toBe('http.invalid')
    expect(body.facts.issues.map((issue: { field: string }) => issue.field)).toEqual([
      'name',
      'username',
      'password',
      'role',
      'communityId',
    ])
    expect(body.facts.issues[2]).toMatchObject({ message: '必须填写', messageEn: 'required' })
    expect(body.facts.issues[3].message).not.toBe(body.facts.issues[3].messageEn)
  })
})

describe('staff', () => {
  test('whoever is disabled is out at once and cannot come back', async () => {
    const staffId = await server.addStaff('wang', 'finance')
    const wang = await server.signIn('wang')
    const admin = await server.signIn('admin')
    expect((await wang.get('/api/auth/me')).status).toBe(200)
    expect((await admin.send('POST', `/api/auth/staff/${staffId}/disable`)).body).toEqual({ done: true })
    expect((await wang.get('/api/auth/me')).status).toBe(401)
    await expect(server.signIn('wang')).rejects.toThrow('sign_in_failed')
  })

  test('only a company admin manages staff, and the last one cannot be lost', async () => {
    await server.addStaff('sun', 'community_manager', server.communityId)
    await server.addStaff('local', 'company_admin', server.communityId)
    const input = {
      name: '甲',
      username: 'jia',
      password: PASSWORD,
      role: 'company_admin',
      communityId: null,
    }
    for (const username of ['sun', 'local']) {
      const answer = await (await server.signIn(username)).send('POST', '/api/auth/staff', input)
      expect(answer.body).toMatchObject({ code: 'platform.not_allowed', status: 403 })
    }
    const admin = await server.signIn('admin')
    const { body: me } = await admin.get('/api/auth/me')
    const answer = await admin.send('POST', `/api/auth/staff/${me.staffId}/disable`)
    expect(answer.body).toMatchObject({ code: 'auth.last_admin', status: 409 })
    expect((await admin.get('/api/auth/me')).status).toBe(200)
  })

  test('a new password ends other sessions; a weak one is refused', async () => {
    await server.addStaff('zhou', 'cashier')
    const [here, there] = [await server.signIn('zhou'), await server.signIn('zhou')]
    for (const password of ['short', '1234567890', 'zhou-zhou-1', 'aaaaaaaaaaaa', 'password2024']) {
      const weak = await here.send('PUT', '/api/auth/me/password', { current: PASSWORD, password })
      expect(weak.body.code).toBe('platform.password_too_weak')
    }
    const password = '一条很长的口令2026年'
    const changed = await here.send('PUT', '/api/auth/me/password', { current: PASSWORD, password })
    expect(changed.body).toEqual({ done: true })
    expect((await here.get('/api/auth/me')).status).toBe(200)
    expect((await there.get('/api/auth/me')).status).toBe(401)
    await server.signIn('zhou', password)
  })

  test('every change of staff is in the audit chain, without names', async () => {
    const { rows } = await server.database.pool
      .query(
        `BEGIN; SET LOCAL app.company = '${server.companyId}'; SELECT action, facts::text FROM platform.audit_entry; COMMIT`,
      )
      .then(
        (results: unknown) => (results as { rows: { action: string; facts: string }[] }[])[2] ?? { rows: [] },
      )
    const actions = new Set(rows.map(({ action }) => action))
    for (const action of [
      'auth.create_company',
      'auth.add_staff',
      'auth.grant_role',
      'auth.disable_staff',
      'auth.set_password',
      'auth.sign_in',
    ])
      expect(actions).toContain(action)
    expect(JSON.stringify(rows)).not.toContain('员工')
  })
})

test('another company’s community does not exist for us', async () => {
  const { firstRun } = await import('./setup/first-run.ts')
  const other = await firstRun(
    server.database,
    {
      company: '别家物业',
      adminName: '钱',
      username: 'other',
      password: PASSWORD,
      communities: [{ code: 'O1', name: '别苑' }],
    },
    { at: server.clock.at },
  )
  const admin = await server.signIn('admin')
  const answer = await admin.get(`/api/calendar/${other.communities[0]?.communityId}`)
  expect(answer.body).toMatchObject({ code: 'platform.not_found', status: 404 })
  const staff = await (await server.signIn('other')).get('/api/auth/staff')
  expect(staff.body.map(({ username }: { username: string }) => username)).toEqual(['other'])
})

test('the first-run page works once', async () => {
  const visitor = server.visitor()
  expect((await visitor.get('/api/setup')).body).toMatchObject({ needed: false })
  const again = await visitor.send('POST', '/api/setup', {
    company: '新',
    adminName: '新',
    username: 'new',
    password: PASSWORD,
    communityCode: 'N1',
    communityName: '新苑',
  })
  expect(again.body).toMatchObject({ code: 'auth.already_set_up', status: 409 })
})
