/** The identity of a report: who accepts it accepts exactly these rows and findings of exactly this file. */
import { createHash } from 'node:crypto'
import type { RosterReading } from './model.ts'

/** Hex sha256 over the file, the mapping, the rows and the findings; the order of keys does not matter. */
export function reportHash(reading: RosterReading): string {
  const hash = createHash('sha256')
  hash.update(canonical({ sha256: reading.sha256, mapping: reading.mapping, sheets: reading.sheets }))
  for (const row of reading.rows) hash.update(`\n${canonical(row)}`)
  hash.update('\n')
  for (const finding of reading.findings) hash.update(`\n${canonical(finding)}`)
  return hash.digest('hex')
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
