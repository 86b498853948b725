/**
 * 和园 as it is built: two phases of high-rises with two entrances each, shops on the ground floor, terraced houses, a
 * garage below with parking spaces and storage rooms. Sizes follow the number of households.
 */
import type { PremisesRowInput } from '../flow/roster/model.ts'
import { parseRoom } from '../rules/room.ts'
import type { Chance } from './chance.ts'

export type PlaceKind = 'flat' | 'house' | 'shop' | 'space' | 'store'
export type Place = { kind: PlaceKind; row: PremisesRowInput }

/** Buildings by what is charged how. The garage is one more. */
export type Buildings = { phaseOne: string[]; phaseTwo: string[]; houses: string; garage: string }

export type Layout = { places: Place[]; buildings: Buildings }

/** Flats of a landing: areas in ㎡ of the two flats at each entrance. */
const FLOOR_PLANS = [
  ['89.62', '128.35'],
  ['94.56', '117.08'],
  ['88.80', '141.27'],
  ['102.43', '126.91'],
] as const
const FLATS_A_FLOOR = 4
const FLATS_A_TOWER = 72

export type Wanted = { flats: number; houses: number; shops: number; spaces: number; stores: number }

export function layout(wanted: Wanted, chance: Chance): Layout {
  const towers = Math.max(2, Math.ceil(wanted.flats / FLATS_A_TOWER))
  const floors = Math.ceil(wanted.flats / (FLATS_A_FLOOR * towers))
  const names = Array.from({ length: towers }, (_, index) => String(index + 1))
  const half = Math.ceil(towers / 2)
  const buildings: Buildings = {
    phaseOne: names.slice(0, half),
    phaseTwo: names.slice(half),
    houses: String(towers + 1),
    garage: '地库',
  }
  const phaseOf = (building: string) => (buildings.phaseOne.includes(building) ? '一期' : '二期')
  const flats = names.flatMap((building, tower) => flatsOf(building, phaseOf(building), floors, tower))
  const shops = Array.from({ length: wanted.shops }, (_, index) => {
    const building = names[index % names.length] as string
    const area = `${chance.whole(38, 165)}.${chance.whole(10, 99)}`
    return place('shop', { phase: phaseOf(building), building, room: `商铺${index + 1}`, floorArea: area })
  })
  const houses = Array.from({ length: wanted.houses }, (_, index) => {
    const area = `${chance.whole(208, 286)}.${chance.whole(10, 99)}`
    return place('house', {
      phase: '二期',
      building: buildings.houses,
      room: pad(index + 1),
      floorArea: area,
    })
  })
  const spaces = numbered(wanted.spaces, (number) =>
    place('space', { building: buildings.garage, room: `车位${number}` }),
  )
  const stores = numbered(wanted.stores, (number) =>
    place('store', {
      building: buildings.garage,
      room: `储藏室${number}`,
      floorArea: `${chance.whole(6, 14)}.50`,
    }),
  )
  return { places: [...flats.slice(0, wanted.flats), ...houses, ...shops, ...spaces, ...stores], buildings }
}

// The ground floor is for shops.
function flatsOf(building: string, phase: string, floors: number, tower: number): Place[] {
  const plan = FLOOR_PLANS[tower % FLOOR_PLANS.length] as (typeof FLOOR_PLANS)[number]
  return Array.from({ length: floors }, (_, index) => index + 2).flatMap((floor) =>
    ['1', '2'].flatMap((entrance) =>
      plan.map((floorArea, door) =>
        place('flat', { phase, building, entrance, room: `${floor}0${door + 1}`, floorArea }),
      ),
    ),
  )
}

const USAGE = {
  flat: 'residential',
  house: 'residential',
  shop: 'shop',
  space: 'parking',
  store: 'storage',
} as const

function place(
  kind: PlaceKind,
  given: { phase?: string; building: string; entrance?: string; room: string; floorArea?: string },
): Place {
  const name = parseRoom(given.room, { building: given.building, entrance: given.entrance })
  if ('problem' in name) throw new Error(`${given.building} ${given.room}: ${name.problem}`)
  const floor = kind === 'flat' ? { floor: name.floor } : kind === 'shop' ? { floor: 1 } : {}
  return { kind, row: { ...given, code: name.code, usage: USAGE[kind], ...floor } }
}

function numbered<Item>(count: number, make: (number: string) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(String(index + 1).padStart(3, '0')))
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
