import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../../../../tests/support/company.ts'
import { assignStewards } from './assign-stewards.ts'
import { createCommunity } from './create-community.ts'
import { editCommunity } from './edit-community.ts'
import { markContactPoint } from './mark-contact-point.ts'
import { recordConsent } from './record-consent.ts'
import { recordContactPoint } from './record-contact-point.ts'
import { recordServiceNeed } from './record-service-need.ts'
import { saveHouseholds } from './save-households.ts'
import { savePremises } from './save-premises.ts'

let company: TestCompany
let communityId: string
let other: string
const STRANGER = '01890000-0000-7000-8000-000000000000'

beforeAll(async () => {
  company = await testCompany()
  communityId = (await company.run((tx) => createCommunity(tx, { code: 'HY', name: '和园' }))).communityId
  const rooms = ['101', '102'].map((room) => ({
    building: '1',
    room,
    code: `1-${room}`,
    usage: 'residential' as const,
  }))
  await company.run((tx) => savePremises(tx, communityId, rooms))
  await company.run((tx) =>
    saveHouseholds(tx, communityId, [
      { premisesCode: '1-101', fromDay: '2020-01-01', owners: [{ name: '赵一' }] },
      { premisesCode: '1-102', fromDay: '2020-01-01', owners: [{ name: '钱二' }] },
    ]),
  )
  other = '01890000-0000-7000-8000-00000000000a'
  await company.query('INSERT INTO platform.staff (company_id, id, name) VALUES ($1, $2, $3)', [
    company.companyId,
    other,
    '王管家',
  ])
})
afterAll(() => company.drop())

const party = async (name: string) => {
  const [row] = await company.query<{ id: string }>('SELECT id FROM roster.party WHERE name = $1', [name])
  return row?.id ?? ''
}
const household = async (name: string) => {
  const [row] = await company.query<{ id: string }>('SELECT id FROM roster.household WHERE name = $1', [name])
  return row?.id ?? ''
}

test('a contact is recorded once; a placeholder never; a wrong one is no longer used', async () => {
  const contact = { communityId, partyId: await party('赵一'), kind: 'phone', source: 'owner' } as const
  const record = (value: string) => company.run((tx) => recordContactPoint(tx, { ...contact, value }))
  await expect(record('18999999999')).rejects.toMatchObject({ code: 'roster.contact_value_unusable' })
  const { contactPointId } = await record('139 1357 2468')
  await expect(record('13913572468')).rejects.toMatchObject({ code: 'roster.contact_already_known' })
  expect(await company.query('SELECT value FROM roster.v_contact_point')).toEqual([{ value: '13913572468' }])
  await company.run((tx) => markContactPoint(tx, { communityId, contactPointId, state: 'wrong' }))
  expect(await company.query('SELECT value FROM roster.v_contact_point')).toEqual([])
  await expect(
    company.run((tx) => recordContactPoint(tx, { ...contact, partyId: STRANGER, value: '13913572469' })),
  ).rejects.toMatchObject({ code: 'roster.party_not_found' })
})

test('the newest answer about a channel counts', async () => {
  const consent = { communityId, partyId: await party('赵一'), channel: 'sms' } as const
  await company.run((tx) => recordConsent(tx, { ...consent, answer: 'granted', day: '2026-01-01' }))
  await company.run((tx) => recordConsent(tx, { ...consent, answer: 'refused', day: '2026-02-01' }))
  expect(await company.query('SELECT channel, answer FROM roster.v_consent')).toEqual([
    { channel: 'sms', answer: 'refused' },
  ])
})

test('a need is kept for service', async () => {
  const householdId = await household('赵一')
  await company.run((tx) =>
    recordServiceNeed(tx, { communityId, householdId, kind: 'service_need', note: '轮椅' }),
  )
  expect(await company.query('SELECT kind, note FROM roster.v_service_need')).toEqual([
    { kind: 'service_need', note: '轮椅' },
  ])
  await expect(
    company.run((tx) =>
      recordServiceNeed(tx, { communityId, householdId: STRANGER, kind: 'preference', note: '无' }),
    ),
  ).rejects.toMatchObject({ code: 'roster.household_not_found' })
})

test('a steward takes over from a day, and the one before ends the day before', async () => {
  const [building] = await company.query<{ id: string }>('SELECT building_id AS id FROM roster.v_building')
  const all = { communityId, buildingIds: [building?.id ?? ''] }
  const assign = (staffId: string, fromDay: string) =>
    company.run((tx) => assignStewards(tx, { ...all, staffId, fromDay }))
  expect(await assign(company.staffId, '2026-01-01')).toEqual({ assigned: 2, handedOver: 0 })
  await expect(assign(other, '2026-01-01')).rejects.toMatchObject({ code: 'roster.stewardship_overlaps' })
  await expect(assign(STRANGER, '2026-05-01')).rejects.toMatchObject({ code: 'roster.staff_not_found' })
  const one = { communityId, householdIds: [await household('赵一')], staffId: other, fromDay: '2026-03-01' }
  const handoverNote = '每月初提醒'
  expect(await company.run((tx) => assignStewards(tx, { ...one, handoverNote }))).toEqual({
    assigned: 1,
    handedOver: 1,
  })
  const duties = await company.query(
    `SELECT s.staff_name, s.from_day, s.to_day FROM roster.v_stewardship s
     JOIN roster.v_household h USING (community_id, household_id) WHERE h.name = '赵一' ORDER BY s.from_day`,
  )
  expect(duties).toEqual([
    { staff_name: '李管家', from_day: '2026-01-01', to_day: '2026-02-28' },
    { staff_name: '王管家', from_day: '2026-03-01', to_day: null },
  ])
  const cover = {
    ...one,
    staffId: company.staffId,
    duty: 'cover',
    fromDay: '2026-04-01',
    toDay: '2026-04-10',
  } as const
  expect(await company.run((tx) => assignStewards(tx, cover))).toEqual({ assigned: 1, handedOver: 0 })
})

test('what a community says of itself can change, one thing at a time', async () => {
  await company.run((tx) => editCommunity(tx, { communityId, hotline: '400-800-1234' }))
  expect(await company.query('SELECT name, hotline FROM roster.v_community')).toEqual([
    { name: '和园', hotline: '400-800-1234' },
  ])
})
