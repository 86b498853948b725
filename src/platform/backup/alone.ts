/** A connection of one's own, for long work in one transaction. */
import pg from 'pg'
import type { DatabaseConfig } from '../db/pool.ts'

/** Ending it in the middle of a transaction takes the transaction back. */
export async function alone(config: DatabaseConfig, name: string) {
  const client = new pg.Client({ ...config, application_name: name, connectionTimeoutMillis: 15_000 })
  // Without a listener a cut connection would crash the process; the query under way reports it.
  client.on('error', () => {})
  await client.connect()
  return { client, end: () => client.end().catch(() => {}) }
}
