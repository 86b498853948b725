/** Ten towers of five hundred homes beside what the community has, billed for a month: real commands only. */
import { bill } from '../../src/flow/ledger/commands/bill.ts'
import { saveHouseholds } from '../../src/flow/roster/commands/save-households.ts'
import { savePremises } from '../../src/flow/roster/commands/save-premises.ts'
import { day } from '../../src/rules/day.ts'
import type { Work } from '../support/estate.ts'

const PER_BUILDING = 500
const PER_FLOOR = 10

/** Adds `count` rooms; every seventh stands empty, every fifth owes nothing yet because nothing is charged for it. */
export async function addManyRooms(write: Work, communityId: string, count: number): Promise<void> {
  const rooms = Array.from({ length: count }, (_, index) => {
    const place = index % PER_BUILDING
    const building = String(101 + Math.floor(index / PER_BUILDING))
    const floor = Math.floor(place / PER_FLOOR) + 1
    const room = `${floor}${String((place % PER_FLOOR) + 1).padStart(2, '0')}`
    return { building, entrance: '1', room, floor, code: `${building}-1-${room}` }
  })
  await write((tx) =>
    savePremises(
      tx,
      communityId,
      rooms.map((room, index) => ({
        ...room,
        usage: index % 5 === 0 ? ('office' as const) : ('residential' as const),
        floorArea: '90.00',
      })),
    ),
  )
  const lived = rooms.filter((_, index) => index % 7 !== 0)
  await write((tx) =>
    saveHouseholds(
      tx,
      communityId,
      lived.map(({ code }, index) => ({
        premisesCode: code,
        owners: [{ name: `住户${index}`, phones: [`137${String(10_000_000 + index)}`] }],
        fromDay: '2020-01-01',
      })),
    ),
  )
  await write((tx) => bill(tx, { communityId, period: '2026-10', day: day('2026-10-01') }))
}
