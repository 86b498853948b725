import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../../../../tests/support/company.ts'
import type { PremisesRowInput } from '../model.ts'
import { createCommunity } from './create-community.ts'
import { recordServiceContract } from './record-service-contract.ts'
import { savePremises } from './save-premises.ts'

let company: TestCompany
let communityId: string

beforeAll(async () => {
  company = await testCompany()
  communityId = (await company.run((tx) => createCommunity(tx, { code: 'HY', name: '和园' }))).communityId
})
afterAll(() => company.drop())

const room = (number: string, more: Partial<PremisesRowInput> = {}): PremisesRowInput => ({
  building: '3',
  entrance: '2',
  room: number,
  code: `3-2-${number}`,
  usage: 'residential',
  floorArea: '89.5',
  ...more,
})

test('a code is taken once in the installation', async () => {
  await expect(
    company.run((tx) => createCommunity(tx, { code: 'HY', name: '又一个' })),
  ).rejects.toMatchObject({
    code: 'platform.code_taken',
  })
})

test('premises are made once; the same list again changes nothing and needs no audit row', async () => {
  const rows = [room('1502', { handoverDay: '2020-06-01', phase: '一期' }), room('1602')]
  const first = await company.run((tx) => savePremises(tx, communityId, rows))
  expect(first).toMatchObject({ created: 2, changed: 0, unchanged: 0 })
  const second = await company.run((tx) => savePremises(tx, communityId, rows))
  expect(second).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  expect(second.ids).toEqual(first.ids)
  const audits = await company.query<{ action: string }>(
    `SELECT action FROM platform.audit_entry WHERE action = 'roster.save_premises'`,
  )
  expect(audits).toHaveLength(1)
  const stored = await company.query(
    `SELECT building, entrance, room, floor_area, handover_day FROM roster.v_premises ORDER BY code`,
  )
  expect(stored[0]).toEqual({
    building: '3',
    entrance: '2',
    room: '1502',
    floor_area: '89.50',
    handover_day: '2020-06-01',
  })
})

test('an area is taken over; what is not said stays; another hand-over day is a conflict', async () => {
  const saved = await company.run((tx) =>
    savePremises(tx, communityId, [room('1502', { floorArea: '90.00', floor: 15 })]),
  )
  expect(saved).toMatchObject({ created: 0, changed: 1 })
  const [stored] = await company.query(
    `SELECT floor, floor_area, handover_day FROM roster.v_premises WHERE code = '3-2-1502'`,
  )
  expect(stored).toEqual({ floor: 15, floor_area: '90.00', handover_day: '2020-06-01' })
  await expect(
    company.run((tx) => savePremises(tx, communityId, [room('1502', { handoverDay: '2021-01-01' })])),
  ).rejects.toMatchObject({ code: 'roster.rows_in_conflict' })
})

test('a room twice in one list is refused', async () => {
  await expect(
    company.run((tx) => savePremises(tx, communityId, [room('9'), room('9')])),
  ).rejects.toMatchObject({ code: 'roster.duplicate_premises' })
})

test('contracts never overlap, and a late-fee rate needs its clause', async () => {
  const contract = {
    communityId,
    title: '前期物业服务合同',
    fromDay: '2020-01-01',
    toDay: '2026-12-31',
    feeClause: '第五条',
    dueClause: '第六条',
  }
  await expect(
    company.run((tx) => recordServiceContract(tx, { ...contract, lateFeeDailyRate: '0.0005' })),
  ).rejects.toMatchObject({ code: 'roster.late_fee_without_clause' })
  const scan = { name: '合同.pdf', bytes: new Uint8Array([1, 2, 3]) }
  await company.run((tx) => recordServiceContract(tx, { ...contract, scan }))
  await expect(
    company.run((tx) => recordServiceContract(tx, { ...contract, fromDay: '2026-12-31', toDay: null })),
  ).rejects.toMatchObject({ code: 'roster.contract_overlaps' })
})
