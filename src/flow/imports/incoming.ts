/** A row of a file in the words of the roster. Pure. */
import type { Day } from '../../rules/day.ts'
import { type HouseholdRow, householdRow, type PremisesRow, premisesRow } from '../roster/model.ts'
import { finding } from './findings.ts'
import type { Incoming } from './model.ts'
import type { Finding, PremisesStatus, Quarantined, RosterRow } from './reading/model.ts'

// 未入住 and 空置 are both empty; 已装修 says no more than that it was handed over.
const STATUS: Record<PremisesStatus, PremisesRow['status']> = {
  occupied: 'occupied',
  unsold: 'unsold',
  handed_over: 'handed_over',
  unoccupied: 'vacant',
  fitted_out: 'handed_over',
  rented: 'let',
  sold: 'sold',
  vacant: 'vacant',
  fitting_out: 'renovating',
}

/** The row, or the finding that says which of its values cannot be stored. */
export function incomingOf(row: RosterRow, day: Day, since: Day): Incoming | Finding {
  const premises = premisesRow.safeParse(premisesOf(row))
  const household = householdRow.safeParse(householdOf(row, day, since))
  if (premises.success && household.success)
    return { source: row, premises: premises.data, household: household.data }
  const [issue] = [...(premises.error?.issues ?? []), ...(household.error?.issues ?? [])]
  return finding('row_not_storable', row, null, { given: `${issue?.path.join('.')} ${issue?.message}` })
}

function premisesOf(row: RosterRow) {
  return {
    building: row.building,
    entrance: row.entrance,
    room: row.room,
    code: row.code,
    floor: row.floor,
    floorDerived: row.floorDerived,
    usage: row.usage,
    floorArea: row.area,
    status: row.status ? STATUS[row.status] : null,
    handoverDay: row.handover,
    paidUntil: row.paidUntil,
  }
}

function householdOf(row: RosterRow, day: Day, since: Day): unknown {
  return {
    premisesCode: row.code,
    owners: row.owners,
    fromDay: row.handover ?? since,
    tenant: row.tenant ? { ...row.tenant, fromDay: day } : null,
    address: row.address,
    emergency: row.emergency,
    quarantined: row.quarantined.map((value) => quarantined(value, row.sheet)),
  } satisfies Partial<Record<keyof HouseholdRow, unknown>>
}

function quarantined({ kind, value, cell, reason }: Quarantined, sheet: string | null) {
  const place = cell.includes('!') || sheet === null ? cell : `${sheet}!${cell}`
  return { kind: kind === 'text' ? ('other' as const) : kind, value, place, reason }
}
