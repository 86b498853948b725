/** Which room a row is about, from its columns, its section and its sheet. */
import { canonicalBuilding, parseRoom } from '../../../rules/room.ts'
import { brokenCell, shown } from './cells.ts'
import type { FindingCode } from './finding-texts.ts'
import type { Usage } from './model.ts'
import { isInvisible } from './names.ts'
import type { RowCells } from './row-cells.ts'
import { usageOf } from './words.ts'

export type Name = {
  building: string
  entrance: string | null
  room: string
  code: string
  floor: number | null
  derived: boolean
  /** What the words or HC's entrance 0 say it is. */
  usage: Usage | null
}

/** The room's name; when it cannot be told, the reason is told and `code` is empty. */
export function nameOf(row: RowCells): Name {
  const room = row.at('room')
  const building = row.text('building') || row.record.section || row.context.building || ''
  const entrance = row.text('entrance')
  const text = room && !brokenCell(room.raw) ? shown(room.raw) : ''
  const cell = room?.cell ?? row.cells.building ?? null
  const unknown: Name = {
    building: canonicalBuilding(building) ?? '',
    entrance: null,
    room: text,
    code: '',
    floor: null,
    derived: false,
    usage: null,
  }
  if (room && typeof room.raw === 'object' && room.raw.kind === 'date') {
    row.tell('room_became_date', { cell, field: 'room', value: text })
    return unknown
  }
  if (room && brokenCell(room.raw)) return unknown
  if (isInvisible(text)) {
    row.tell('room_unreadable', { cell, field: 'room', value: text })
    return unknown
  }
  const name = parseRoom(text, { building: buildingText(row, building), entrance, pair: row.context.pair })
  if ('problem' in name) return unnamed(row, name.problem, text, cell) ?? unknown
  const usage = name.usage ?? (isZero(entrance) || /^[^-]+-0+-/.test(text.normalize('NFKC')) ? 'shop' : null)
  return { ...name, usage }
}

/** HC counts parking lots 1, 2, …; those must not be mistaken for buildings. */
function buildingText(row: RowCells, text: string): string {
  return row.context.isParking && /^\d+$/.test(text) ? `停车场${text}` : text
}

function unnamed(row: RowCells, problem: string, text: string, cell: string | null): Name | null {
  const isParking = row.context.isParking || usageHint(row, text) === 'parking'
  const isStorage = usageHint(row, text) === 'storage'
  // A parking space or a storage room often belongs to no building; its kind then stands in the building's place.
  if (problem === 'no_building' && (isParking || isStorage)) {
    const kind = isParking ? '车位' : '储藏室'
    const name = parseRoom(text.replace(/^(?:车位|储藏室|储物间)/, '') || text, { building: kind })
    if (!('problem' in name)) return { ...name, usage: isParking ? 'parking' : 'storage' }
  }
  const code = ROOM_PROBLEMS[problem] ?? 'room_unreadable'
  row.tell(code, { cell, field: code === 'building_missing' ? 'building' : 'room', value: text })
  return null
}

function usageHint(row: RowCells, text: string): Usage | null {
  const stated = row.record.values.get('usage')?.[0]
  return (stated ? usageOf(shown(stated.raw)) : null) ?? row.context.usage ?? usageOf(text.replace(/\d/g, ''))
}

const ROOM_PROBLEMS: Record<string, FindingCode> = {
  empty: 'room_missing',
  no_room: 'room_missing',
  no_building: 'building_missing',
  ambiguous: 'room_ambiguous',
  conflict: 'room_conflict',
}

function isZero(text: string): boolean {
  return /^0+(?:单元)?$/.test(text.normalize('NFKC'))
}
