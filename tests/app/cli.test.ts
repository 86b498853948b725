import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildEstate } from '../support/estate.ts'
import { type TestServer, testServer } from './test-server.ts'

const CLI = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url))
let server: TestServer
let url: string
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dunwell-cli-'))
  server = await testServer()
  await buildEstate(server.write, server.communityId)
  url = urlOf(server.config)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

function urlOf(config: TestServer['config']): string {
  if (config.connectionString) return config.connectionString
  const query = new URLSearchParams({
    host: config.host ?? '',
    port: String(config.port ?? 5432),
    user: config.user ?? '',
  })
  return `postgres:///${config.database}?${query}`
}

type Ran = { code: number | null; out: string; err: string }

function start(args: string[]) {
  const env = {
    ...process.env,
    DUNWELL_DATABASE_URL: url,
    DUNWELL_DATA: folder,
    PORT: '0',
    DUNWELL_PARENT_PID: '',
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], { env })
  const ran: Ran = { code: null, out: '', err: '' }
  child.stdout.on('data', (text) => (ran.out += text))
  child.stderr.on('data', (text) => (ran.err += text))
  const ended = new Promise<Ran>((resolve) =>
    child.once('close', (code) => resolve(Object.assign(ran, { code }))),
  )
  return { child, ran, ended }
}
const dunwell = (...args: string[]) => start(args).ended
const json = async (...args: string[]) => {
  const { code, out, err } = await dunwell(...args, '--json')
  expect(err).toBe('')
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('the command line', () => {
  test('help names every command', async () => {
    const { code, out } = await dunwell('help')
    expect(code).toBe(0)
    for (const words of [
      'start',
      'serve',
      'init',
      'user add',
      'verify',
      'explain balance',
      'report',
      'list accounts',
      'bill',
    ])
      expect(out).toContain(`dunwell ${words}`)
    expect((await dunwell('explain', '--help')).out).not.toContain('dunwell serve')
  })

  test('a problem exits 2, says what to do, and is one JSON document', async () => {
    const { code, out, err } = await dunwell('report', 'aging', '--community', 'NONE', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out).problem).toMatchObject({
      code: 'platform.community_not_found',
      facts: { code: 'NONE' },
    })
    expect(err).toContain('→')
    expect((await dunwell('no', 'such')).code).toBe(2)
    expect((await dunwell('report', 'aging', '--community', 'T1', '--as-of', '2026-02-30')).code).toBe(2)
    expect((await dunwell('verify', '--wrong')).code).toBe(2)
  })

  test('makes a company, adds people, lists communities', async () => {
    const made = await json(
      'init',
      '--company',
      '和风物业',
      '--community',
      'H1=和风一期',
      '--community',
      'H2=和风二期',
      '--username',
      'hadmin',
    )
    expect(made.communities.map(({ code }: { code: string }) => code)).toEqual(['H1', 'H2'])
    expect(made.password).toMatch(/^(\w{4}-){3}\w{4}$/)
    const added = await json('user', 'add', '--community', 'H1', '--username', 'hli', '--role', 'steward')
    expect(added.communityId).toBe(made.communities[0].communityId)
    await server.signIn('hli', added.password)
    const wrong = await dunwell(
      'user',
      'add',
      '--community',
      'H1',
      '--username',
      'x y',
      '--role',
      'king',
      '--json',
    )
    expect(JSON.parse(wrong.out).problem.facts.issues).toHaveLength(2)
    const communities = await json('list', 'communities')
    expect(communities.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['H1', 'H2', 'T1']),
    )
  })

  test('lists, reports and explains in yuan', async () => {
    const accounts = await json('list', 'accounts', '--community', 'T1')
    const [account] = accounts.filter(({ code }: { code: string }) => code === '1-1-102')
    expect(account).toMatchObject({ household: '张伟', credit: '0.00' })
    expect(account.open).toMatch(/^\d+\.\d\d$/)
    const byRoom = await json('explain', 'balance', 'T1/1栋1单元102室', '--as-of', '2026-11-20')
    const byId = await json('explain', 'balance', account.accountId, '--as-of', '2026-11-20')
    expect(byRoom).toEqual(byId)
    expect(byId.value).toBe(account.open)
    const [charge] = await json('list', 'charges', '--community', 'T1', '--period', '2026-11')
    expect((await json('explain', 'charge', charge.chargeId)).value).toBe(charge.amount)
    const receipts = await json('list', 'receipts', '--community', 'T1')
    expect(receipts[0]).toMatchObject({ receiptNo: 'T1-000001', amount: '320.00' })
    const ageing = await json('report', 'aging', '--community', 'T1', '--as-of', '2026-11-20')
    expect(Object.keys(ageing.total.bands)).toHaveLength(6)
    const rates = await json(
      'report',
      'collection-rate',
      '--community',
      'T1',
      '--from',
      '2026-11-01',
      '--to',
      '2026-11-30',
      '--as-of',
      '2026-11-20',
    )
    expect(rates.rates[0]).toMatchObject({ name: 'current', numeratorZh: '本期到期应收中已收' })
    const { out } = await dunwell('report', 'ledger', '--community', 'T1', '--format', 'csv')
    expect(out.startsWith('\uFEFF房号,住户')).toBe(true)
    const file = join(folder, 'aging.xlsx')
    expect((await json('report', 'aging', '--community', 'T1', '--format', 'xlsx', '--out', file)).file).toBe(
      file,
    )
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
  })

  test('verifies, and a breach exits 2 with its JSON', async () => {
    const found = await json('verify')
    expect(found.every(({ breaches }: { breaches: number }) => breaches === 0)).toBe(true)
    expect(Object.keys(found[0])).toEqual(['invariant', 'checked', 'breaches', 'sample'])
    await server.database.pool.query('GRANT DELETE ON ledger.entry TO dunwell_app')
    const broken = await dunwell('verify', '--community', 'T1', '--json')
    await server.database.pool.query('REVOKE DELETE ON ledger.entry FROM dunwell_app')
    expect(broken.code).toBe(2)
    expect(JSON.parse(broken.out)).toContainEqual({
      invariant: 'unchanging_rows',
      checked: expect.any(Number),
      breaches: 1,
      sample: ['ledger.entry'],
    })
  })
})

describe('serve', () => {
  test('is ready once, answers, and ends at a polite kill', async () => {
    const { child, ran, ended } = start(['serve'])
    while (!ran.out.includes('ready')) await new Promise((resolve) => setTimeout(resolve, 50))
    const address = /^Dunwell is ready at (http:\/\/127\.0\.0\.1:\d+)$/m.exec(ran.out)?.[1]
    expect(await (await fetch(`${address}/health`)).json()).toEqual({ ok: true })
    child.kill('SIGTERM')
    const { code, out } = await ended
    expect(code).toBe(0)
    expect(out.match(/ready/g)).toHaveLength(1)
    await expect(fetch(`${address}/health`)).rejects.toThrow()
  })

  test('a port in use is a problem with a way out', async () => {
    const port = new URL(server.url).port
    const { code, err } = await dunwell('serve', '--port', port)
    expect(code).toBe(2)
    expect(err).toContain(`端口 ${port} 已被占用`)
  })
})
