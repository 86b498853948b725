import { platformProblems } from '../../platform/problems.ts'
import { parseRoom } from '../../rules/room.ts'
import type { NamedPremises, PremisesRow } from './model.ts'

/** Premises as a person typed them, with the canonical code; a room that cannot be read is a `platform.bad_input`. */
export function withCode(row: NamedPremises): PremisesRow {
  const room = parseRoom(row.room, { building: row.building, entrance: row.entrance })
  if ('problem' in room) {
    throw platformProblems.bad_input({ where: 'room', detail: `房号“${row.room}”读不懂（${room.problem}）` })
  }
  const { building, entrance, code } = room
  return { ...row, building, entrance, room: room.room, code, floor: row.floor ?? room.floor }
}
