import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/platform/auth/roles.ts'
import { sealStored } from '../../src/platform/auth/seal-stored.ts'
import { codeOf, stepOf } from '../../src/platform/auth/totp.ts'
import { openVault } from '../../src/platform/auth/vault.ts'
import { PASSWORD, type TestClient, type TestServer, testServer } from '../app/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

const later = (seconds: number) => {
  server.clock.at = new Date(server.clock.at.getTime() + seconds * 1000)
}
const code = (secret: string, offset = 0) => codeOf(secret, stepOf(server.clock.at) + offset)
const knock = (username: string, person = server.visitor()) =>
  person.send('POST', '/api/auth/session', { username, password: PASSWORD })
const second = (pending: string, given: string, person = server.visitor()) =>
  person.send('POST', '/api/auth/session/code', { pending, code: given })

/** Somebody of a role with a second factor; answers the secret and the recovery codes. */
async function enrolled(username: string, role: Role = 'auditor') {
  const staffId = await server.addStaff(username, role)
  const person = await server.signIn(username)
  const started = await person.send('POST', '/api/auth/me/second-factor', { current: PASSWORD })
  expect(started.status).toBe(200)
  const { secret, uri } = started.body as { secret: string; uri: string }
  expect(uri).toContain(`secret=${secret}`)
  const confirmed = await person.send('PUT', '/api/auth/me/second-factor', { code: code(secret) })
  expect(confirmed.status).toBe(200)
  later(60)
  return { staffId, person, secret, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

describe('two steps', () => {
  test('a right password opens nothing until a right code, and the code is taken once', async () => {
    const { secret } = await enrolled('ann')
    const person = server.visitor()
    const first = await knock('ann', person)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ step: 'code', pending: expect.stringMatching(/^[\w-]{43}$/) })
    expect(first.headers.getSetCookie()).toEqual([])
    expect((await person.get('/api/auth/me')).status).toBe(401)
    person.cookie = `dunwell=${first.body.pending}`
    expect((await person.get('/api/auth/me')).status).toBe(401)
    person.cookie = null
    const now = code(secret)
    const passed = await second(first.body.pending, now, person)
    expect(passed.body).toMatchObject({ username: 'ann' })
    expect((await person.get('/api/auth/me')).status).toBe(200)
    // The pending token is spent, and so is the code.
    expect((await second(first.body.pending, code(secret, 1))).body.code).toBe('auth.pending_over')
    const again = await knock('ann')
    expect((await second(again.body.pending, now)).body.code).toBe('auth.code_wrong')
    expect((await second(again.body.pending, code(secret, -1))).body.code).toBe('auth.code_wrong')
    expect((await second(again.body.pending, code(secret, 1))).status).toBe(200)
  })

  test('of ten requests with one code at the same moment one is let in', async () => {
    const { secret } = await enrolled('ben')
    const pendings = await Promise.all(Array.from({ length: 5 }, () => knock('ben')))
    const now = code(secret)
    const answers = await Promise.all(
      pendings.flatMap(({ body }) => [second(body.pending, now), second(body.pending, now)]),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)])
  })

  test('a pending sign-in lasts five minutes and five tries; ten wrong codes lock the name, however spread', async () => {
    const { secret } = await enrolled('cat')
    const stale = await knock('cat')
    later(301)
    expect((await second(stale.body.pending, code(secret))).body.code).toBe('auth.pending_over')
    const pendings = [await knock('cat'), await knock('cat'), await knock('cat')]
    const wrong = async (pending: string) => (await second(pending, '000000')).body.code
    for (let tries = 0; tries < 5; tries += 1)
      expect(await wrong(pendings[0]?.body.pending)).toBe('auth.code_wrong')
    expect((await second(pendings[0]?.body.pending, code(secret))).body.code).toBe('auth.pending_over')
    for (let tries = 0; tries < 4; tries += 1)
      expect(await wrong(pendings[1]?.body.pending)).toBe('auth.code_wrong')
    expect(await wrong(pendings[1]?.body.pending)).toBe('platform.sign_in_locked')
    expect((await second(pendings[2]?.body.pending, code(secret))).body.code).toBe('platform.sign_in_locked')
    expect((await knock('cat')).body.code).toBe('platform.sign_in_locked')
    later(901)
    expect((await second((await knock('cat')).body.pending, code(secret))).status).toBe(200)
  })

  test('a right password between two wrong codes forgets nothing', async () => {
    const { secret } = await enrolled('dan')
    for (let tries = 0; tries < 9; tries += 1) await second((await knock('dan')).body.pending, '000000')
    expect((await second((await knock('dan')).body.pending, '000000')).body.code).toBe(
      'platform.sign_in_locked',
    )
    later(901)
    expect((await second((await knock('dan')).body.pending, code(secret))).status).toBe(200)
  })

  test('a recovery code works once and is stored only as a hash', async () => {
    const { recoveryCodes } = await enrolled('eve')
    expect(recoveryCodes).toHaveLength(10)
    const [one] = recoveryCodes as [string]
    const spelled = one.toUpperCase().replaceAll('-', ' ')
    expect((await second((await knock('eve')).body.pending, spelled)).status).toBe(200)
    expect((await second((await knock('eve')).body.pending, one)).body.code).toBe('auth.code_wrong')
    const { rows } = await server.database.pool.query('SELECT * FROM platform.recovery_code')
    for (const each of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(each.replaceAll('-', ''))
    expect(rows.every(({ code_hash }) => /^[0-9a-f]{64}$/.test(code_hash))).toBe(true)
  })
})

describe('turning it on and off', () => {
  test('needs the password, ends the other sessions, and leaves audit rows without a secret', async () => {
    await server.addStaff('fay', 'auditor')
    const [here, elsewhere] = [await server.signIn('fay'), await server.signIn('fay')]
    const refused = await here.send('POST', '/api/auth/me/second-factor', { current: 'not the password' })
    expect(refused.body.code).toBe('platform.sign_in_failed')
    const { secret } = (await here.send('POST', '/api/auth/me/second-factor', { current: PASSWORD })).body
    expect((await here.send('PUT', '/api/auth/me/second-factor', { code: '000000' })).body.code).toBe(
      'auth.code_wrong',
    )
    expect((await here.get('/api/auth/me/second-factor')).body).toMatchObject({ state: 'started' })
    expect((await here.send('PUT', '/api/auth/me/second-factor', { code: code(secret) })).status).toBe(200)
    expect((await here.get('/api/auth/me/second-factor')).body).toEqual({
      state: 'on',
      required: false,
      codesLeft: 10,
    })
    expect((await elsewhere.get('/api/auth/me')).status).toBe(401)
    expect((await here.send('POST', '/api/auth/me/second-factor', { current: PASSWORD })).body.code).toBe(
      'auth.second_factor_on',
    )
    later(60)
    const off = { current: PASSWORD, code: '000000' }
    expect((await here.send('DELETE', '/api/auth/me/second-factor', off)).body.code).toBe('auth.code_wrong')
    const right = { current: PASSWORD, code: code(secret) }
    expect((await here.send('DELETE', '/api/auth/me/second-factor', right)).status).toBe(200)
    expect((await knock('fay')).body).toMatchObject({ username: 'fay' })
    const { rows } = await asCompany('SELECT action, facts::text FROM platform.audit_entry')
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['auth.remove_second_factor']))
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('an admin resets a lost phone, and the person is signed out', async () => {
    const { staffId, person } = await enrolled('gus')
    const admin = await server.signIn('admin')
    const staff = (await admin.get('/api/auth/staff')).body
    expect(staff.find((each: { staffId: string }) => each.staffId === staffId)).toMatchObject({
      secondFactor: true,
    })
    expect((await admin.send('DELETE', `/api/auth/staff/${staffId}/second-factor`)).status).toBe(200)
    expect((await person.get('/api/auth/me')).status).toBe(401)
    expect((await knock('gus')).body).toMatchObject({ username: 'gus' })
  })

  test('where the company asks for it, finance begins one while signing in and cannot be without', async () => {
    await server.addStaff('hal', 'finance')
    await server.addStaff('ida', 'auditor')
    const admin = (await enrolled('boss', 'company_admin')).person
    const [working, idle] = [await server.signIn('hal'), await server.signIn('ida')]
    expect((await working.get('/api/auth/me')).status).toBe(200)
    expect((await admin.send('PUT', '/api/auth/policy', { secondFactorRequired: true })).status).toBe(200)
    // Who must have one and has none is out at once, in the middle of work; nobody else is.
    expect((await working.get('/api/auth/me')).status).toBe(401)
    expect((await idle.get('/api/auth/me')).status).toBe(200)
    expect((await admin.get('/api/auth/me')).status).toBe(200)
    expect((await knock('ida')).body).toMatchObject({ username: 'ida' })
    const person: TestClient = server.visitor()
    const { pending, step } = (await knock('hal', person)).body
    expect(step).toBe('enrol')
    // Without a secret there is no code that could be right.
    expect((await second(pending, '000000')).body.code).toBe('auth.code_wrong')
    const { secret } = (await person.send('POST', '/api/auth/session/enrolment', { pending })).body
    const confirm = { pending, code: code(secret) }
    const done = await person.send('POST', '/api/auth/session/enrolment/confirmation', confirm)
    expect(done.body).toMatchObject({ me: { username: 'hal' }, recoveryCodes: expect.any(Array) })
    later(60)
    const off = { current: PASSWORD, code: code(secret) }
    expect((await person.send('DELETE', '/api/auth/me/second-factor', off)).body.code).toBe(
      'auth.second_factor_needed',
    )
    expect((await knock('hal')).body.step).toBe('code')
    // A pending sign-in of somebody who has one cannot begin another.
    const taken = await person.send('POST', '/api/auth/session/enrolment', {
      pending: (await knock('hal')).body.pending,
    })
    expect(taken.body.code).toBe('auth.second_factor_on')
    // Whoever is given such a role later is asked for one, too.
    const idaId = (await idle.get('/api/auth/me')).body.staffId
    const promote = { role: 'finance', communityId: null }
    expect((await admin.send('POST', `/api/auth/staff/${idaId}/grants`, promote)).status).toBe(200)
    expect((await idle.get('/api/auth/me')).status).toBe(401)
    expect((await knock('ida')).body.step).toBe('enrol')
    expect((await admin.send('PUT', '/api/auth/policy', { secondFactorRequired: false })).status).toBe(200)
  })
})

describe('where secrets are kept', () => {
  test('the whole database holds none of them; another key opens none, and recovery codes still do', async () => {
    const { secret, recoveryCodes } = await enrolled('jan')
    const { rows } = await server.database.pool.query('SELECT f.* FROM platform.second_factor f')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.secret).toMatch(/^v1\./)
    expect(JSON.stringify(rows)).not.toContain(secret)
    // A secret of somebody else, put in place of one's own, does not open.
    const mine = rows.find((row) => row.confirmed_at !== null)
    const { staffId: kimId } = await enrolled('kim')
    await server.database.pool.query('UPDATE platform.second_factor SET secret = $1 WHERE staff_id = $2', [
      mine?.secret,
      kimId,
    ])
    const stolen = await second((await knock('kim')).body.pending, code(secret))
    expect(stolen.body).toMatchObject({ code: 'auth.secret_unreadable', next: expect.any(String) })
    // Sealed under a key that is gone: the codes on paper are hashes and need no key.
    const gone = openVault('/nowhere', { DUNWELL_SECRET: 'the key of a machine that is no more' })
    await server.database.pool.query('UPDATE platform.second_factor SET secret = $1 WHERE secret = $2', [
      gone.seal(secret, 'whoever'),
      rows.at(-1)?.secret,
    ])
    expect((await second((await knock('jan')).body.pending, code(secret))).body.code).toBe(
      'auth.secret_unreadable',
    )
    expect((await second((await knock('jan')).body.pending, recoveryCodes[0] as string)).status).toBe(200)
  })

  test('what was stored before secrets were sealed is sealed where it stands', async () => {
    const { staffId, secret } = await enrolled('leo')
    const { pool } = server.database
    await pool.query('ALTER TABLE platform.second_factor DROP CONSTRAINT second_factor_sealed')
    await pool.query('UPDATE platform.second_factor SET secret = $1 WHERE staff_id = $2', [secret, staffId])
    expect(await sealStored(server.database, server.vault)).toBe(1)
    expect(await sealStored(server.database, server.vault)).toBe(0)
    const { rows } = await pool.query('SELECT secret FROM platform.second_factor WHERE staff_id = $1', [
      staffId,
    ])
    expect(rows[0].secret).toMatch(/^v1\./)
    expect((await second((await knock('leo')).body.pending, code(secret))).status).toBe(200)
  })
})

async function asCompany(sql: string) {
  const client = await server.database.pool.connect()
  try {
    await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${server.companyId}'`)
    return await client.query(sql)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}
