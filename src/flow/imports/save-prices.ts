/** Unit prices of a file become published standards: one for each usage and price, assigned room by room. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Day } from '../../rules/day.ts'
import { Decimal } from '../../rules/money.ts'
import type { Usage } from '../roster/model.ts'
import { setRate } from '../tariff/commands/set-rate.ts'
import type { RateInput } from '../tariff/model.ts'
import type { IncomingPrice } from './model.ts'

const premisesOfCodes = sqlFile(import.meta.url, './sql/premises-of-codes.sql')
const storedStandards = sqlFile(import.meta.url, './sql/stored-standards.sql')
const assignmentsOfPremises = sqlFile(import.meta.url, './sql/assignments-of-premises.sql')
const contractStart = sqlFile(import.meta.url, './sql/contract-start.sql')

const USAGE: Record<Usage, string> = {
  residential: '住宅',
  shop: '商铺',
  parking: '车位',
  storage: '储藏室',
  office: '办公',
}

type Stored = RateInput['standard'] & {
  rateId: string
  unitPrice: string
  from: string
  publishedPlace: string
  publishedDay: string
}

/** Answers the rates and assignments that did not exist before. */
export async function savePrices(
  tx: Tx,
  input: { communityId: string; day: Day; prices: readonly IncomingPrice[] },
): Promise<{ rateIds: string[]; assignmentIds: string[] }> {
  const { communityId, day, prices } = input
  const made: { rateIds: string[]; assignmentIds: string[] } = { rateIds: [], assignmentIds: [] }
  if (prices.length === 0) return made
  const found = await tx.rows<{ code: string; premisesId: string }>(premisesOfCodes, {
    community: communityId,
    day,
    codes: prices.map((price) => price.code),
  })
  const ids = new Map(found.map((premises) => [premises.code, premises.premisesId]))
  const stored = await tx.rows<Stored>(storedStandards, { community: communityId })
  const contract = await tx.row<{ fromDay: Day }>(contractStart, { community: communityId, day })
  const from = contract?.fromDay ?? `${Number(day.slice(0, 4)) - 1}-01-01`
  for (const [name, group] of Map.groupBy(prices, standardName)) {
    const known = stored.find((standard) => standard.name === name)
    const premisesIds = group.flatMap((price) => ids.get(price.code) ?? [])
    const rate = known ?? newStandard(name, group[0]?.unitPrice ?? '', from, day)
    const { rateId, standardId } = await setRate(tx, rateInput(communityId, rate, premisesIds))
    if (!known) made.rateIds.push(rateId)
    // Only rooms without a price come here, so whatever assigns them now is ours.
    const assigned = await tx.rows<{ id: string }>(assignmentsOfPremises, {
      community: communityId,
      standard: standardId,
      premises: premisesIds,
    })
    made.assignmentIds.push(...assigned.map((assignment) => assignment.id))
  }
  return made
}

function standardName({ usage, unitPrice }: IncomingPrice): string {
  return `物业服务费 ${USAGE[usage]} ${new Decimal(unitPrice).toFixed()}元/㎡·月`
}

// Monthly and due at the month's end until somebody who knows the contract says otherwise.
function newStandard(name: string, unitPrice: string, from: string, day: Day): Omit<Stored, 'rateId'> {
  return {
    name,
    formula: 'area_rate',
    periodMonths: 1,
    dueMonth: 0,
    dueDate: 31,
    rounding: 'half_up',
    unitPrice: new Decimal(unitPrice).toFixed(),
    from,
    publishedPlace: '导入的房产台账（公示地点待补）',
    publishedDay: day,
  }
}

function rateInput(communityId: string, rate: Omit<Stored, 'rateId'>, premisesIds: string[]): RateInput {
  const { name, formula, periodMonths, dueMonth, dueDate, rounding } = rate
  return {
    communityId,
    feeItem: { code: 'property_fee' },
    standard: { name, formula, periodMonths, dueMonth, dueDate, rounding },
    unitPrice: rate.unitPrice,
    from: rate.from,
    publishedPlace: rate.publishedPlace,
    publishedDay: rate.publishedDay,
    assign: [{ premisesIds }],
  }
}
