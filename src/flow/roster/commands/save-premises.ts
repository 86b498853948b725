import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { type Batch, batchWriter, digestOf } from '../batch.ts'
import type { BatchOptions, PremisesRowInput } from '../model.ts'
import { rosterProblems } from '../problems.ts'
import { comparePremises, type PremisesComparison } from './compare-premises.ts'

const lockCommunity = sqlFile(import.meta.url, '../sql/lock-community.sql')
const storedPlaces = sqlFile(import.meta.url, '../sql/stored-places.sql')
const insertPhases = sqlFile(import.meta.url, '../sql/insert-phases.sql')
const insertBuildings = sqlFile(import.meta.url, '../sql/insert-buildings.sql')
const insertEntrances = sqlFile(import.meta.url, '../sql/insert-entrances.sql')
const insertPremises = sqlFile(import.meta.url, '../sql/insert-premises.sql')
const updatePremises = sqlFile(import.meta.url, '../sql/update-premises.sql')

export type PremisesSaved = {
  created: number
  changed: number
  unchanged: number
  /** Every row's premises by canonical code. */
  ids: Map<string, string>
}

/**
 * Creates phases, buildings, entrances and premises by canonical code, and takes over what differs; a row that says
 * nothing new is counted as unchanged. Set-based: 100,000 rows are a few dozen statements. Refused whole when a row is
 * in conflict (`roster.rows_in_conflict`). One audit row with counts and a digest.
 */
export async function savePremises(
  tx: Tx,
  communityId: string,
  rows: readonly PremisesRowInput[],
  options: BatchOptions = {},
): Promise<PremisesSaved> {
  const community = await tx.row(lockCommunity, { community: communityId })
  if (!community) throw platformProblems.not_found({ what: '小区', id: communityId })
  const compared = await comparePremises(tx, communityId, rows)
  refuseConflicts(compared)
  const fresh = compared.filter((row) => row.outcome === 'new')
  const changed = compared.filter((row) => row.outcome === 'changed')
  const ids = new Map(
    compared.flatMap((row) => (row.premisesId ? [[row.code, row.premisesId] as const] : [])),
  )
  const batch = batchWriter(tx, communityId, options.batchId)
  await create(tx, communityId, batch, fresh, ids)
  options.progress?.(fresh.length, compared.length)
  await batch.write(updatePremises, changed.map(asUpdate))
  options.progress?.(compared.length, compared.length)
  const saved = {
    created: fresh.length,
    changed: changed.length,
    unchanged: compared.length - fresh.length - changed.length,
  }
  audit(tx, communityId, compared, saved)
  return { ...saved, ids }
}

function refuseConflicts(compared: readonly PremisesComparison[]) {
  const conflicts = compared.filter((row) => row.outcome === 'conflict')
  const [first] = conflicts
  if (!first) return
  const clash = first.differences.find((difference) => difference.conflict)
  throw rosterProblems.rows_in_conflict({
    count: conflicts.length,
    code: first.code,
    detail: `${clash?.stored} → ${clash?.given}`,
  })
}

type Place = { noun: 'phase' | 'building' | 'entrance'; id: string; name: string; parent_id: string | null }

async function create(
  tx: Tx,
  communityId: string,
  batch: Batch,
  fresh: readonly PremisesComparison[],
  ids: Map<string, string>,
) {
  if (fresh.length === 0) return
  const places = new Places(tx, await tx.rows<Place>(storedPlaces, { community: communityId }))
  const premises = fresh.map(({ row, facts }) => {
    const building = places.building(row.building, row.phase ?? null)
    const id = tx.newId()
    ids.set(row.code, id)
    return {
      id,
      building_id: building,
      entrance_id: row.entrance ? places.entrance(building, row.entrance) : null,
      room: row.room,
      code: row.code,
      ...columns(facts),
    }
  })
  await batch.write(insertPhases, places.newPhases)
  await batch.write(insertBuildings, places.newBuildings)
  await batch.write(insertEntrances, places.newEntrances)
  await batch.write(insertPremises, premises)
}

/** Finds phases, buildings and entrances by name, and makes those that are not there. */
class Places {
  readonly newPhases: { id: string; name: string }[] = []
  readonly newBuildings: { id: string; name: string; phase_id: string | null }[] = []
  readonly newEntrances: { id: string; name: string; building_id: string }[] = []
  readonly #tx: Tx
  readonly #known: Map<string, string>

  constructor(tx: Tx, stored: readonly Place[]) {
    this.#tx = tx
    this.#known = new Map(
      stored.map((place) => [
        key(place.noun, place.noun === 'entrance' ? place.parent_id : null, place.name),
        place.id,
      ]),
    )
  }

  building(name: string, phase: string | null): string {
    return this.#find('building', null, name, (id) => {
      this.newBuildings.push({ id, name, phase_id: phase === null ? null : this.#phase(phase) })
    })
  }

  entrance(buildingId: string, name: string): string {
    return this.#find('entrance', buildingId, name, (id) =>
      this.newEntrances.push({ id, name, building_id: buildingId }),
    )
  }

  #phase(name: string): string {
    return this.#find('phase', null, name, (id) => this.newPhases.push({ id, name }))
  }

  #find(noun: Place['noun'], parent: string | null, name: string, make: (id: string) => void): string {
    const wanted = key(noun, parent, name)
    const known = this.#known.get(wanted)
    if (known) return known
    const id = this.#tx.newId()
    this.#known.set(wanted, id)
    make(id)
    return id
  }
}

function key(noun: string, parent: string | null, name: string): string {
  return JSON.stringify([noun, parent, name])
}

function columns(facts: PremisesComparison['facts']) {
  return {
    floor: facts.floor,
    usage: facts.usage,
    floor_area: facts.floorArea,
    status: facts.status,
    handover_day: facts.handoverDay,
    paid_until: facts.paidUntil,
  }
}

function asUpdate(row: PremisesComparison) {
  return { id: row.premisesId, ...columns(row.facts) }
}

function audit(
  tx: Tx,
  communityId: string,
  compared: readonly PremisesComparison[],
  counts: { created: number; changed: number; unchanged: number },
) {
  if (counts.created + counts.changed === 0) return tx.nothingChanged()
  const digest = digestOf(compared.map((row) => [row.code, row.outcome, row.facts]))
  tx.audit({
    communityId,
    action: 'roster.save_premises',
    subject: `premises:${compared.length}`,
    facts: { ...counts, digest },
  })
}
