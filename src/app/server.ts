/** The server: API, console, jobs and calendar in one process, and an end that leaves nothing behind. */
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { DestinationStream } from 'pino'
import { sealStored } from '../platform/auth/seal-stored.ts'
import { principalOf, SESSION_SECONDS } from '../platform/auth/session.ts'
import { openVault, type Vault } from '../platform/auth/vault.ts'
import type { DatabaseConfig } from '../platform/db/pool.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Database } from '../platform/db/tx.ts'
import { buildHttp } from '../platform/http/server.ts'
import { openLog } from '../platform/log.ts'
import { openJobs } from '../platform/jobs/boss.ts'
import type { JobQueue } from '../platform/jobs/queue.ts'
import { type CalendarMemory, newMemory, startTicker } from './calendar.ts'
import { calendarTasks } from './calendar-tasks.ts'
import { jobKinds } from './jobs.ts'
import { buildRouter } from './router.ts'

export type ServeOptions = {
  config: DatabaseConfig
  database: Database
  dataDir: string
  host: string
  /** 0: any free port. */
  port: number
  clock?: () => Date
  /** How people reach us from outside, e.g. `https://fees.example.cn`. */
  publicUrl?: string | undefined
  /** False: no calendar, e.g. for tests that tick by hand. */
  calendar?: boolean
  logLevel?: string
  /** Absent: the one of the data folder, or of DUNWELL_SECRET. */
  vault?: Vault
  /** Where the log goes; absent: stderr. */
  logTo?: DestinationStream
}

export type Server = { url: string; port: number; stop(): Promise<void> }

const ALIVE = sqlFile(import.meta.url, './sql/alive.sql')
const WEB = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/**
 * Listens, works jobs and keeps the calendars. A port in use is thrown as it comes (EADDRINUSE). What cannot start is taken
 * down again whole, so that its process ends.
 */
export async function startServer(options: ServeOptions): Promise<Server> {
  const clock = options.clock ?? (() => new Date())
  const log = openLog({ level: options.logLevel, to: options.logTo })
  const onDefect = (what: string, err: unknown) => log.error({ what, err }, 'defect')
  const { config, database, dataDir } = options
  const jobs = await openJobs({ config, database, kinds: jobKinds(dataDir), clock, onDefect })
  const memory = newMemory()
  const app = await listening(options, { jobs: jobs.queue, memory, clock, log }).catch(async (error) => {
    await jobs.stop()
    throw error
  })
  const run = { house: { database, dataDir, clock }, tasks: calendarTasks, memory, onDefect }
  const ticker = options.calendar === false ? null : startTicker(run, clock)
  const { port } = app.server.address() as AddressInfo
  return {
    port,
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    stop: once(async () => {
      await app.close()
      await ticker?.stop()
      await jobs.stop()
    }),
  }
}

type Around = { jobs: JobQueue; memory: CalendarMemory; clock: () => Date; log: ReturnType<typeof openLog> }

/** API and console, listening; whatever fails before that leaves nothing open. */
async function listening(options: ServeOptions, { jobs, memory, clock, log }: Around) {
  const { database, host, port } = options
  const vault = options.vault ?? openVault(options.dataDir)
  await sealStored(database, vault)
  const app = await buildHttp({
    router: buildRouter(memory),
    database,
    jobs,
    vault,
    clock,
    principalOf: (token, at) => principalOf(database, token, at),
    sessionSeconds: SESSION_SECONDS,
    publicUrl: options.publicUrl ? new URL(options.publicUrl) : null,
    loopback: host === '127.0.0.1' || host === 'localhost' || host === '::1',
    log,
  })
  try {
    app.get('/health', async (_request, reply) => answerHealth(database, reply))
    await mountWeb(app)
    await app.listen({ host, port })
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

async function answerHealth(database: Database, reply: { code(status: number): unknown }) {
  try {
    await database.pool.query(ALIVE.text)
    return { ok: true }
  } catch {
    reply.code(503)
    return { ok: false }
  }
}

/** The built console; a route of its own answers with its page. Hashed files never change, the page is always asked. */
async function mountWeb(app: FastifyInstance) {
  const built = existsSync(join(WEB, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: WEB,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.setHeader(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const page =
      built &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '')
    if (page) return reply.sendFile('index.html')
    return reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .send(built ? '没有这个页面。Not found.\n' : NOT_BUILT)
  })
}

const NOT_BUILT = '控制台还没有构建：npm run build。The console is not built yet: npm run build.\n'

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => {
    done ??= work()
    return done
  }
}
