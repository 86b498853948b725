import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../../../../tests/support/company.ts'
import type { HouseholdRowInput } from '../model.ts'
import { createCommunity } from './create-community.ts'
import { saveHouseholds } from './save-households.ts'
import { savePremises } from './save-premises.ts'
import { transferOwnership } from './transfer-ownership.ts'

let company: TestCompany
let communityId: string
let premises: Map<string, string>
let round = 0

beforeAll(async () => {
  company = await testCompany()
})
afterAll(() => company.drop())

beforeEach(async () => {
  round += 1
  communityId = (await company.run((tx) => createCommunity(tx, { code: `HY${round}`, name: '和园' })))
    .communityId
  const rooms = ['101', '102', '103', '104', '105'].map((room) => ({
    building: '1',
    entrance: '1',
    room,
    code: `1-1-${room}`,
    usage: 'residential' as const,
  }))
  premises = (await company.run((tx) => savePremises(tx, communityId, rooms))).ids
})

const save = (...rows: HouseholdRowInput[]) => company.run((tx) => saveHouseholds(tx, communityId, rows))
const row = (room: string, more: Partial<HouseholdRowInput>): HouseholdRowInput => ({
  premisesCode: `1-1-${room}`,
  fromDay: '2020-01-01',
  ...more,
})
const query = <Row>(sql: string) => company.query<Row>(sql, [communityId])
const liability = (code: string) =>
  company.query(
    `SELECT h.name, l.basis, l.from_day, l.to_day
     FROM roster.v_liability l
     JOIN roster.v_premises p USING (community_id, premises_id)
     JOIN roster.v_household h USING (community_id, household_id)
     WHERE l.community_id = $1 AND p.code = $2 ORDER BY l.from_day`,
    [communityId, code],
  )

test('five owners who share one ID stay five people', async () => {
  const idNumber = '110101199003070011'
  const names = ['赵一', '钱二', '孙三', '李四', '周五']
  const rows = names.map((name, at) => row(`10${at + 1}`, { owners: [{ name, idNumber }] }))
  expect(await save(...rows)).toMatchObject({ created: 5, parties: 5, households: 5 })
  expect(await save(...rows)).toMatchObject({ created: 0, changed: 0, unchanged: 5, parties: 0 })
})

test('the same name and ID, or the same name and phone, is one person and one household over its premises', async () => {
  const saved = await save(
    row('101', { owners: [{ name: '赵一', idNumber: '11010119900307002X', phones: ['13912345678'] }] }),
    row('102', { owners: [{ name: '赵一', phones: ['13912345678'] }] }),
    row('103', { owners: [{ name: '赵一', idNumber: '11010119900307002X' }] }),
    row('104', { owners: [{ name: '赵一', idNumber: '110101199003070038', phones: ['13912345678'] }] }),
    row('105', { owners: [{ name: '赵一' }] }),
  )
  expect(saved).toMatchObject({ parties: 3, households: 3 })
  const ids = await query<{ id_number: string | null }>(
    `SELECT id_number FROM roster.party WHERE community_id = $1 ORDER BY id_number`,
  )
  expect(ids.map((party) => party.id_number)).toEqual(['11010119900307002X', '110101199003070038', null])
})

test('co-owners owe together as one household with their shares', async () => {
  const owners = [
    { name: '赵一', share: { num: 2, den: 3 }, phones: ['13912345678'] },
    { name: '钱二', share: { num: 1, den: 3 }, phones: ['13912345679'] },
  ]
  expect(await save(row('101', { owners }), row('102', { owners: owners.toReversed() }))).toMatchObject({
    parties: 2,
    households: 1,
  })
  const shares = await query(
    `SELECT DISTINCT name, share_numerator, share_denominator FROM roster.v_ownership WHERE community_id = $1 ORDER BY share_numerator`,
  )
  expect(shares).toEqual([
    { name: '钱二', share_numerator: 1, share_denominator: 3 },
    { name: '赵一', share_numerator: 2, share_denominator: 3 },
  ])
})

test('the developer owes until the day before hand-over', async () => {
  const developer = { name: '和园置业有限公司', fromDay: '2019-01-01' }
  await save(
    row('101', { owners: [{ name: '赵一' }], developer }),
    row('102', { developer, fromDay: '2019-01-01' }),
  )
  expect(await liability('1-1-101')).toEqual([
    { name: '和园置业有限公司', basis: 'developer', from_day: '2019-01-01', to_day: '2019-12-31' },
    { name: '赵一', basis: 'ownership', from_day: '2020-01-01', to_day: null },
  ])
  await save(row('102', { owners: [{ name: '钱二' }], fromDay: '2026-10-01' }))
  expect(await liability('1-1-102')).toEqual([
    { name: '和园置业有限公司', basis: 'developer', from_day: '2019-01-01', to_day: '2026-09-30' },
    { name: '钱二', basis: 'ownership', from_day: '2026-10-01', to_day: null },
  ])
})

test('a tenant pays by agreement from its day, and the owner stays jointly liable', async () => {
  const tenant = { name: '孙三', phones: ['13700000012'], fromDay: '2026-03-01' }
  await save(row('101', { owners: [{ name: '赵一' }], tenant }))
  expect(await liability('1-1-101')).toEqual([
    { name: '赵一', basis: 'ownership', from_day: '2020-01-01', to_day: '2026-02-28' },
    { name: '孙三（租户）、赵一', basis: 'tenancy_agreement', from_day: '2026-03-01', to_day: null },
  ])
  const members = await query(
    `SELECT m.name, m.liable_as FROM roster.v_household_member m JOIN roster.v_household h USING (community_id, household_id)
     WHERE m.community_id = $1 AND h.name LIKE '孙三%' ORDER BY m.position`,
  )
  expect(members).toEqual([
    { name: '孙三', liable_as: 'tenant' },
    { name: '赵一', liable_as: 'owner' },
  ])
  expect(await save(row('101', { owners: [{ name: '赵一' }], tenant }))).toMatchObject({ unchanged: 1 })
})

test('other owners are a conflict; a transfer closes the old and keeps their household', async () => {
  await save(row('101', { owners: [{ name: '赵一' }] }))
  await expect(save(row('101', { owners: [{ name: '钱二' }] }))).rejects.toMatchObject({
    code: 'roster.rows_in_conflict',
  })
  const premisesId = premises.get('1-1-101') ?? ''
  const transfer = (day: string) =>
    company.run((tx) =>
      transferOwnership(tx, { communityId, premisesId, day, newOwners: [{ name: '钱二' }] }),
    )
  await expect(transfer('2020-01-01')).rejects.toMatchObject({ code: 'roster.transfer_before_ownership' })
  await transfer('2026-07-01')
  expect(await liability('1-1-101')).toEqual([
    { name: '赵一', basis: 'ownership', from_day: '2020-01-01', to_day: '2026-06-30' },
    { name: '钱二', basis: 'ownership', from_day: '2026-07-01', to_day: null },
  ])
})

test('a phone that is added is a change; a wrong one stays wrong; quarantine is kept apart', async () => {
  await save(row('101', { owners: [{ name: '赵一', phones: ['13912345678'] }] }))
  await query(`UPDATE roster.contact_point SET state = 'wrong' WHERE community_id = $1`)
  const quarantined = [{ kind: 'phone' as const, value: '18999999999', place: 'B2', reason: '占位号码' }]
  const again = row('101', {
    owners: [{ name: '赵一', phones: ['13912345678', '13912345679'] }],
    quarantined,
  })
  expect(await save(again)).toMatchObject({ changed: 1 })
  expect(await save(again)).toMatchObject({ unchanged: 1 })
  expect(await query(`SELECT value FROM roster.v_contact_point WHERE community_id = $1`)).toEqual([
    { value: '13912345679' },
  ])
})
