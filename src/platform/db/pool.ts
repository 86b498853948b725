/** Connections to PostgreSQL, with values parsed the same way everywhere. */
import pg from 'pg'

export type DatabaseConfig = {
  connectionString?: string
  host?: string
  port?: number
  user?: string
  password?: string
  database?: string
}

const INT8 = 20
const DATE = 1082

/**
 * int8 arrives as a number (and crashes honestly beyond 2^53), date as `YYYY-MM-DD` text, numeric as text,
 * timestamptz as Date.
 */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return wholeNumber
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as unknown as pg.CustomTypesConfig

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`int8 beyond 2^53: ${text}`)
  return value
}

export function createPool(config: DatabaseConfig, options: { max?: number; name?: string } = {}): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    types,
    max: options.max ?? 10,
    application_name: options.name ?? 'dunwell',
    connectionTimeoutMillis: 15_000,
    // What is asked before the first answer is there goes out at once and is answered in turn: one journey for several.
    pipeline: true,
  })
  // Without a listener, an idle connection cut by a database restart would crash the process.
  pool.on('error', () => {})
  // Nor may one that is in use: whoever asked something on it hears of the end by the answer to that question.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
