/**
 * The frame every command of the command line hangs in. A slice lists its commands in `cli.ts`; `src/app/cli.ts`
 * collects them. Results go to stdout, progress and words to stderr; a Problem exits 2, a defect 1.
 */
import type { ParseArgsConfig } from 'node:util'
import type { Day } from '../rules/day.ts'
import { parseDay } from '../rules/day.ts'
import { type Actor, type Context, type Database, inSnapshot, inTransaction, type Tx } from './db/tx.ts'
import { platformProblems } from './problems.ts'

export type CliOptions = NonNullable<ParseArgsConfig['options']>

export type CliCommand = {
  /** The words typed, e.g. `import roster`. */
  words: string
  usage: string
  zh: string
  en: string
  options?: CliOptions
  /** True when the command needs no database (e.g. `rules`). */
  offline?: boolean
  run(io: CliIo): Promise<CliResult>
}

/** What a command answers: `json` for machines, `text` for people. */
export type CliResult = {
  json: unknown
  text: string
  exitCode?: number
  /** Several documents, printed one a line instead of `json`. */
  jsonLines?: readonly unknown[]
} | null

export type CliIo = {
  args: string[]
  options: Record<string, string | boolean | (string | boolean)[] | undefined>
  json: boolean
  database: Database
  /** Where files of this installation live (outbox, backups). */
  dataDir: string
  actor: Actor
  /** The instant this command acts at. */
  at: Date
  /** Words for people, to stderr. */
  say(line: string): void
  /** Progress of long work, to stderr on a terminal. */
  progress(done: number, total: number | null, what: string): void
}

export type CommunityRef = { companyId: string; communityId: string; code: string }

export const SYSTEM: Actor = { kind: 'system', name: 'command-line' }

/** The community of `--community CODE`; a missing option or unknown code is a Problem. */
export async function communityOf(io: CliIo): Promise<CommunityRef> {
  return communityByCode(io.database, requiredOption(io, 'community'))
}

export async function communityByCode(database: Database, code: string): Promise<CommunityRef> {
  const { rows } = await database.pool.query(
    'SELECT company_id, community_id FROM platform.company_of_code($1)',
    [code],
  )
  const row = rows[0] as { company_id: string; community_id: string } | undefined
  if (!row) throw platformProblems.community_not_found({ code })
  return { companyId: row.company_id, communityId: row.community_id, code }
}

/** Every community of this installation, in the order of codes. */
export async function allCommunities(database: Database): Promise<CommunityRef[]> {
  const { rows } = await database.pool.query(
    'SELECT company_id, community_id, code FROM platform.all_communities()',
  )
  return rows.map((row) => ({ companyId: row.company_id, communityId: row.community_id, code: row.code }))
}

export function requiredOption(io: CliIo, name: string): string {
  const value = io.options[name]
  if (typeof value !== 'string' || value === '') {
    throw platformProblems.bad_input({ where: `--${name}`, detail: '必须给出 (required)' })
  }
  return value
}

export function textOption(io: CliIo, name: string): string | undefined {
  const value = io.options[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A day given by an option, or the fallback. Text that is no day is a Problem. */
export function dayOption(io: CliIo, name: string, fallback: Day): Day {
  const text = textOption(io, name)
  if (text === undefined) return fallback
  const parsed = parseDay(text)
  if (!parsed)
    throw platformProblems.bad_input({ where: `--${name}`, detail: `${text} 不是日期，应为 YYYY-MM-DD` })
  return parsed
}

export function contextFor(io: CliIo, companyId: string): Context {
  return { companyId, actor: io.actor, at: io.at }
}

export function transact<Result>(
  io: CliIo,
  companyId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(io.database, contextFor(io, companyId), work)
}

export function read<Result>(
  io: CliIo,
  companyId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return inSnapshot(io.database, contextFor(io, companyId), work)
}
