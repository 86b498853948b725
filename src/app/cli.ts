/** The entry of `dunwell`: finds the command, opens the database for it, runs it, prints what it answers. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { CliCommand, CliIo, CliOptions, CliResult } from '../platform/cli.ts'
import { SYSTEM } from '../platform/cli.ts'
import { DatabaseProblem } from '../platform/postgres/postgres.ts'
import { platformProblems } from '../platform/problems.ts'
import { problemOf } from '../platform/http/reply.ts'
import { instantOf, localDay, parseDay } from '../rules/day.ts'
import { Problem } from '../rules/problem.ts'
import { commands } from './commands.ts'
import { helpText } from './commands/help.ts'
import { withDatabase } from './open-database.ts'
import { hideProgress, showProgress } from './progress.ts'

const GLOBAL: CliOptions = {
  json: { type: 'boolean' },
  database: { type: 'string' },
  data: { type: 'string' },
  on: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
}

type Parsed = { command: CliCommand; args: string[]; options: CliIo['options'] }

await main(process.argv.slice(2))

async function main(argv: string[]) {
  // A reader that stops early (head) is not our failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const json = argv.includes('--json')
  try {
    const wanted = wordsOf(argv)
    if (wanted.help) return print(helpText(commands, wanted.positionals))
    process.exitCode = printResult(await run(parse(argv, wanted.positionals)), json)
  } catch (thrown) {
    process.exitCode = printFailure(thrown, json)
  } finally {
    hideProgress()
  }
}

/** A first, lenient reading: which words stand there, whatever the options are. */
function wordsOf(argv: string[]): { positionals: string[]; help: boolean } {
  const options = Object.assign({}, ...commands.map((command) => command.options ?? {}), GLOBAL) as CliOptions
  const { positionals, values } = parseArgs({ args: argv, options, strict: false, allowPositionals: true })
  const [first] = positionals
  if (first === undefined || first === 'help') return { positionals: positionals.slice(1), help: true }
  return { positionals, help: values['help'] === true }
}

function parse(argv: string[], positionals: string[]): Parsed {
  const command = findCommand(positionals)
  if (!command) throw unknownCommand(positionals)
  try {
    const parsed = parseArgs({
      args: argv,
      options: { ...command.options, ...GLOBAL },
      allowPositionals: true,
    })
    const args = parsed.positionals.slice(command.words.split(' ').length)
    return { command, args, options: parsed.values as CliIo['options'] }
  } catch (error) {
    const { message } = error as Error
    throw platformProblems.bad_input({
      where: `dunwell ${command.words}`,
      detail: `${message}（用法 usage: ${command.usage}）`,
    })
  }
}

/** The command with the most words among those the positionals begin with. */
function findCommand(positionals: string[]): CliCommand | undefined {
  return commands
    .filter(({ words }) => words.split(' ').every((word, index) => positionals[index] === word))
    .sort((a, b) => b.words.split(' ').length - a.words.split(' ').length)[0]
}

function unknownCommand(positionals: string[]): Problem {
  return platformProblems.bad_input({
    where: `dunwell ${positionals.slice(0, 2).join(' ')}`,
    detail: '没有这个命令，dunwell help 可列出全部 (no such command; see dunwell help)',
  })
}

async function run({ command, args, options }: Parsed): Promise<CliResult> {
  const io: Omit<CliIo, 'database' | 'dataDir'> = {
    args,
    options,
    json: options['json'] === true,
    actor: SYSTEM,
    at: actingAt(options['on'], new Date()),
    say: (line) => void process.stderr.write(`${line}\n`),
    progress: showProgress,
  }
  if (command.offline) return command.run(io as CliIo)
  return withDatabase(options, io.say, (opened) => command.run({ ...io, ...opened }))
}

/** `--on DAY` ahead of today lets that day be lived now: the command acts at its noon. Otherwise it acts now. */
function actingAt(on: unknown, now: Date): Date {
  const day = typeof on === 'string' ? parseDay(on) : null
  const zone = 'Asia/Shanghai'
  return day && day > localDay(now, zone) ? instantOf(day, 720, zone) : now
}

function printResult(result: CliResult, json: boolean): number {
  hideProgress()
  if (!result) return 0
  if (!json) print(result.text)
  else if (result.jsonLines) print(result.jsonLines.map((document) => JSON.stringify(document)).join('\n'))
  else print(JSON.stringify(result.json, null, 2))
  return result.exitCode ?? 0
}

/** A Problem exits 2 and says what to do; a defect exits 1 and shows where it happened. */
function printFailure(thrown: unknown, json: boolean): number {
  hideProgress()
  const problem = problemJson(thrown)
  if (!problem) {
    process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`)
    return 1
  }
  const lines = [
    `${problem.code}  ${problem.message}`,
    problem.messageEn,
    `→ ${problem.next}`,
    problem.nextEn && `  ${problem.nextEn}`,
  ]
  process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`)
  if (json) print(JSON.stringify({ problem }, null, 2))
  return 2
}

function problemJson(thrown: unknown) {
  if (thrown instanceof DatabaseProblem) {
    const { code, message, next } = thrown
    return { code, status: 503, message, messageEn: '', next, nextEn: '', facts: {} }
  }
  const problem = thrown instanceof z.ZodError || thrown instanceof Problem ? problemOf(thrown) : null
  return problem?.toJSON() ?? null
}

function print(text: string) {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}
