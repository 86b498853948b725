/** Serves the database named on stdin until stdin ends; says its address, and at the end the memory it took. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startServer } from '../src/app/server.ts'
import { createPool } from '../src/platform/db/pool.ts'

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const { config, at } = JSON.parse((await input.next()).value ?? '{}')
const dataDir = await mkdtemp(join(tmpdir(), 'dunwell-bench-'))
const pool = createPool(config)
const server = await startServer({
  config,
  database: { pool, keepPlans: 'commands' },
  dataDir,
  host: '127.0.0.1',
  port: 0,
  // The day the community is measured on; its calendar would begin to bill and to remind in between.
  clock: () => new Date(at),
  calendar: false,
})
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`)
await input.next()
await server.stop()
await pool.end()
await rm(dataDir, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify({ rssMiB: process.resourceUsage().maxRSS / 1024 })}\n`)
