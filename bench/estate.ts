/**
 * A community to measure on, made by the real commands: homes of 200 to a building, one to two owners each, three fee
 * items at published rates. The same number of households gives the same community.
 */
import { recordServiceContract } from '../src/flow/roster/commands/record-service-contract.ts'
import { saveHouseholds } from '../src/flow/roster/commands/save-households.ts'
import { savePremises } from '../src/flow/roster/commands/save-premises.ts'
import { setRate } from '../src/flow/tariff/commands/set-rate.ts'
import { firstRun } from '../src/app/setup/first-run.ts'
import { type Context, type Database, inTransaction, type Tx } from '../src/platform/db/tx.ts'

export const AT = new Date('2026-11-21T02:00:00Z')
export const LOGIN = { username: 'bench', password: 'kiln-orchard-71-lantern' }

export type Estate = { communityId: string; context: Context }

export async function buildEstate(database: Database, households: number): Promise<Estate> {
  const communities = [{ code: 'BENCH', name: '量行苑' }]
  const made = await firstRun(
    database,
    { company: '敦睦物业', adminName: '管理员', ...LOGIN, communities },
    { at: AT },
  )
  const communityId = made.communities[0]?.communityId as string
  const context: Context = {
    companyId: made.companyId,
    actor: { kind: 'staff', id: made.staffId, name: '管理员' },
    at: AT,
  }
  const write = (work: (tx: Tx) => Promise<unknown>) => inTransaction(database, context, work)
  if (households === 0) return { communityId, context }
  const homes = Array.from({ length: households }, (_, index) => home(index))
  await write((tx) =>
    savePremises(
      tx,
      communityId,
      homes.map(({ owners: _, ...premises }) => premises),
    ),
  )
  await write((tx) =>
    saveHouseholds(
      tx,
      communityId,
      homes.map(({ code, owners }) => ({ premisesCode: code, owners, fromDay: '2020-01-01' })),
    ),
  )
  await write((tx) =>
    recordServiceContract(tx, {
      communityId,
      title: '量行苑物业服务合同',
      fromDay: '2020-01-01',
      feeClause: '第八条：物业费按建筑面积计收。',
      dueClause: '第九条：每月十日前缴纳当月物业费。',
    }),
  )
  for (const fee of FEES) await write((tx) => setRate(tx, rateOf(communityId, fee)))
  return { communityId, context }
}

const HOMES_A_BUILDING = 200

function home(index: number) {
  const [building, at] = [1 + Math.floor(index / HOMES_A_BUILDING), index % HOMES_A_BUILDING]
  const [entrance, floor, door] = [1 + Math.floor(at / 100), 1 + Math.floor((at % 100) / 4), 1 + (at % 4)]
  const room = `${floor}0${door}`
  const phone = `13${String(900_000_000 + index)}`
  const first = { name: `业主${index}`, phones: [phone] }
  return {
    building: String(building),
    entrance: String(entrance),
    room,
    code: `${building}-${entrance}-${room}`,
    floor,
    usage: 'residential' as const,
    floorArea: `${70 + (index % 90)}.${String(index % 100).padStart(2, '0')}`,
    owners: index % 5 === 0 ? [first, { name: `共有人${index}` }] : [first],
  }
}

type Fee = { code: string; name: string; formula: 'area_rate' | 'fixed_month'; unitPrice: string }

const FEES: readonly Fee[] = [
  { code: 'property_fee', name: '物业服务费', formula: 'area_rate', unitPrice: '1.85' },
  { code: 'lift', name: '电梯运行费', formula: 'area_rate', unitPrice: '0.35' },
  { code: 'waste', name: '垃圾清运费', formula: 'fixed_month', unitPrice: '8' },
]
export const FEE_ITEMS = FEES.length

function rateOf(communityId: string, { code, name, formula, unitPrice }: Fee) {
  return {
    communityId,
    feeItem: { code, name },
    standard: { name, formula, periodMonths: 1 as const, dueMonth: 0, dueDate: 10 },
    unitPrice,
    from: '2020-01-01',
    publishedPlace: '小区公告栏',
    publishedDay: '2019-12-01',
    assign: [{ usage: 'residential' as const }],
  }
}
