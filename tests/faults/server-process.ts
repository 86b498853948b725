/** A server as a real process, which can be killed, and somebody signed in to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Installation } from './installation.ts'
import { until, within } from './waiting.ts'

const CLI = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url))
export const PASSWORD = 'plum-tree 93 lantern'
/** A start and a stop take seconds; on a machine that is busy with other things, many. */
const START_MS = 90_000
const STOP_MS = 60_000
const ANSWER_MS = 20_000

export type ServerProcess = {
  port: number
  url: string
  /** The last defects it told of, but those of the queue, which finds out about its connections by itself. */
  said(): string
  kill(): Promise<void>
  stop(): Promise<void>
}

/** The process alone; `ended` tells how, once it and its output have come to their end. */
export type Started = {
  child: ChildProcess
  said(): string
  ended: Promise<{ code: number | null; signal: string | null }>
  end(signal: NodeJS.Signals): Promise<void>
}

export function startProcess(where: Installation, port: number, more: readonly string[] = []): Started {
  const { DUNWELL_DATABASE_URL: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', CLI, 'serve', '--data', where.dataDir, ...more],
    {
      // Should this process be killed, its servers end by themselves.
      env: { ...env, ...where.env, PORT: String(port), DUNWELL_PARENT_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  const ended: Started['ended'] = new Promise((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  return {
    child,
    said: () => said,
    ended,
    async end(signal) {
      if (isRunning(child)) child.kill(signal)
      await within(STOP_MS, `a server to end by ${signal}; it said ${said}`, ended).catch((error) => {
        child.kill('SIGKILL')
        throw error
      })
    },
  }
}

/** Once it says that it listens. One that ends before that, or is not there in time, is told with its words. */
export async function ready({ child, said, end }: Started): Promise<ServerProcess> {
  const url = await until(
    START_MS,
    'a server to be ready',
    async () => {
      if (!isRunning(child)) throw new Error('the server did not start')
      return /is ready at (\S+)/.exec(said())?.[1] ?? null
    },
    20,
  ).catch((error) => {
    error.message += `: ${said()}`
    throw error
  })
  return {
    url,
    port: Number(new URL(url).port),
    said: () => defectsIn(said()),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

function defectsIn(said: string): string {
  const lines = said.split('\n').filter((line) => line.startsWith('{') && !line.includes('"what":"pg-boss"'))
  // A process that ended by itself says so in plain words.
  const plain = said.split('\n').filter((line) => line !== '' && !line.startsWith('{'))
  return [...plain.slice(-40), ...told(lines)].join('\n')
}

function told(lines: readonly string[]): string[] {
  return lines.slice(-5).map((line) => {
    const { what, err = {} } = JSON.parse(line)
    return `${what} ${err.code ?? ''} ${err.stack ?? err.message ?? ''}`
  })
}

export type Person = { send(method: string, path: string, body?: unknown): Promise<Answer> }
export type Answer = { status: number; body: any }

/** Signs in as the admin; `url` is asked anew each time, for servers come and go. No answer is waited for without end. */
export async function signIn(url: () => string): Promise<Person> {
  const answer = await fetch(`${url()}/api/auth/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
    signal: AbortSignal.timeout(ANSWER_MS),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.status !== 200 || !cookie) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return {
    async send(method, path, body) {
      const response = await fetch(url() + path, {
        method,
        headers: { cookie, ...contentOf(body) },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      })
      const text = await response.text()
      return { status: response.status, body: /^[{[]/.test(text) ? JSON.parse(text) : text }
    },
  }
}

function contentOf(body: unknown): Record<string, string> {
  if (body instanceof FormData) return { 'x-dunwell-upload': '1' }
  return body === undefined ? {} : { 'content-type': 'application/json' }
}
