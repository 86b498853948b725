/** An installation nobody has set up yet: what the person sees who opens it first. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../src/app/server.ts'
import { createPool } from '../../src/platform/db/pool.ts'
import { testDatabase } from './database.ts'

export async function emptyHouse(): Promise<{ url: string; stop(): Promise<void> }> {
  const database = await testDatabase()
  const pool = createPool(database.config, { max: 4 })
  const dataDir = await mkdtemp(join(tmpdir(), 'dunwell-first-'))
  const server = await startServer({
    config: database.config,
    database: { pool },
    dataDir,
    host: '127.0.0.1',
    port: 0,
    calendar: false,
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await pool.end()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
