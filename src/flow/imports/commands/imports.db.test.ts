import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../../../../tests/support/company.ts'
import { day } from '../../../rules/day.ts'
import { recordOpeningCharges } from '../../billing/commands/record-opening-charges.ts'
import { postCharges } from '../../ledger/commands/post-charges.ts'
import { createCommunity } from '../../roster/commands/create-community.ts'
import { markContactPoint } from '../../roster/commands/mark-contact-point.ts'
import { savePremises } from '../../roster/commands/save-premises.ts'
import { fen } from '../../../rules/money.ts'
import { effectiveState } from '../effective-state.ts'
import { acceptRoster } from './accept-roster.ts'
import { dryRunRoster } from './dry-run-roster.ts'
import { undoImport } from './undo-import.ts'

const ON = day('2026-11-21')
let company: TestCompany
let communityId: string
let round = 0

beforeAll(async () => {
  company = await testCompany()
})
afterAll(() => company.drop())
beforeEach(async () => {
  round += 1
  communityId = (await company.run((tx) => createCommunity(tx, { code: `C${round}`, name: '和园' })))
    .communityId
})

const HEADER = '楼栋,单元,房号,建筑面积,业主姓名,联系电话,身份证号,租户,单价,欠费金额'
const csv = (...lines: string[]) => ({ name: '台账.csv', bytes: Buffer.from([HEADER, ...lines].join('\n')) })
const dryRun = (file: { name: string; bytes: Buffer }) =>
  company.run((tx) => dryRunRoster(tx, { communityId, file, day: ON }))
const accept = (reportHash: string) => company.run((tx) => acceptRoster(tx, { communityId, reportHash }))
const undo = (importId: string | null) => company.run((tx) => undoImport(tx, { importId: importId ?? '' }))
const state = () => company.run((tx) => effectiveState(tx, communityId))
const query = <Row>(sql: string) => company.query<Row>(sql, [communityId])
const fixture = (name: string) => ({
  name,
  bytes: readFileSync(new URL(`../../../../tests/fixtures/hc/${name}`, import.meta.url)),
})

const PLAIN = csv(
  '1,1,101,89.50,赵一,13912345678,,,,',
  '1,1,102,90.00,"钱二,孙三","13912345679,13912345670",,,,',
  '1,1,103,90.00,李四,18999999999,111111111111111111,,,',
)

test('a dry run stores nothing of it; accepting its hash commits it; the same file again adds nothing', async () => {
  const before = await state()
  const report = await dryRun(PLAIN)
  expect(report).toMatchObject({
    rows: 3,
    accepted: 3,
    skipped: 0,
    unchanged: 0,
    committed: false,
    importId: null,
  })
  expect(report.totals).toMatchObject({
    premises: 3,
    owners: 4,
    areaM2: '269.50',
    byUsage: { residential: 3 },
  })
  expect(await state()).toBe(before)
  const accepted = await accept(report.reportHash)
  expect(accepted).toMatchObject({ committed: true, hashBefore: before })
  expect(await state()).toBe(accepted.hashAfter)
  const again = await dryRun(PLAIN)
  expect(again).toMatchObject({ rows: 3, accepted: 3, unchanged: 3, created: 0, changed: 0 })
  expect(await accept(again.reportHash)).toMatchObject({ importId: null, hashAfter: accepted.hashAfter })
  expect(await accept(report.reportHash)).toMatchObject({ importId: accepted.importId, committed: true })
  expect(await query(`SELECT accepted_by FROM imports.v_import WHERE community_id = $1`)).toEqual([
    { accepted_by: '李管家' },
  ])
})

test('placeholders are quarantined and are no contacts', async () => {
  await accept((await dryRun(PLAIN)).reportHash)
  expect(
    await query(`SELECT value FROM roster.v_contact_point WHERE community_id = $1 ORDER BY value`),
  ).toHaveLength(3)
  const kept = await query(
    `SELECT kind, value FROM roster.quarantined_value WHERE community_id = $1 ORDER BY kind`,
  )
  expect(kept).toEqual([
    { kind: 'id', value: '111111111111111111' },
    { kind: 'phone', value: '18999999999' },
  ])
})

test('import and undo give the state before, arrears and prices included', async () => {
  await company.run((tx) =>
    savePremises(tx, communityId, [
      {
        building: '1',
        entrance: '1',
        room: '101',
        code: '1-1-101',
        usage: 'residential',
        floorArea: '80.00',
      },
    ]),
  )
  const before = await state()
  const file = csv(
    '1,1,101,89.50,赵一,13912345678,,,1.80,1200.50',
    '1,1,102,90.00,钱二,,,周五,1.80,300',
    '2,1,1,50,,,,,,',
  )
  const report = await dryRun(file)
  expect(report.problems.filter((one) => one.severity === 'error')).toEqual([])
  expect(report.problems.map((one) => one.code)).toEqual(
    expect.arrayContaining([
      'area_differs',
      'tenant_added',
      'price_needs_publication',
      'liable_from_assumed',
    ]),
  )
  const accepted = await accept(report.reportHash)
  const owed = await query(
    `SELECT sum(open_fen)::bigint AS owed FROM ledger.v_open_item WHERE community_id = $1`,
  )
  expect(owed).toEqual([{ owed: 150050 }])
  expect((await dryRun(file)).unchanged).toBe(3)
  const undone = await undo(accepted.importId)
  expect(undone).toMatchObject({ hashBefore: accepted.hashAfter, hashAfter: before, restored: true })
  await expect(undo(accepted.importId)).rejects.toMatchObject({ code: 'imports.already_undone' })
  const again = await accept((await dryRun(file)).reportHash)
  expect(again.committed).toBe(true)
})

test('a report is stale once what it was compared with has changed', async () => {
  const report = await dryRun(PLAIN)
  await company.run((tx) =>
    savePremises(tx, communityId, [
      {
        building: '1',
        entrance: '1',
        room: '102',
        code: '1-1-102',
        usage: 'residential',
        floorArea: '70.00',
      },
    ]),
  )
  await expect(accept(report.reportHash)).rejects.toMatchObject({ code: 'imports.report_stale' })
  await expect(accept('0'.repeat(64))).rejects.toMatchObject({ code: 'imports.report_not_found' })
})

test('contradictions are errors of their rows; the others may be accepted', async () => {
  await accept((await dryRun(PLAIN)).reportHash)
  const report = await dryRun(
    csv('1,1,101,89.50,王八,,,,,', '1,1,102,91.00,"孙三,钱二",,,,,', '1,1,104,60,吴九,,,,,'),
  )
  expect(report).toMatchObject({ rows: 3, accepted: 2, skipped: 1, created: 1, changed: 1 })
  const [error] = report.problems.filter((one) => one.severity === 'error')
  expect(error).toMatchObject({ code: 'owners_differ', cell: 'E2', row: 2, value: '王八' })
  await accept(report.reportHash)
  expect(
    await query(`SELECT code, floor_area FROM roster.v_premises WHERE community_id = $1 ORDER BY code`),
  ).toEqual([
    { code: '1-1-101', floor_area: '89.50' },
    { code: '1-1-102', floor_area: '91.00' },
    { code: '1-1-103', floor_area: '90.00' },
    { code: '1-1-104', floor_area: '60.00' },
  ])
})

describe('an undo is refused', () => {
  const importPlain = async () => (await accept((await dryRun(PLAIN)).reportHash)).importId

  test('after a charge', async () => {
    const importId = await importPlain()
    const [where] = await query<{ premises_id: string; household_id: string }>(
      `SELECT premises_id, household_id FROM roster.v_liability WHERE community_id = $1 LIMIT 1`,
    )
    const row = { premisesId: where?.premises_id ?? '', householdId: where?.household_id ?? '' }
    await company.run(async (tx) => {
      const rows = [{ ...row, amountFen: fen(100), asOf: ON, place: '手工' }]
      await recordOpeningCharges(tx, { communityId, day: ON, rows })
      await postCharges(tx, { communityId, day: ON })
    })
    await expect(undo(importId)).rejects.toMatchObject({
      code: 'imports.import_in_use',
      facts: { what: '应收', count: 1 },
    })
  })

  test('after a row was worked on', async () => {
    const importId = await importPlain()
    const [contact] = await query<{ id: string }>(
      `SELECT contact_point_id AS id FROM roster.v_contact_point WHERE community_id = $1 LIMIT 1`,
    )
    await company.run((tx) =>
      markContactPoint(tx, { communityId, contactPointId: contact?.id ?? '', state: 'verified' }),
    )
    await expect(undo(importId)).rejects.toMatchObject({ code: 'roster.batch_built_upon' })
  })

  test('while a later import stands on it', async () => {
    const first = await importPlain()
    const second = await accept((await dryRun(csv('1,1,105,60,赵一,13912345678,,,,'))).reportHash)
    await expect(undo(first)).rejects.toMatchObject({ code: 'roster.batch_built_upon' })
    await undo(second.importId)
    await undo(first)
  })
})

describe('templates of HC import as they are', () => {
  for (const name of ['importRoom.xlsx', 'hc.xlsx']) {
    test(name, async () => {
      const before = await state()
      const report = await dryRun(fixture(name))
      expect(report.skipped).toBe(0)
      expect(report.accepted).toBeGreaterThan(0)
      const accepted = await accept(report.reportHash)
      const again = await dryRun(fixture(name))
      expect(again.unchanged).toBe(again.rows)
      expect(await undo(accepted.importId)).toMatchObject({ hashAfter: before, restored: true })
    })
  }
})
