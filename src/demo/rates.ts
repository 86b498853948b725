/** What 和园 charges: published rates by phase and usage, raised once after an owners' vote. */
import type { RateInput } from '../flow/tariff/model.ts'
import { addDays, addMonths, type Day, monthStart, partsOf } from '../rules/day.ts'

type Publication = Pick<RateInput, 'from' | 'publishedPlace' | 'publishedDay' | 'approval'>
type Standard = Pick<RateInput, 'feeItem' | 'standard' | 'unitPrice' | 'assign'>

const PROPERTY = { code: 'property_fee' }
const PARKING = { code: 'parking' }

/** Ids of buildings and premises that standards are assigned to. */
export type Targets = { phaseOne: string[]; phaseTwo: string[]; houses: string[]; doubleSpaces: string[] }

const residentialOf = (buildings: readonly string[]): RateInput['assign'] =>
  buildings.map((buildingId) => ({ buildingId, usage: 'residential' as const }))

export function firstRates(communityId: string, from: Day, targets: Targets): RateInput[] {
  const published: Publication = {
    from,
    publishedPlace: '和园公告栏与物业服务中心收费公示牌',
    publishedDay: addDays(from, -40),
    approval: '前期物业服务合同附件二，区发改委备案',
  }
  return standards(targets).map((standard) => ({ communityId, ...standard, ...published }))
}

function standards(targets: Targets): Standard[] {
  const quarter = { periodMonths: 3, dueMonth: 0, dueDate: 31 } as const
  const laterQuarter = { periodMonths: 3, dueMonth: 1, dueDate: 20 } as const
  const month = { periodMonths: 1, dueMonth: 0, dueDate: 25 } as const
  const area = { formula: 'area_rate' } as const
  return [
    {
      feeItem: PROPERTY,
      standard: { name: '一期高层物业费（按季）', ...area, ...quarter },
      unitPrice: '1.80',
      assign: residentialOf(targets.phaseOne),
    },
    {
      feeItem: PROPERTY,
      standard: { name: '二期高层物业费（按季）', ...area, ...laterQuarter },
      unitPrice: '2.10',
      assign: residentialOf(targets.phaseTwo),
    },
    {
      feeItem: PROPERTY,
      standard: { name: '联排物业费（按半年）', ...area, periodMonths: 6, dueMonth: 0, dueDate: 31 },
      unitPrice: '3.20',
      assign: residentialOf(targets.houses),
    },
    {
      feeItem: PROPERTY,
      standard: { name: '商铺物业费（按月）', ...area, ...month },
      unitPrice: '4.50',
      assign: [{ usage: 'shop' }],
    },
    {
      feeItem: { code: 'shop_rubbish', name: '商铺垃圾清运费（代收）', kind: 'agency' },
      standard: {
        name: '商铺垃圾清运费',
        formula: 'fixed_month',
        periodMonths: 12,
        dueMonth: 1,
        dueDate: 28,
      },
      unitPrice: '45',
      assign: [{ usage: 'shop' }],
    },
    {
      feeItem: PARKING,
      standard: { name: '车位管理费（按季）', formula: 'per_space', ...quarter },
      unitPrice: '60',
      assign: [{ usage: 'parking' }],
    },
    {
      feeItem: PARKING,
      standard: { name: '子母车位管理费（按月）', formula: 'per_space', ...month },
      unitPrice: '90',
      assign: targets.doubleSpaces.length > 0 ? [{ premisesIds: targets.doubleSpaces }] : [],
    },
    {
      feeItem: { code: 'storage', name: '储藏室管理费', kind: 'service' },
      standard: { name: '储藏室管理费', formula: 'fixed_month', periodMonths: 12, dueMonth: 0, dueDate: 31 },
      unitPrice: '15',
      assign: [{ usage: 'storage' }],
    },
  ]
}

/** The rise for phase two, from the first of a quarter about half-way; recorded two months before it counts. */
export function risenRate(
  communityId: string,
  first: Day,
  months: number,
): { on: Day; rate: RateInput } | null {
  const from = quarterStart(addMonths(first, Math.floor(months / 2) + 1))
  const on = addDays(from, -55)
  if (months < 4 || on < first) return null
  const standard = standards({ phaseOne: [], phaseTwo: [], houses: [], doubleSpaces: [] })[1] as Standard
  return {
    on,
    rate: {
      communityId,
      ...standard,
      unitPrice: '2.25',
      from,
      publishedPlace: '和园公告栏、业主群公告、物业服务中心',
      publishedDay: addDays(from, -50),
      approval: '业主大会表决：专有部分面积与人数均过半数同意，公示十五日',
    },
  }
}

function quarterStart(day: Day): Day {
  return addMonths(monthStart(day), -((partsOf(day).month - 1) % 3))
}
