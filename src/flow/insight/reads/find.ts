import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { parseRoom } from '../../../rules/room.ts'
import { maskName } from '../../../rules/mask.ts'
import type { Found } from '../model.ts'
import { type Need, needOf } from './need.ts'

const FIND = sqlFile(import.meta.url, '../sql/find.sql')

type Row = Omit<Found, 'openFen' | 'overdueFen'> & { visible: boolean; openFen: number; overdueFen: number }

/**
 * Households by room in any spelling, by any piece of a name or of its pinyin (`wxm`, `wangxiao`), by the last four or more digits of a phone. The best
 * hits first. Empty text and no hit: an empty list.
 */
export async function findHousehold(
  tx: Tx,
  input: Need & { q: string; limit: number; day: Day },
): Promise<Found[]> {
  const text = input.q.normalize('NFKC').trim()
  if (text === '') return []
  const room = parseRoom(text)
  const pattern = escapePattern(text)
  const rows = await tx.rows<Row>(FIND, {
    ...needOf(input),
    day: input.day,
    text,
    code: 'problem' in room ? text.toUpperCase() : room.code,
    prefix: `${pattern}%`,
    piece: `%${pattern}%`,
    spelt: speltName(text),
    tail: /^\d{4,11}$/.test(text) ? `%${text}` : null,
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
