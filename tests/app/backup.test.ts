/** One estate, backed up and restored: while people work, into what is empty, from files that are whole, and only so. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { checks } from '../../src/app/commands/verify.ts'
import { findAccount } from '../../src/flow/ledger/commands/find-account.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { type Backup, backUp, inspect } from '../../src/platform/backup/backup.ts'
import {
  type Part,
  readFile as partsOf,
  tableSum,
  wholeOf,
  writeFile as pack,
} from '../../src/platform/backup/format.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import { createPool } from '../../src/platform/db/pool.ts'
import { uuidV7 } from '../../src/platform/db/tx.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { day } from '../../src/rules/day.ts'
import type { TestDatabase } from '../support/database.ts'
import { buildEstate } from '../support/estate.ts'
import { withClient } from '../support/postgres.ts'
import { blankDatabase } from './blank-database.ts'
import { type TestServer, testServer } from './test-server.ts'

const CLI = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url))
const AT = new Date('2026-11-21T02:00:00Z')
let server: TestServer
let folder: string
let good: Backup
const targets: TestDatabase[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dunwell-backup-'))
  server = await testServer()
  await buildEstate(server.write, server.communityId)
  good = await backUpTo('good.dunwell')
})
afterEach(async () => {
  for (const target of targets.splice(0)) await target.drop()
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const backUpTo = (name: string, config = server.config) =>
  backUp({ config, file: join(folder, name), at: AT, dunwell: '0.1.0' })

async function blank(): Promise<TestDatabase> {
  const target = await blankDatabase()
  targets.push(target)
  return target
}

async function breachesOf(target: TestDatabase, companyIds: string[]) {
  const pool = createPool(target.config, { max: 2 })
  try {
    const found = await verify({ pool }, checks, { companyIds, communityId: null, at: AT })
    return {
      checked: found.reduce((sum, { checked }) => sum + checked, 0),
      wrong: found.filter((each) => each.breaches > 0),
    }
  } finally {
    await pool.end()
  }
}

/** Rows of the tables outside row-level security, and of all others as PostgreSQL estimates them after an ANALYZE. */
const rowsIn = (target: TestDatabase) =>
  withClient(target.config, async (client) => {
    await client.query('ANALYZE')
    const { rows } = await client.query(
      `SELECT coalesce(sum(greatest(c.reltuples, 0)), 0)::int AS rows FROM pg_class c
       WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema|public)'
         AND c.relname NOT IN ('migration', 'migration_lock')`,
    )
    return rows[0].rows as number
  })

function urlOf(): string {
  const { connectionString, host, port, user, database } = server.config
  if (connectionString) return connectionString
  const query = new URLSearchParams({ host: host ?? '', port: String(port ?? 5432), user: user ?? '' })
  return `postgres:///${database}?${query}`
}

/** Types a command with `--json`: how it ended, and the one document it printed. */
function typed(...words: string[]): Promise<{ code: number | null; json: any }> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    CLI,
    ...words,
    '--json',
    '--database',
    urlOf(),
    '--data',
    folder,
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let out = ''
  child.stdout.on('data', (text) => (out += text))
  return new Promise((done) => child.once('close', (code) => done({ code, json: JSON.parse(out || 'null') })))
}

const code = (problem: string) => expect.objectContaining({ code: problem })

test('what is restored is what was backed up: every table by its hash, on an ordinary role, and verify agrees', async () => {
  expect(good.state.rows).toBeGreaterThan(300)
  expect(good.tables.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['platform.login', 'ledger.receipt']),
  )
  const target = await blank()
  const [{ rolsuper }] = await withClient(
    target.config,
    async (client) => (await client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).rows,
  )
  expect(rolsuper).toBe(false)
  const restored = await restore({ config: target.config, file: good.file })
  expect(restored.state).toEqual(good.state)
  const again = await backUpTo('again.dunwell', target.config)
  expect(again.tables).toEqual(good.tables)
  expect(again.state).toEqual(good.state)
  const { checked, wrong } = await breachesOf(target, [server.companyId])
  expect(wrong).toEqual([])
  expect(checked).toBeGreaterThan(100)
  await expect(restore({ config: target.config, file: good.file })).rejects.toEqual(
    code('backup.database_not_empty'),
  )
  expect(await backUpTo('again.dunwell', target.config)).toMatchObject({ state: good.state })
})

test('while ten cashiers take money, the copy is one moment: whole, in balance, every receipt up to it', async () => {
  const accounts: string[] = []
  await server.write(async (tx) => {
    for (const room of ['1-1-101', '1-1-102', '1-1-201', '2-1-101', '2-1-102'])
      accounts.push(await findAccount(tx, { communityId: server.communityId, room, day: day('2026-11-20') }))
    tx.nothingChanged()
  })
  let stop = false
  let taken = 0
  const cashier = async (index: number) => {
    for (let turn = 0; !stop; turn += 1) {
      await server.write((tx) =>
        receive(tx, {
          communityId: server.communityId,
          accountId: accounts[(index + turn) % accounts.length] as string,
          amountFen: 100 + index,
          method: 'cash',
          day: '2026-11-20',
          key: `under load ${index} ${turn}`,
        }),
      )
      taken += 1
    }
  }
  const working = Promise.all(Array.from({ length: 10 }, (_, index) => cashier(index)))
  const made: Backup[] = []
  for (let round = 0; round < 3; round += 1) made.push(await backUpTo(`load-${round}.dunwell`))
  stop = true
  await working
  expect(taken).toBeGreaterThan(30)
  const receipts = made.map(({ tables }) => tables.find(({ table }) => table === 'ledger.receipt')?.rows ?? 0)
  expect(receipts[2]).toBeGreaterThan(receipts[0] as number)
  const target = await blank()
  await restore({ config: target.config, file: made[1]?.file as string })
  expect((await breachesOf(target, [server.companyId])).wrong).toEqual([])
  const rows = await withClient(target.config, async (client) => {
    await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${server.companyId}'`)
    return (
      await client.query(
        'SELECT last_number::int, (SELECT count(*)::int FROM ledger.receipt) AS receipts FROM ledger.till',
      )
    ).rows
  })
  expect(rows).toEqual([{ last_number: receipts[1], receipts: receipts[1] }])
})

describe('a file that is not whole is refused, and nothing is written', () => {
  let bytes: Buffer
  const refused = async (name: string, content: Buffer, problem = 'backup.damaged') => {
    const file = join(folder, `bad-${name}`)
    await writeFile(file, content)
    await expect(inspect(file), name).rejects.toEqual(code(problem))
  }
  beforeAll(async () => {
    bytes = await readFile(good.file)
  })

  test('one changed byte, anywhere', async () => {
    const start = 'DUNWELL BACKUP 1\n'.length
    const places = [
      ...Array.from({ length: 30 }, (_, index) => start + index),
      ...Array.from({ length: 90 }, (_, index) => bytes.length - 1 - index),
      // More than two for each table, evenly over all that is packed.
      ...Array.from({ length: 2 * good.tables.length }, (_, index) =>
        Math.floor(start + ((bytes.length - start) * index) / (2 * good.tables.length)),
      ),
    ]
    for (const place of places) {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] as number) ^ (1 << (place % 8))
      await refused('flipped', changed)
    }
  })

  test('cut at twenty places, lengthened, emptied, or something else entirely', async () => {
    for (let cut = 1; cut <= 20; cut += 1) {
      const length = Math.max(18, Math.floor((bytes.length * cut) / 21))
      await refused('cut', bytes.subarray(0, length))
    }
    await refused('cut', bytes.subarray(0, -1))
    await refused('longer', Buffer.concat([bytes, Buffer.from('\n')]))
    await refused('twice', Buffer.concat([bytes, bytes.subarray(17)]))
    await refused('hole', Buffer.concat([bytes.subarray(0, 400), bytes.subarray(500)]))
    await refused('empty', Buffer.alloc(0), 'backup.not_a_backup')
    await refused('zip', Buffer.from('PK\u0003\u0004 not ours at all'), 'backup.not_a_backup')
    await refused(
      'magic',
      Buffer.from(bytes.toString('latin1').replace('DUNWELL', 'DUMWELL'), 'latin1'),
      'backup.not_a_backup',
    )
    await refused(
      'newer',
      Buffer.from(bytes.toString('latin1').replace('BACKUP 1', 'BACKUP 2'), 'latin1'),
      'backup.newer',
    )
    await expect(inspect(join(folder, 'absent'))).rejects.toEqual(code('backup.file_not_found'))
    await expect(inspect(folder)).rejects.toEqual(code('backup.not_a_backup'))
  })

  test('restore itself, twenty times, leaves a blank database blank', async () => {
    const target = await blank()
    for (let round = 1; round <= 20; round += 1) {
      const changed = Buffer.from(bytes)
      const place = Math.floor((bytes.length * round) / 21)
      changed[place] = (changed[place] as number) ^ 0x20
      const file = join(folder, 'bad-restore')
      await writeFile(file, round % 2 ? changed : bytes.subarray(0, place))
      await expect(restore({ config: target.config, file })).rejects.toEqual(code('backup.damaged'))
    }
    expect(await rowsIn(target)).toBe(0)
    expect((await restore({ config: target.config, file: good.file })).state).toEqual(good.state)
  })
})

describe('a file whose hashes agree and whose content does not', () => {
  /** Packs the good backup anew, each part changed or dropped. */
  async function forged(name: string, change: (part: Part) => Part | null): Promise<string> {
    const file = join(folder, `forged-${name}`)
    await rm(file, { force: true })
    await pack(file, forge(change))
    return file
  }
  async function* forge(change: (part: Part) => Part | null): AsyncGenerator<Part> {
    let counted = tableSum('')
    const sums: ReturnType<typeof counted.sum>[] = []
    for await (const original of partsOf(good.file)) {
      const part = change(original)
      if (!part) continue
      if (part.kind === 'table') counted = tableSum(part.table)
      if (part.kind === 'rows') counted.add(part.chunk)
      if (part.kind === 'end') sums.push(counted.sum())
      if (part.kind === 'end') yield { kind: 'end', ...(sums.at(-1) as ReturnType<typeof counted.sum>) }
      else if (part.kind === 'whole') yield { kind: 'whole', ...wholeOf(sums) }
      else yield part
    }
  }
  const inRows = (table: string, replace: (text: string) => string) => {
    let here = false
    return (part: Part): Part => {
      if (part.kind === 'table') here = part.table === table
      return here && part.kind === 'rows'
        ? { kind: 'rows', chunk: Buffer.from(replace(part.chunk.toString())) }
        : part
    }
  }
  async function refusedWhole(file: string, problem: unknown) {
    const target = await blank()
    await expect(restore({ config: target.config, file })).rejects.toEqual(problem)
    expect(await rowsIn(target)).toBe(0)
    expect((await breachesOf(target, [])).wrong).toEqual([])
    return target
  }

  test('the forger changes nothing: accepted', async () => {
    const target = await blank()
    expect(
      (await restore({ config: target.config, file: await forged('same', (part) => part) })).state,
    ).toEqual(good.state)
  })

  test('a newer schema, a table that is not ours, a missing column', async () => {
    const newer = await forged('newer', (part) =>
      part.kind === 'header' ? { ...part, migrations: [...part.migrations, '0999-tomorrow'] } : part,
    )
    await refusedWhole(newer, code('backup.newer'))
    const table = await forged('table', (part) =>
      part.kind === 'table' && part.table === 'ledger.till'
        ? { ...part, table: 'pg_catalog.pg_authid' }
        : part,
    )
    await refusedWhole(table, code('backup.other_tables'))
    const column = await forged('column', (part) =>
      part.kind === 'table' && part.table === 'ledger.till'
        ? { ...part, columns: part.columns.slice(1) }
        : part,
    )
    await refusedWhole(column, code('backup.other_tables'))
  })

  test('a broken row, a lost parent, a row of nobody: taken back whole, security forced as before', async () => {
    const garbled = await forged(
      'garbled',
      inRows('ledger.posting', (text) => text.replace(/\t(?=[^\t]*\n)/, '\tx')),
    )
    const after = await refusedWhole(garbled, expect.any(Error))
    expect((await restore({ config: after.config, file: good.file })).state).toEqual(good.state)
    await refusedWhole(
      await forged(
        'orphan',
        inRows('ledger.till', () => ''),
      ),
      code('23503'),
    )
    const strange = inRows('platform.audit_head', (text) => text.replaceAll(server.companyId, uuidV7()))
    await refusedWhole(await forged('nobody', strange), code('backup.hidden_rows'))
  })
})

test('rows of no known company are not silently left out', async () => {
  const target = await blank()
  await restore({ config: target.config, file: good.file })
  const stranger = uuidV7()
  await withClient(target.config, (client) =>
    client.query(
      `BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${stranger}';
       INSERT INTO platform.company (id, name, created_at) VALUES ('${stranger}', '无主物业', '2026-11-21'); COMMIT`,
    ),
  )
  await expect(backUpTo('hidden.dunwell', target.config)).rejects.toEqual(
    expect.objectContaining({ code: 'backup.hidden_rows', facts: { table: 'platform.company', hidden: 1 } }),
  )
  expect((await readdir(folder)).filter((name) => /hidden|partial/.test(name))).toEqual([])
})

test('typed: backup and restore --into answer with hashes and counts; a job that had not ended is in the queue again', async () => {
  await server.write(async (tx) => {
    tx.nothingChanged()
    await tx.insertRows(
      'platform.job',
      ['company_id', 'id', 'community_id', 'kind', 'input', 'requested_by', 'requested_at', 'done'],
      [
        [
          tx.companyId,
          tx.newId(),
          server.communityId,
          'billing.run',
          { period: '2027-01' },
          'system:test',
          AT,
          0,
        ],
      ],
    )
  })
  const file = join(folder, 'typed.dunwell')
  const made = await typed('backup', file)
  expect(made.json).toMatchObject({ file, companies: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const into = `${new URL(urlOf()).pathname.slice(1)}_restored`
  const again = await typed('restore', file, '--into', into)
  targets.push({
    config: {},
    drop: () =>
      withClient(
        server.config,
        async (client) => void (await client.query(`drop database if exists ${into} with (force)`)),
      ),
  })
  expect(again).toMatchObject({ code: 0, json: { state: made.json.state, jobs: 1, steps: [] } })
  expect(again.json.verified.every(({ breaches }: { breaches: number }) => breaches === 0)).toBe(true)
  expect(await typed('restore', file, '--into', into)).toMatchObject({
    code: 2,
    json: { problem: { code: 'backup.name_taken' } },
  })
  expect(await typed('restore', file)).toMatchObject({
    code: 2,
    json: { problem: { code: 'backup.database_not_empty' } },
  })
  expect(await typed('backup')).toMatchObject({ code: 2, json: { problem: { code: 'platform.bad_input' } } })
})

test('another file is not overwritten, a folder that is not there is named, a blank database has nothing', async () => {
  await writeFile(join(folder, 'letter.txt'), '亲爱的业主')
  await expect(backUpTo('letter.txt')).rejects.toEqual(code('backup.file_in_the_way'))
  await expect(backUpTo('no/such/folder')).rejects.toEqual(code('backup.cannot_write'))
  const target = await blank()
  await expect(backUpTo('blank.dunwell', target.config)).rejects.toEqual(code('backup.nothing_to_back_up'))
  await withClient(target.config, (client) => client.query('CREATE TABLE public.recipes (name text)'))
  await expect(restore({ config: target.config, file: good.file })).rejects.toEqual(
    code('backup.database_not_empty'),
  )
})
