/**
 * What the server says of itself, on stderr, one JSON object a line. A log is read by more people than may read what is in
 * the database, so a defect is told without the values it happened to: no row, no parameter, no quoted input, no number
 * long enough to be a phone's.
 */
import { type DestinationStream, type Logger, pino } from 'pino'

/** Fields of a database error that name where, never what. */
const SAFE_FIELDS = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'syscall',
] as const

export function openLog(options: { level?: string | undefined; to?: DestinationStream | undefined }): Logger {
  const to = options.to ?? pino.destination({ fd: 2, sync: true })
  return pino({ level: options.level ?? 'warn', serializers: { err: withoutValues } }, to)
}

/** An error for the log: its kind, its words without values, its stack, and of a database error where it happened. */
export function withoutValues(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error))
    return isLikeError(thrown) ? withoutValues(asError(thrown)) : { type: typeof thrown }
  const from = thrown as unknown as Record<string, unknown>
  const safe = Object.fromEntries(
    SAFE_FIELDS.filter((name) => typeof from[name] === 'string').map((name) => [name, from[name]]),
  )
  const clean = (text: string) => withoutNumbers(isAboutData(thrown) ? withoutQuotes(text) : text)
  // Without its first lines, which are the message again.
  const stack = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const told = { type: thrown.constructor.name, message: clean(thrown.message), stack: stack.join('\n') }
  return { ...told, ...safe, ...causeOf(thrown) }
}

type LikeError = { message: string; stack?: string }

/** What was thrown in one place and copied in another is an error no more, and still says what happened. */
function isLikeError(thrown: unknown): thrown is LikeError {
  return typeof thrown === 'object' && thrown !== null && typeof (thrown as LikeError).message === 'string'
}

function asError(thrown: LikeError): Error {
  return Object.assign(new Error(thrown.message), { stack: '' }, thrown)
}

function causeOf({ cause }: Error): Record<string, unknown> {
  return cause instanceof Error ? { cause: withoutValues(cause) } : {}
}

/** Class 22 of PostgreSQL and what parsers throw quote the value they could not read; all else quotes names. */
function isAboutData(error: Error): boolean {
  const { code } = error as { code?: unknown }
  return error instanceof SyntaxError || (typeof code === 'string' && code.startsWith('22'))
}

function withoutQuotes(text: string): string {
  return text.replace(/(["'“`])(?:(?!\1).)*\1|“[^”]*”/gs, '"…"')
}

function withoutNumbers(text: string): string {
  return text.replace(/\d{7,}[\dXx]?/g, '…')
}
