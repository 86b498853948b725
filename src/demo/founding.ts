/** The first day of 和园: company, staff, contract, rates, premises, households, stewards, tills and old arrears. */
import { recordOpeningCharges } from '../flow/billing/commands/record-opening-charges.ts'
import { openTill } from '../flow/ledger/commands/open-till.ts'
import { postCharges } from '../flow/ledger/commands/post-charges.ts'
import { assignStewards } from '../flow/roster/commands/assign-stewards.ts'
import { createCommunity } from '../flow/roster/commands/create-community.ts'
import { recordServiceContract } from '../flow/roster/commands/record-service-contract.ts'
import { saveHouseholds } from '../flow/roster/commands/save-households.ts'
import { savePremises } from '../flow/roster/commands/save-premises.ts'
import { setRate } from '../flow/tariff/commands/set-rate.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Actor, Tx } from '../platform/db/tx.ts'
import { addDays, type Day } from '../rules/day.ts'
import { type Fen, fen } from '../rules/money.ts'
import type { Chance } from './chance.ts'
import type { Plan } from './families.ts'
import type { House, Moment } from './house.ts'
import { firstRates } from './rates.ts'
import { type Admin, foundCompany, hire, type Login, loginsOf, STEWARDS, type Staff } from './staff.ts'
import { TEMPERS } from './temper.ts'

const BUILDINGS = sqlFile(import.meta.url, './sql/buildings.sql')
const LIABLE = sqlFile(import.meta.url, './sql/liable.sql')

export type Founded = {
  communityId: string
  staff: Staff
  logins: Login[]
  tills: { counter: string; bank: string }
  /** Premises by canonical code. */
  premises: Map<string, string>
}

export type Founding = {
  code: string
  /** The community when it exists already, in a company that exists. */
  communityId: string | null
  /** The first day billed; everything here happens before it. */
  first: Day
  founded: Day
  password: string
}

const SYSTEM: Actor = { kind: 'system', name: 'demo' }
export const COMMUNITY = '和园'

export async function found(house: House, plan: Plan, input: Founding, chance: Chance): Promise<Founded> {
  const on = (minutes: number): Moment => ({ day: input.founded, minutes })
  const { communityId, staff, logins } = await house.act(SYSTEM, on(540), (tx) => openHouse(tx, house, input))
  const tills = await house.act(staff.admin, on(600), async (tx) => ({
    counter: await openTill(tx, { communityId, code: 'T1', name: '服务中心前台' }),
    bank: await openTill(tx, { communityId, code: 'B1', name: '对公账户' }),
  }))
  await house.act(staff.admin, on(610), (tx) => recordServiceContract(tx, contractOf(communityId, input)))
  const premises = await house.act(staff.manager, on(620), async (tx) => {
    const { ids } = await savePremises(tx, communityId, plan.premises)
    await saveHouseholds(tx, communityId, plan.households)
    return ids
  })
  await house.act(staff.finance, on(660), async (tx) => {
    for (const rate of firstRates(
      communityId,
      addDays(input.first, -400),
      await targetsOf(tx, communityId, plan, premises),
    ))
      await setRate(tx, rate)
  })
  await house.act(staff.supervisor, on(700), (tx) => shareOut(tx, communityId, staff, plan, input.founded))
  await house.act(staff.finance, on(720), (tx) =>
    takeOverArrears(tx, {
      communityId,
      plan,
      premises,
      asOf: addDays(input.first, -12),
      day: input.founded,
      chance,
    }),
  )
  return { communityId, staff, logins, tills, premises }
}

async function openHouse(tx: Tx, house: House, input: Founding) {
  const { code, password, founded: day } = input
  const founder: Admin | null = input.communityId ? null : await foundCompany(tx, password, code, day)
  const communityId =
    input.communityId ??
    (
      await createCommunity(tx, {
        code,
        name: COMMUNITY,
        province: '河南省',
        city: '郑州市',
        address: '郑东新区和畅路 18 号',
        hotline: '0371-55012018',
        paymentInstructions:
          '前台：服务中心一楼，每天 8:30–18:00；对公转账请备注楼栋房号。收款一律出具收据，工作人员不以个人账户收款。',
      })
    ).communityId
  const { staff, usernames } = await hire(tx, { communityId, code, password, founder, day })
  return { communityId, staff, logins: loginsOf(usernames, password), house }
}

function contractOf(communityId: string, { first }: Founding) {
  return {
    communityId,
    title: '和园物业服务合同',
    fromDay: addDays(first, -400),
    toDay: addDays(first, 1800),
    feeClause:
      '第五条 物业服务费按房屋产权登记的建筑面积计收，收费标准按公示执行；调整须经业主大会表决并公示。',
    dueClause:
      '第六条 一期高层与车位按季于首月月底前、二期高层按季于第二个月 20 日前、联排按半年于首月月底前、商铺与子母车位按月于当月 25 日前缴纳。',
    lateFeeClause:
      '第十二条 逾期的，自催告期满之日起按日万分之三支付违约金，总额不超过欠费本金的百分之三十。',
    lateFeeDailyRate: '0.0003',
    arbitrationClause: null,
  }
}

async function targetsOf(tx: Tx, communityId: string, plan: Plan, premises: ReadonlyMap<string, string>) {
  const rows = await tx.rows<{ building_id: string; name: string }>(BUILDINGS, { community_id: communityId })
  const idOf = new Map(rows.map((row) => [row.name, row.building_id]))
  const ids = (names: readonly string[]) => names.flatMap((name) => idOf.get(name) ?? [])
  const { phaseOne, phaseTwo, houses } = plan.buildings
  const doubleSpaces = plan.doubleSpaces.map((code) => premises.get(code) as string)
  return { phaseOne: ids(phaseOne), phaseTwo: ids(phaseTwo), houses: ids([houses]), doubleSpaces }
}

export type LiableRow = { code: string; premises_id: string; household_id: string; basis: string }

/** Who owes for each room on a day, in the order of rooms. */
export function liableOn(tx: Tx, communityId: string, day: Day): Promise<LiableRow[]> {
  return tx.rows<LiableRow>(LIABLE, { community_id: communityId, day })
}

/** Every household gets one steward: that of its first room. Buildings go round the stewards. */
async function shareOut(tx: Tx, communityId: string, staff: Staff, plan: Plan, day: Day) {
  const stewardOf = stewardByBuilding(plan)
  const shares = new Map<(typeof STEWARDS)[number], string[]>()
  const placed = new Set<string>()
  for (const { code, household_id } of await liableOn(tx, communityId, day)) {
    if (placed.has(household_id)) continue
    placed.add(household_id)
    const steward = stewardOf(code)
    shares.set(steward, [...(shares.get(steward) ?? []), household_id])
  }
  for (const steward of STEWARDS) {
    const householdIds = shares.get(steward)
    if (householdIds)
      await assignStewards(tx, { communityId, staffId: staff[steward].id, householdIds, fromDay: day })
  }
}

export function stewardByBuilding(plan: Plan): (code: string) => (typeof STEWARDS)[number] {
  const { phaseOne, phaseTwo, houses } = plan.buildings
  const order = [...phaseOne, ...phaseTwo, houses]
  return (code) =>
    STEWARDS[Math.max(0, order.indexOf(code.split('-')[0] as string)) % STEWARDS.length] ?? 'steward1'
}

const MONTHLY_ABOUT = 22_000

/** 期初欠费: what some households owed in the old book, a few months to two years of it. */
async function takeOverArrears(
  tx: Tx,
  input: {
    communityId: string
    plan: Plan
    premises: Map<string, string>
    asOf: Day
    day: Day
    chance: Chance
  },
) {
  const { communityId, day, asOf, chance } = input
  const liable = new Map((await liableOn(tx, communityId, day)).map((row) => [row.code, row]))
  const rows = input.plan.families.flatMap((family, index) => {
    const { often, months } = TEMPERS[family.temper].arrears
    const owes = liable.get(family.codes[0] as string)
    if (!owes || !chance.yes(often)) return []
    const amountFen: Fen = fen(chance.whole(...months) * MONTHLY_ABOUT + chance.whole(-4_000, 4_000))
    const place = `旧台账.xlsx 欠费明细!H${index + 4}`
    return [{ premisesId: owes.premises_id, householdId: owes.household_id, amountFen, asOf, place }]
  })
  const { runId } = await recordOpeningCharges(tx, { communityId, day, rows })
  if (runId) await postCharges(tx, { communityId, day, runId })
}
