/** What a demand did: whether it arrived with proof, for which periods, and when the time it gives is over. */
import { type Day, later } from '../day.ts'
import { type Facts, known, type Maybe } from './check.ts'
import { lastDay } from './deadlines.ts'
import type { Fact } from './facts.ts'

type Demand = Fact<'demands'>[number]

const PROVEN = ['signed', 'ems_receipt', 'electronic_with_proof', 'notarised'] as const

/** Arrived, and it can be shown. */
export function isEffective(demand: Demand): boolean {
  const arrived = known(demand.arrivedOn, 'demands') !== null
  const proof = known(demand.proof, 'demands')
  return arrived && (PROVEN.some((one) => one === proof) || (proof === 'newspaper' && isAnnounced(demand)))
}

/** 时效规定 8 (四): a newspaper reaches only who cannot be found, and only one read in the whole country or province. */
function isAnnounced(demand: Demand): boolean {
  const rank = known(demand.newspaperRank, 'demands')
  return known(demand.whereaboutsUnknown, 'demands') && rank !== 'local'
}

export function demandsPeriod(demand: Demand, period: string): boolean {
  return known(demand.periods, 'demands').includes(period)
}

/** Whether what is claimed is all in demands that arrived. Nothing claimed is not enough. */
export function periodsDemanded({ demands, claimedPeriods }: Facts<'demands' | 'claimedPeriods'>): boolean {
  const effective = demands.filter(isEffective)
  return (
    claimedPeriods.length > 0 &&
    claimedPeriods.every((period) => effective.some((demand) => demandsPeriod(demand, period)))
  )
}

type OffDays = readonly Day[] | undefined

/** The last day of the time a demand gives; null when it gives none: it did not arrive, or its proof is known to fail. */
function endsOn(demand: Demand, nonWorkingDays: OffDays): Day | null {
  const arrived = known(demand.arrivedOn, 'demands')
  // That nobody told its proof stands against the act by itself (DEMAND_NOT_PROVEN); the day is counted all the same.
  if (arrived === null || (demand.proof !== undefined && !isEffective(demand))) return null
  // Before our own numbers begin nobody knows when it ends: as late as can be.
  const last = lastDay('demand', arrived, { days: demand.deadlineDays, nonWorkingDays })
  return last ?? ('2150-12-31' as Day)
}

/** Every period claimed has a demand whose time is over; without periods told, one such demand at least. */
export function timeIsOver(f: Facts<'demands' | 'today'>, maybe: Maybe): boolean {
  const ends = allEndOn(f.demands, maybe('claimedPeriods'), maybe('nonWorkingDays'))
  return ends !== undefined && ends < f.today
}

/**
 * The last day of waiting: of each period claimed the demand that ends first, and of those the last; without periods
 * told, the demand that ends first. Undefined while a period has no demand that counts.
 */
export function allEndOn(
  demands: readonly Demand[],
  claimed: readonly string[] | undefined,
  nonWorkingDays: OffDays,
): Day | undefined {
  const ends = (among: readonly Demand[]) =>
    among
      .map((demand) => endsOn(demand, nonWorkingDays))
      .filter((one) => one !== null)
      .sort()
      .at(0)
  if (!claimed || claimed.length === 0) return ends(demands)
  const each = claimed.map((period) =>
    ends(demands.filter((demand) => (demand.periods ?? [period]).includes(period))),
  )
  return each.every((one) => one !== undefined) ? each.reduce(later) : undefined
}
