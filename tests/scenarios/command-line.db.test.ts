/** The same walk as an operator types it: every promised command with `--json`, from an empty database to `verify`. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { rosterAsKept } from './roster-as-kept.ts'

const BIN = fileURLToPath(new URL('../../bin/dunwell', import.meta.url))
// What bin/dunwell runs, without looking for a Node each time.
const CLI = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url))
let database: TestDatabase
let folder: string
let roster: string

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'dunwell-typed-'))
  roster = join(folder, '和园业主台账.xlsx')
  writeFileSync(roster, await rosterAsKept())
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

type Typed = { code: number | null; out: string; err: string }

/** Types a command line and waits for its end. */
function typed(line: string, ...more: string[]): Promise<Typed> {
  const args = [...line.split(' '), ...more, '--data', folder, '--database', url()]
  const entry = line.startsWith('init') ? [BIN] : ['--disable-warning=ExperimentalWarning', CLI]
  const child = spawn(process.execPath, [...entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ran: Typed = { code: null, out: '', err: '' }
  child.stdout.on('data', (text) => (ran.out += text))
  child.stderr.on('data', (text) => (ran.err += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ran, code })))
}

/** What a command answers with `--json`: exactly one document, and exit 0. */
async function answer(line: string, ...more: string[]) {
  const { code, out, err } = await typed(line, ...more, '--json')
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

function url(): string {
  const { connectionString, host, port, user, password, database: name } = database.config
  if (connectionString) return connectionString
  const query = new URLSearchParams({ host: host ?? '', port: String(port ?? 5432), user: user ?? '' })
  if (password) query.set('password', password)
  return `postgres:///${name}?${query}`
}

const ID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
const YUAN = expect.stringMatching(/^-?\d+\.\d{2}$/)
const DAY = /^\d{4}-\d{2}-\d{2}$/

describe('a company at the keyboard', () => {
  it('init makes a company, its admin and a community, and shows the password once', async () => {
    const made = await answer('init --company 敦睦物业 --community HEYUAN=和园')
    expect(made).toMatchObject({
      companyId: ID,
      username: 'admin',
      communities: [{ code: 'HEYUAN', communityId: ID }],
    })
    expect(made.password.length).toBeGreaterThan(12)
  })

  let report: { reportHash: string; sha256: string }
  it('import roster --dry-run names every finding with its cell and stores nothing', async () => {
    const dry = await answer(
      'import roster',
      roster,
      ...'--community HEYUAN --dry-run --on 2026-07-20'.split(' '),
    )
    report = dry
    expect(dry).toMatchObject({
      file: '和园业主台账.xlsx',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      rows: 6,
      accepted: 6,
      skipped: 0,
      committed: false,
      importId: null,
      totals: { premises: 6, owners: 8, areaM2: '585.97', byUsage: { residential: 6 } },
    })
    expect(dry.sheets[0]).toMatchObject({
      name: '1号楼',
      headerRow: 3,
      columns: {
        building: 'B',
        entrance: 'C',
        room: 'D',
        area: 'E',
        owners: 'F',
        phones: 'G',
        handover: 'H',
      },
    })
    const phone = dry.problems.find((one: { value: string }) => one.value === '18999999999')
    expect(phone).toMatchObject({ severity: 'warning', sheet: '1号楼', cell: 'G7', row: 7, field: 'phones' })
    for (const key of ['code', 'message', 'suggestion']) expect(phone[key]).toEqual(expect.any(String))
    expect(await answer('list premises --community HEYUAN')).toEqual([])
  })

  it('import roster --accept commits exactly that report; the same file again adds nothing', async () => {
    const accept = ['--community', 'HEYUAN', '--accept', report.reportHash]
    const accepted = await answer('import roster', roster, ...accept)
    expect(accepted).toMatchObject({ committed: true, importId: ID, accepted: 6 })
    const again = await answer('import roster', roster, '--community', 'HEYUAN')
    expect(again).toMatchObject({ accepted: 6, unchanged: 6, importId: null })
    expect(await answer('list premises --community HEYUAN')).toHaveLength(6)
  })

  it('a file that is none is refused with what to do, on stderr and in JSON, and exits 2', async () => {
    const wrong = join(folder, '错.xlsx')
    writeFileSync(wrong, 'this is no workbook')
    const { code, out, err } = await typed(
      'import roster',
      wrong,
      '--community',
      'HEYUAN',
      '--dry-run',
      '--json',
    )
    expect(code).toBe(2)
    const { problem } = JSON.parse(out)
    for (const key of ['code', 'message', 'next']) expect(problem[key]).toEqual(expect.any(String))
    expect(problem).toHaveProperty('facts')
    expect(err).toContain(problem.code)
  })

  it('contract set and rate set publish what bills quote', async () => {
    const clauses = ['--fee-clause', '第五条 每月每平方米 1.80 元', '--due-clause', '第六条 每月 10 日前']
    const contract = 'contract set --community HEYUAN --title 和园物业服务合同 --from 2026-08-01'
    expect(await answer(contract, ...clauses)).toEqual({ serviceContractId: ID })
    const rate = await answer('rate set --community HEYUAN --price 1.80 --from 2026-08-01 --published 公示栏')
    expect(rate).toEqual({ feeItemId: ID, standardId: ID, rateId: ID })
  })

  it('bill proves in = done + parked + skipped; a second run adds nothing', async () => {
    const line = 'bill --community HEYUAN --period 2026-10 --on 2026-09-26'
    const preview = await answer(`${line} --dry-run`)
    expect(preview).toMatchObject({ runId: null, in: 6, done: 6, parked: 0, skipped: 0, sum: '1054.75' })
    const run = await answer(line)
    expect(run).toMatchObject({ runId: ID, in: 6, done: 6, parked: 0, skipped: 0, sum: '1054.75' })
    expect(await answer(line)).toMatchObject({ in: 6, done: 0, skipped: 6 })
  })

  let accounts: { account: string; room: string; open: string }[]
  it('list accounts and list charges give what the other commands take', async () => {
    const rows = (await answer('list accounts --community HEYUAN --on 2026-10-05')) as Record<
      string,
      unknown
    >[]
    expect(rows).toHaveLength(6)
    accounts = rows.map((row) => ({
      account: String(row['accountId'] ?? row['account'] ?? row['id']),
      room: String(row['room'] ?? row['code']),
      open: String(row['open']),
    }))
    for (const row of accounts) expect(row).toEqual({ account: ID, room: expect.any(String), open: YUAN })
    const charges = await answer('list charges --community HEYUAN --period 2026-10')
    expect(charges).toHaveLength(6)
  })

  it('receive takes an account by id or CODE/room, and the same key answers the same receipt', async () => {
    const line =
      'receive --account HEYUAN/1栋1单元101室 --amount 170.21 --method cash --key counter-1 --on 2026-10-08'
    const receipt = await answer(line)
    expect(receipt).toMatchObject({ amount: '170.21', allocations: [{ amount: '170.21' }] })
    expect(receipt.because ?? receipt.allocations[0].because).toBeTruthy()
    expect((await answer(line)).receiptNo).toBe(receipt.receiptNo)
    const other = accounts.find(({ room }) => room.includes('102'))
    const part = await answer(
      `receive --account ${other?.account} --amount 100.00 --method pos --on 2026-10-09`,
    )
    expect(part).toMatchObject({ amount: '100.00' })
    expect(part.receiptNo).not.toBe(receipt.receiptNo)
    expect(await answer('list receipts --community HEYUAN')).toHaveLength(2)
  })

  it('an amount that is none is a Problem with a code', async () => {
    const { code, out } = await typed('receive --account HEYUAN/1-1-201 --amount 12.345 --method cash --json')
    expect(code).toBe(2)
    expect(JSON.parse(out).problem).toMatchObject({ code: 'platform.bad_input', facts: expect.anything() })
  })

  it('dun --dry-run says who would be noticed and writes nothing; dun does it once', async () => {
    const line = 'dun --community HEYUAN --day 2026-10-11'
    const preview = await answer(`${line} --dry-run`)
    const friendly = { level: 'friendly', reached: 5, noticed: 5, held: 0 }
    expect(preview.levels).toEqual([expect.objectContaining(friendly)])
    const run = await answer(line)
    expect(run.levels).toEqual([expect.objectContaining(friendly)])
    const again = await answer(line)
    expect(again.levels).toEqual([expect.objectContaining({ level: 'friendly', reached: 5, noticed: 0 })])
  })

  it('a receipt before the dispatch stops that reminder; the others leave into the outbox', async () => {
    await answer('receive --account HEYUAN/1-1-302 --amount 158.15 --method transfer --on 2026-10-11')
    const sent = await answer('dispatch --community HEYUAN --at 2026-10-11T10:30:00+08:00')
    expect(sent).toMatchObject({ sent: 4 })
    const files = readdirSync(join(folder, 'outbox', 'HEYUAN')).filter((name) => name.endsWith('.txt'))
    expect(files).toHaveLength(4)
    expect(await answer('dispatch --community HEYUAN --at 2026-10-11T10:31:00+08:00')).toMatchObject({
      sent: 0,
    })
  })

  it('explain tells a balance down to rate × area × days', async () => {
    const trail = await answer('explain balance HEYUAN/1-1-102 --as-of 2026-10-11')
    for (const key of ['value', 'unit', 'rule', 'zh', 'en', 'from']) expect(trail).toHaveProperty(key)
    expect(trail.value).toBe('80.00')
    const whole = JSON.stringify(trail)
    for (const word of ['1.80', '100', '2026-10-01', '2026-10-31']) expect(whole).toContain(word)
    const level = await answer('explain level HEYUAN/1-1-102 --as-of 2026-10-11')
    expect(level).toMatchObject({ value: 'friendly' })
  })

  it('report aging, collection-rate and worklist name their days and denominators', async () => {
    const aging = await answer('report aging --community HEYUAN --as-of 2026-11-21')
    expect(JSON.stringify(aging)).toMatch(/"(open|total|overdue)":"\d+\.\d{2}"/)
    const rate = await answer('report collection-rate --community HEYUAN --from 2026-10-01 --to 2026-10-31')
    expect(JSON.stringify(rate)).toMatch(DAYS)
    expect(await answer('report worklist --community HEYUAN --as-of 2026-10-12')).toBeTruthy()
  })

  it('reverse keeps the number and opens what was paid', async () => {
    const [receipt] = await answer('list receipts --community HEYUAN')
    const number = receipt.receiptNo ?? receipt.receipt
    const taken = await answer(`reverse ${number} --community HEYUAN --reason 收错户 --on 2026-10-12`)
    expect(taken).toMatchObject({ receiptNo: number, amount: YUAN })
    expect(await answer('list receipts --community HEYUAN')).toHaveLength(3)
  })

  it('adjust takes a charge by id, the same key answers the same, and adjustment reverse takes it back', async () => {
    const [charge] = await answer('list charges --community HEYUAN')
    const key = '00000000-0000-7000-8000-00000000ad10'
    const adjust = () =>
      answer(
        `adjust ${charge.chargeId} --community HEYUAN --less 1.00 --reason 服务有缺 --key ${key} --on 2026-10-12`,
      )
    expect(await adjust()).toMatchObject({
      adjustmentId: key,
      chargeId: charge.chargeId,
      amount: '-1.00',
      repeated: false,
      because: { rule: 'billing.adjustment' },
    })
    expect(await adjust()).toMatchObject({ adjustmentId: key, repeated: true })
    const back = `adjustment reverse ${key} --community HEYUAN --reason 录错 --on 2026-10-12`
    expect(await answer(back)).toMatchObject({ adjustmentId: key, amount: '-1.00' })
    expect(await typed(`${back} --json`)).toMatchObject({
      code: 2,
      err: expect.stringContaining('billing.adjustment_reversed'),
    })
  })

  it('recharge finds nothing out of place, and says so', async () => {
    expect(await answer('recharge --community HEYUAN --on 2026-10-12')).toMatchObject({ in: 0, done: 0 })
  })

  it('verify names every invariant and finds no breach', async () => {
    const found = (await answer('verify --community HEYUAN')) as Record<string, unknown>[]
    expect(found.length).toBeGreaterThan(5)
    for (const one of found)
      expect(one).toEqual({
        invariant: expect.any(String),
        checked: expect.any(Number),
        breaches: 0,
        sample: [],
      })
  })
})

const DAYS = new RegExp(DAY.source.replaceAll(/[\^$]/g, ''))
