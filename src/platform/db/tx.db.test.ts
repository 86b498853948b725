import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestCompany, testCompany } from '../../../tests/support/company.ts'
import { auditHash } from '../audit/write-audit.ts'
import { compileSql } from './sql-file.ts'
import { formatUuidV7, inRehearsal, inSnapshot, uuidV7 } from './tx.ts'

let company: TestCompany
beforeAll(async () => {
  company = await testCompany()
})
afterAll(() => company.drop())

const ADD_STAFF = compileSql(
  'add-staff',
  'INSERT INTO platform.staff (company_id, id, name) VALUES (:company_id, :id, :name)',
)
const COUNT_STAFF = compileSql('count-staff', 'SELECT count(*)::integer AS n FROM platform.staff')
const addStaff = (name: string, audit = true) =>
  company.run(async (tx) => {
    await tx.rows(ADD_STAFF, { company_id: tx.companyId, id: tx.newId(), name })
    if (audit)
      tx.audit({
        communityId: null,
        action: 'platform.add_staff',
        subject: 'staff',
        facts: { z: 1, a: [1, { y: 2, b: 3 }] },
      })
  })
const staffCount = async () =>
  (await company.query<{ n: number }>('SELECT count(*)::integer AS n FROM platform.staff'))[0]?.n

describe('a transaction', () => {
  it('that writes and leaves no audit row does not commit', async () => {
    const before = await staffCount()
    await expect(addStaff('无痕', false)).rejects.toThrow(/left no audit entry/)
    expect(await staffCount()).toBe(before)
  })

  it('rolls back whole when its work throws', async () => {
    const before = await staffCount()
    await expect(
      company.run(async (tx) => {
        await tx.rows(ADD_STAFF, { company_id: tx.companyId, id: tx.newId(), name: '半途' })
        throw new Error('halfway')
      }),
    ).rejects.toThrow('halfway')
    expect(await staffCount()).toBe(before)
  })

  it('of another company sees and writes nothing of this one', async () => {
    const other = { ...company.context, companyId: uuidV7() }
    const seen = await inSnapshot(company.database, other, (tx) => tx.row<{ n: number }>(COUNT_STAFF))
    expect(seen).toEqual({ n: 0 })
    const intrude = inRehearsal(company.database, other, (tx) =>
      tx.rows(ADD_STAFF, { company_id: company.companyId, id: tx.newId(), name: '外人' }),
    )
    await expect(intrude).rejects.toThrow(/row-level security/)
  })

  it('rehearsed leaves nothing behind', async () => {
    const before = await staffCount()
    await inRehearsal(company.database, company.context, (tx) =>
      tx.rows(ADD_STAFF, { company_id: tx.companyId, id: tx.newId(), name: '试演' }),
    )
    expect(await staffCount()).toBe(before)
  })

  it('refuses a company id that is none, before any statement', async () => {
    await expect(
      inSnapshot(company.database, { ...company.context, companyId: "x'; DROP" }, async () => 1),
    ).rejects.toThrow(/not a company id/)
  })
})

describe('the audit chain', () => {
  it('links every row to the one before, and its hashes can be recomputed from what is stored', async () => {
    await Promise.all(['甲', '乙', '丙', '丁'].map((name) => addStaff(name)))
    const rows = await company.query<{
      seq: number
      at: Date
      actor: string
      action: string
      subject: string
      facts: Record<string, unknown>
      previous_hash: string
      hash: string
    }>('SELECT * FROM platform.audit_entry ORDER BY chain_id, seq')
    expect(rows.length).toBeGreaterThanOrEqual(4)
    rows.forEach((row, index) => {
      expect(row.seq).toBe(index + 1)
      expect(row.previous_hash).toBe(index === 0 ? '0'.repeat(64) : rows[index - 1]?.hash)
      expect(auditHash(row.previous_hash, { ...row, at: row.at.toISOString() })).toBe(row.hash)
    })
  })

  it('without its head commits nothing, although the commit left together with the link', async () => {
    await addStaff('在前')
    const before = await staffCount()
    const owner = await company.database.pool.connect()
    const asOwner = (...statements: string[]) =>
      owner.query(
        ["SET app.company = '" + company.companyId + "'", ...statements, 'RESET app.company'].join(';'),
      )
    await asOwner('CREATE TABLE kept AS SELECT * FROM platform.audit_head', 'DELETE FROM platform.audit_head')
    await expect(addStaff('无头')).rejects.toThrow(/null value in column "seq"/)
    expect(await staffCount()).toBe(before)
    await asOwner('INSERT INTO platform.audit_head SELECT * FROM kept', 'DROP TABLE kept')
    owner.release()
    await addStaff('在后')
    expect(await staffCount()).toBe((before ?? 0) + 1)
  })

  it('cannot be rewritten by the application', async () => {
    await expect(company.query("UPDATE platform.audit_entry SET action = 'x'")).rejects.toThrow(
      /permission denied/,
    )
    await expect(company.query('DELETE FROM platform.audit_entry')).rejects.toThrow(/permission denied/)
  })
})

describe('SQL files', () => {
  it('number their parameters once each, and leave casts, quotes and comments alone', () => {
    const sql = compileSql('t', "SELECT :a::date, ':b', :a -- :c\nFROM x WHERE y = :d_1")
    expect(sql.parameters).toEqual(['a', 'd_1'])
    expect(sql.text).toBe("SELECT $1::date, ':b', $1 -- :c\nFROM x WHERE y = $2")
  })

  it('are given every parameter and no other', async () => {
    const run = (values: Record<string, unknown>) =>
      inSnapshot(company.database, company.context, (tx) => tx.rows(ADD_STAFF, values))
    await expect(run({ company_id: null, id: null })).rejects.toThrow(/:name is not given/)
    await expect(run({ company_id: null, id: null, name: '', more: 1 })).rejects.toThrow(/no parameter :more/)
  })

  it('stream what is too much to hold', async () => {
    const numbers = compileSql('n', 'SELECT g AS n FROM generate_series(1, :top::integer) g')
    const batches = await inSnapshot(company.database, company.context, async (tx) => {
      const sizes: number[] = []
      for await (const rows of tx.stream<{ n: number }>(numbers, { top: 12 }, 5)) sizes.push(rows.length)
      return sizes
    })
    expect(batches).toEqual([5, 5, 2])
  })
})

describe('ids', () => {
  it('are UUIDs of version 7 in the order of time', () => {
    const random = new Uint8Array(16).fill(255)
    const [early, late] = [formatUuidV7(1_000, random), formatUuidV7(2_000, random)]
    expect(early).toBe('00000000-03e8-7fff-bfff-ffffffffffff')
    expect(early < late).toBe(true)
    expect(uuidV7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

it('a snapshot on a connection that is cut tells whoever asked, also when nothing was asked yet', async () => {
  const cut = { query: () => Promise.reject(new Error('Connection terminated')) }
  const stream = { cork() {}, uncork() {} }
  const connection = { ...cut, connection: { stream }, on() {}, off() {}, release() {} }
  const database = { pool: { connect: async () => connection } } as never
  const asking = inSnapshot(database, company.context, async () => {
    throw new Error('before the first question')
  })
  await expect(asking).rejects.toThrow('before the first question')
  // A rejection nobody handles would end this process: the run itself fails then.
  await new Promise((resolve) => setTimeout(resolve, 20))
})
