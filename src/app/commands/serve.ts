/** The server as a command: it runs until it is told to stop, or whoever started it has gone. */
import { type CliCommand, type CliIo, textOption } from '../../platform/cli.ts'
import { platformProblems } from '../../platform/problems.ts'
import { watchParent } from '../../platform/parent.ts'
import { firstStart } from '../first-start.ts'
import { type Opened, withDatabase } from '../open-database.ts'
import { appProblems } from '../problems.ts'
import type { Server } from '../server.ts'

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'public-url': { type: 'string' },
} as const

const serve: CliCommand = {
  words: 'serve',
  usage: 'serve [--port 3000] [--host 127.0.0.1] [--public-url https://…]',
  zh: '运行接口、控制台、后台任务与日程',
  en: 'API, console, jobs and calendar in one process',
  options: OPTIONS,
  offline: true,
  run: (io) => withDatabase(io.options, io.say, (opened) => serveUntilStopped(io, opened)),
}

const start: CliCommand = {
  words: 'start',
  usage: 'start [--empty] [--port 3000] [--host 127.0.0.1]',
  zh: 'npm start 所用：首次启动带一个演示小区',
  en: 'what npm start runs: with a demo community on the first start',
  options: { ...OPTIONS, empty: { type: 'boolean' } },
  offline: true,
  run: (io) =>
    withDatabase(io.options, io.say, async (opened) => {
      const logins = await firstStart({ ...io, ...opened }, io.options['empty'] === true)
      return serveUntilStopped(io, opened, logins)
    }),
}

async function serveUntilStopped(io: CliIo, opened: Opened, lines: readonly string[] = []) {
  const stopped = untilStopped()
  // Told to stop while it still starts, it does not wait for what it waits for.
  void stopped.then(endSoon)
  const server = await listen(io, opened, portOf(io)).catch((error) => {
    process.exitCode = 1
    endSoon()
    throw error
  })
  const shownUrl = server.url.replace('//0.0.0.0:', '//127.0.0.1:')
  for (const line of lines) process.stdout.write(`${line}\n`)
  process.stdout.write(`Dunwell is ready at ${shownUrl}\n`)
  await stopped
  await server.stop()
  return null
}

/** Whatever hangs, nobody is left waiting for us: the process ends soon, with the exit code it was given meanwhile. */
function endSoon() {
  setTimeout(() => process.exit(), 10_000).unref()
}

async function listen(io: CliIo, { config, database, dataDir }: Opened, port: number): Promise<Server> {
  const publicUrl = publicUrlOf(io)
  // Loaded here, so that the other commands start without a web server.
  const { startServer } = await import('../server.ts')
  try {
    return await startServer({
      config,
      database: { ...database, keepPlans: 'commands' },
      dataDir,
      port,
      host: textOption(io, 'host') ?? '127.0.0.1',
      publicUrl,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw appProblems.port_in_use({ port })
    throw error
  }
}

/** Resolves at Ctrl-C, at a polite kill, or when the launcher is gone. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    watchParent(resolve)
  })
}

function portOf(io: CliIo): number {
  const text = textOption(io, 'port') ?? (process.env['PORT'] || '3000')
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw platformProblems.bad_input({ where: 'PORT', detail: `${text} 不是端口号 (not a port)` })
  return port
}

function publicUrlOf(io: CliIo): string | undefined {
  const text = textOption(io, 'public-url') ?? (process.env['DUNWELL_PUBLIC_URL'] || undefined)
  if (text !== undefined && !/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw platformProblems.bad_input({
      where: '--public-url',
      detail: `${text} 不是 https://… 这样的地址 (not an address such as https://fees.example.cn)`,
    })
  return text
}

export const serveCommands = [start, serve]
