import { type SqlFile, sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { parseRoom } from '../../../rules/room.ts'
import { maskName } from '../../../rules/mask.ts'
import type { Found } from '../model.ts'
import { type Need, needOf } from './need.ts'

const [PEOPLE, ROOMS, BUILDING, FIND] = ['people', 'rooms', 'building', null].map((what) =>
  sqlFile(import.meta.url, `../sql/find${what ? `-${what}` : ''}.sql`),
) as [SqlFile, SqlFile, SqlFile, SqlFile]

type Row = Omit<Found, 'openFen' | 'overdueFen'> & { visible: boolean; openFen: number; overdueFen: number }
type Hit = { premisesId: string; rank: number; by: string }
type Asked = Need & { q: string; limit: number; day: Day }

/** So many of the best hits are followed to their homes. Only where they do not fill the list are all of them. */
const FOLLOWED = 200
const ALL = 1_000_000
/** The end of a phone number, or all of it. */
const TAIL = /^\d{4,11}$/

/**
 * Households by room in any spelling, by any piece of a name or of its pinyin (`wxm`, `wangxiao`), by the last four or
 * more digits of a phone. The best hits first; where more than 200 people fit equally well, the earliest known of them.
 * Digits alone mean a phone or a room; names are read for them only where neither is known. Empty text and no hit: an
 * empty list.
 */
export async function findHousehold(tx: Tx, input: Asked): Promise<Found[]> {
  const text = input.q.normalize('NFKC').trim()
  if (text === '') return []
  const { people, rooms, building } = searches(tx, input, text)
  const open = (hits: readonly Hit[]) => openHits(tx, input, hits)
  // Hardly a room is without a digit: without one, names and buildings first, and every room only if the list has a place left.
  const byDigit = /\d/.test(text)
  if (TAIL.test(text)) {
    const numbered = await open([...(await people(FOLLOWED, false)), ...(await rooms())])
    if (numbered.length > 0) return numbered
  }
  const first = await people(FOLLOWED)
  const near = byDigit ? await rooms() : await building()
  const found = await open([...first, ...near])
  if (found.length >= input.limit) return found
  const everybody = first.length < FOLLOWED ? first : await people(ALL)
  const everywhere = byDigit ? near : await rooms()
  const more = everybody.length + everywhere.length > first.length + near.length
  return more ? open([...everybody, ...near, ...everywhere]) : found
}

function searches(tx: Tx, { communityId, day }: Asked, text: string) {
  const pattern = escapePattern(text)
  const where = { community_id: communityId, text, prefix: `${pattern}%` }
  const room = parseRoom(text)
  const person = {
    ...where,
    day,
    piece: `%${pattern}%`,
    spelt: speltName(text),
    tail: TAIL.test(text) ? `%${text}` : null,
  }
  const code = 'problem' in room ? text.toUpperCase() : room.code
  return {
    people: (most: number, byName = true) => tx.rows<Hit>(PEOPLE, { ...person, by_name: byName, most }),
    rooms: () => tx.rows<Hit>(ROOMS, { ...where, code, most: FOLLOWED }),
    building: () => tx.rows<Hit>(BUILDING, { ...where, most: FOLLOWED }),
  }
}

async function openHits(tx: Tx, input: Asked, hits: readonly Hit[]): Promise<Found[]> {
  if (hits.length === 0) return []
  const rows = await tx.rows<Row>(FIND, {
    ...needOf(input),
    day: input.day,
    premises_ids: hits.map(({ premisesId }) => premisesId),
    ranks: hits.map(({ rank }) => rank),
    bys: hits.map(({ by }) => by),
    limit: input.limit,
  })
  return rows.map(({ visible, ...row }) =>
    visible
      ? row
      : { ...row, household: row.household && maskName(row.household), openFen: null, overdueFen: null },
  )
}

/** Two letters or more may be the pinyin of a name, its spaces left out; anything else is not. */
function speltName(text: string): string | null {
  const letters = text.toLowerCase().replace(/[\s']/g, '').replaceAll('ü', 'v')
  return /^[a-z]{2,}$/.test(letters) ? letters : null
}

function escapePattern(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`)
}
