import { bill } from '../../src/flow/ledger/commands/bill.ts'
import { findAccount } from '../../src/flow/ledger/commands/find-account.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import type { ReceiveInput } from '../../src/flow/ledger/model.ts'
import { createCommunity } from '../../src/flow/roster/commands/create-community.ts'
import { saveHouseholds } from '../../src/flow/roster/commands/save-households.ts'
import { savePremises } from '../../src/flow/roster/commands/save-premises.ts'
import { setRate } from '../../src/flow/tariff/commands/set-rate.ts'
import { day, type Day } from '../../src/rules/day.ts'
import { type Fen, parseYuan } from '../../src/rules/money.ts'
import { type TestCompany, testCompany } from './company.ts'

/** 花园小区: one small community made by real commands, and the few things tests do to it over and over. */
export type Garden = TestCompany & {
  communityId: string
  /** Bills a month on a day. */
  bill(period: string, on: string): ReturnType<typeof bill>
  account(room: string): Promise<string>
  /** Takes money at the counter for a room. */
  pay(room: string, amount: string, on: string, more?: Partial<ReceiveInput>): ReturnType<typeof receive>
  /** What a room owes and holds, in fen, with what is open by charge. */
  money(
    room: string,
  ): Promise<{ open: number; credit: number; items: { id: string; due: Day; open: number }[] }>
}

const ROOMS = [
  { room: '101', area: '94.56', owners: ['王梅'] },
  { room: '102', area: '100.00', owners: ['张伟', '李娜'] },
  { room: '201', area: '88.80', owners: ['赵强'] },
  { room: '202', area: '120.35', owners: ['陈静'] },
]

/** Four homes at 1.80 yuan per ㎡ and month, due on the 10th; one parking space of 王梅 at 60 yuan a month. */
export async function garden(): Promise<Garden> {
  const company = await testCompany()
  const communityId = await company.run(async (tx) => {
    const { communityId } = await createCommunity(tx, { code: 'GARDEN', name: '花园小区' })
    await savePremises(tx, communityId, [
      ...ROOMS.map(({ room, area }) => ({
        building: '1',
        entrance: '1',
        room,
        code: `1-1-${room}`,
        usage: 'residential' as const,
        floorArea: area,
      })),
      { building: '车库', room: 'A1', code: '车库-A1', usage: 'parking' as const },
    ])
    await saveHouseholds(tx, communityId, [
      ...ROOMS.map(({ room, owners }) => ({
        premisesCode: `1-1-${room}`,
        owners: owners.map((name, index) => ({ name, phones: [`1390000${room}${index}`] })),
        fromDay: '2020-01-01',
      })),
      { premisesCode: '车库-A1', owners: [{ name: '王梅', phones: ['13900001010'] }], fromDay: '2020-01-01' },
    ])
    const published = { from: '2020-01-01', publishedPlace: '小区公告栏', publishedDay: '2019-12-01' }
    await setRate(tx, {
      communityId,
      feeItem: { code: 'property_fee' },
      standard: { name: '住宅物业费', formula: 'area_rate', periodMonths: 1, dueMonth: 0, dueDate: 10 },
      unitPrice: '1.80',
      ...published,
      assign: [{ usage: 'residential' }],
    })
    await setRate(tx, {
      communityId,
      feeItem: { code: 'parking' },
      standard: { name: '车位费', formula: 'per_space', periodMonths: 1, dueMonth: 0, dueDate: 10 },
      unitPrice: '60',
      ...published,
      assign: [{ usage: 'parking' }],
    })
    return communityId
  })
  const noon = (on: string) => new Date(`${on}T04:00:00Z`)
  const account = (room: string) =>
    company.run((tx) =>
      findAccount(tx, { communityId, room, day: day('2026-11-21') }).finally(() => tx.nothingChanged()),
    )
  return {
    ...company,
    communityId,
    account,
    bill: (period, on) => company.run((tx) => bill(tx, { communityId, period, day: day(on) }), noon(on)),
    pay: async (room, amount, on, more = {}) => {
      const accountId = await account(room)
      const input = {
        communityId,
        accountId,
        amountFen: parseYuan(amount) as Fen,
        method: 'cash' as const,
        day: on,
      }
      return company.run((tx) => receive(tx, { ...input, key: `k-${Math.random()}`, ...more }), noon(on))
    },
    money: async (room) => {
      const accountId = await account(room)
      const [held] = await company.query<{ credit_fen: number }>(
        'SELECT credit_fen FROM ledger.v_account WHERE account_id = $1',
        [accountId],
      )
      const items = await company.query<{ id: string; due: Day; open: number }>(
        'SELECT item_id AS id, due_day AS due, open_fen AS open FROM ledger.v_open_item WHERE account_id = $1 ORDER BY due_day, item_id',
        [accountId],
      )
      return { open: items.reduce((sum, item) => sum + item.open, 0), credit: held?.credit_fen ?? 0, items }
    },
  }
}
