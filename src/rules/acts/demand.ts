/** What a demand did: whether it arrived with proof, for which periods, and when the time it gives is over. */
import { type Day, later } from '../day.ts'
import { type Facts, known, type Maybe } from './check.ts'
import { lastDay } from './deadlines.ts'
import type { Fact } from './facts.ts'

type Demand = Fact<'demands'>[number]

const PROVEN = ['signed', 'ems_receipt', 'electronic_with_proof', 'notarised', 'newspaper'] as const

/** Arrived, and it can be shown. */
export function isEffective(demand: Demand): boolean {
  const arrived = known(demand.arrivedOn, 'demands') !== null
  return arrived && PROVEN.some((proof) => proof === known(demand.proof, 'demands'))
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

/** The last day of the time a demand gives, as our letter says it, without rolling; null when it did not arrive. */
export function endsOn(demand: Demand): Day | null {
  const arrived = known(demand.arrivedOn, 'demands')
  if (arrived === null) return null
  // Before our own numbers begin nobody knows when it ends: as late as can be.
  return lastDay('demand', arrived, { days: demand.deadlineDays }) ?? ('2150-12-31' as Day)
}

/** Every period claimed has a demand whose time is over; without periods told, one such demand at least. */
export function timeIsOver(f: Facts<'demands' | 'today'>, maybe: Maybe): boolean {
  const over = f.demands.filter((demand) => (endsOn(demand) ?? f.today) < f.today)
  const claimed = maybe('claimedPeriods')
  if (!claimed) return over.length > 0
  return claimed.every((period) => over.some((demand) => (demand.periods ?? [period]).includes(period)))
}

/** The day after which all demands that arrived have had their time. */
export function allEndOn(demands: readonly Demand[]): Day | undefined {
  const ends = demands.map(endsOn).filter((one) => one !== null)
  return ends.length > 0 ? ends.reduce(later) : undefined
}
