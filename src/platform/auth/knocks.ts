/**
 * Wrong passwords and codes by where they come from, over whatever names they are spread: fifty within a quarter of an hour
 * shut a source out for a quarter of an hour, and each further time for twice as long, up to four hours.
 */
import { createHash } from 'node:crypto'
import { sqlFile } from '../db/sql-file.ts'
import type { Database } from '../db/tx.ts'
import { ask } from './session.ts'

const SHUT = sqlFile(import.meta.url, './sql/shut-until.sql')
const COUNT = sqlFile(import.meta.url, './sql/count-knock.sql')

type Row = { shutUntil: Date | null }

/**
 * Where a request comes from, as it is counted: a hash of its address, of IPv6 the network it is in. This machine itself
 * is nowhere (null): behind a proxy that does not say for whom it asks, one guesser would shut out everybody.
 */
export function sourceOf(address: string): string | null {
  const plain = address.replace(/^::ffff:/i, '').toLowerCase()
  if (plain === '::1' || plain.startsWith('127.') || plain === '') return null
  const counted = plain.includes(':') ? networkOf(plain) : plain
  return createHash('sha256').update(`dunwell knock ${counted}`).digest('hex')
}

/** The first 64 bits: one household or office has as many addresses in them as it likes. */
function networkOf(address: string): string {
  const [head = '', tail] = (address.split('%')[0] as string).split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}

/** Until when a source is shut out at an instant; null: it is not. */
export async function shutOut(database: Database, source: string | null, at: Date): Promise<Date | null> {
  if (source === null) return null
  const [row] = await ask<Row>(database, SHUT, { source })
  return row?.shutUntil && row.shutUntil > at ? row.shutUntil : null
}

/** One more wrong try; answers until when the source is shut out by it, if it is. */
export async function countKnock(database: Database, source: string | null, at: Date): Promise<Date | null> {
  if (source === null) return null
  const [row] = await ask<Row>(database, COUNT, { source, at })
  return row?.shutUntil && row.shutUntil > at ? row.shutUntil : null
}
