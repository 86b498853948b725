/** 梧桐苑 for browser tests: two buildings, parking and a shop, two months billed, a few payments: real commands only. */
import { bill } from '../../src/flow/ledger/commands/bill.ts'
import { findAccount } from '../../src/flow/ledger/commands/find-account.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { recordServiceContract } from '../../src/flow/roster/commands/record-service-contract.ts'
import { saveHouseholds } from '../../src/flow/roster/commands/save-households.ts'
import { savePremises } from '../../src/flow/roster/commands/save-premises.ts'
import { setRate } from '../../src/flow/tariff/commands/set-rate.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import { day } from '../../src/rules/day.ts'

const OWNERS = [
  '王梅',
  '张伟',
  '赵强',
  '陈静',
  '刘洋',
  '孙丽',
  '周明',
  '吴霞',
  '郑浩',
  '冯娟',
  '许刚',
  '何芳',
]
const FLOORS = [1, 2, 3]

type Room = { building: string; entrance: string; room: string; floor: number; owner: string; area: string }

/** `1-1-101` belongs to 王梅, `1-1-102` to 张伟, and so on; building 1 has two entrances, building 2 one. */
export const ROOMS: readonly Room[] = ['1-1', '1-2', '2-1'].flatMap((place, entranceIndex) =>
  FLOORS.flatMap((floor) =>
    [1, 2].map((door) => {
      const index = entranceIndex * 6 + (floor - 1) * 2 + (door - 1)
      const [building, entrance] = place.split('-') as [string, string]
      return {
        building,
        entrance,
        room: `${floor}0${door}`,
        floor,
        owner: (OWNERS[index % OWNERS.length] as string) + (index >= OWNERS.length ? '华' : ''),
        area: `${88 + index}.50`,
      }
    }),
  ),
)

export type Work = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>

/** Fills a community. */
export async function buildEstate(write: Work, communityId: string): Promise<void> {
  await write((tx) => savePremises(tx, communityId, premises()))
  await write((tx) => saveHouseholds(tx, communityId, households()))
  await write((tx) => recordContract(tx, communityId))
  await write((tx) =>
    publish(tx, communityId, 'property_fee', '住宅物业费', 'area_rate', '1.80', 'residential'),
  )
  await write((tx) => publish(tx, communityId, 'parking', '车位费', 'per_space', '60', 'parking'))
  await write((tx) => publish(tx, communityId, 'shop_fee', '商铺物业费', 'area_rate', '3.50', 'shop'))
  await write((tx) => bill(tx, { communityId, period: '2026-09', day: day('2026-09-01') }))
  await write((tx) => bill(tx, { communityId, period: '2026-11', day: day('2026-11-01') }))
  await pay(write, communityId, '1-1-102', 32_000)
  await pay(write, communityId, '1-1-201', 100_000)
}

function premises() {
  return [
    ...ROOMS.map(({ building, entrance, room, floor, area }) => ({
      building,
      entrance,
      room,
      floor,
      code: `${building}-${entrance}-${room}`,
      usage: 'residential' as const,
      floorArea: area,
    })),
    { building: '车库', room: 'A1', code: '车库-A1', usage: 'parking' as const },
    { building: '车库', room: 'A2', code: '车库-A2', usage: 'parking' as const },
    { building: '1', room: '商铺1', code: '1-商铺1', usage: 'shop' as const, floorArea: '45.00' },
  ]
}

function households() {
  const fromDay = '2020-01-01'
  return [
    ...ROOMS.map(({ building, entrance, room, owner }, index) => ({
      premisesCode: `${building}-${entrance}-${room}`,
      owners: [{ name: owner, phones: [phoneOf(index)] }],
      fromDay,
    })),
    { premisesCode: '车库-A1', owners: [{ name: '王梅', phones: [phoneOf(0)] }], fromDay },
    { premisesCode: '1-商铺1', owners: [{ name: '好邻居便利店', phones: ['13912345678'] }], fromDay },
  ]
}

function phoneOf(index: number): string {
  return `1380013${String(7001 + index * 11).padStart(4, '0')}`
}

async function recordContract(tx: Tx, communityId: string) {
  await recordServiceContract(tx, {
    communityId,
    title: '梧桐苑物业服务合同',
    fromDay: '2020-01-01',
    feeClause: '第八条：物业费按建筑面积计收。',
    dueClause: '第九条：每月十日前缴纳当月物业费。',
  })
}

async function publish(
  tx: Tx,
  communityId: string,
  code: string,
  name: string,
  formula: 'area_rate' | 'per_space',
  unitPrice: string,
  usage: 'residential' | 'parking' | 'shop',
) {
  await setRate(tx, {
    communityId,
    feeItem: { code, name, kind: code === 'parking' ? 'parking' : 'property_fee' },
    standard: { name, formula, periodMonths: 1, dueMonth: 0, dueDate: 10 },
    unitPrice,
    from: '2020-01-01',
    publishedPlace: '小区公告栏',
    publishedDay: '2019-12-01',
    assign: [{ usage }],
  })
}

async function pay(write: Work, communityId: string, room: string, amountFen: number) {
  await write(async (tx) => {
    const accountId = await findAccount(tx, { communityId, room, day: day('2026-11-15') })
    await receive(tx, {
      communityId,
      accountId,
      amountFen,
      method: 'transfer',
      day: '2026-11-15',
      key: `estate ${room}`,
    })
  })
}
