/**
 * npm run mutation [-- part of a file's path or a mistake's name …] [--jobs 2] [--oracle]
 *
 * Makes the mistakes of `mistakes.txt` one at a time in copies of the sources, never in this folder, and runs the pure
 * tests of the rules that could notice. Prints caught or missed, and writes the figures of every file it did as a whole
 * into docs/proof.md. `--oracle` compares rules and oracles on 100,000 inputs instead, and writes that figure.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { made, type Mistake, mistakes } from './mistakes.ts'
import { writeMutationFigures, writeOracleFigures } from './proof.ts'

const root = join(import.meta.dirname, '../..')
const CATCH_AT_LEAST = 0.95
/** A mistake that makes a test run for ever is noticed too. */
const PATIENCE_MS = 240_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '2' }, oracle: { type: 'boolean', default: false } },
})

export type Outcome = { mistake: Mistake; by: string | null; seconds: number }

const all = mistakes()
const chosen = all.filter(
  ({ file, name }) =>
    positionals.length === 0 || positionals.some((part) => `${file}: ${name}`.includes(part)),
)
if (chosen.length === 0) throw new Error(`no mistake is called ${positionals.join(' or ')}`)
const home = mkdtempSync(join(tmpdir(), 'dunwell-mutation-'))
async function measure() {
  const jobs = Math.min(2, Number(values.jobs))
  const benches = await Promise.all(Array.from({ length: jobs }, (_, index) => bench(index)))
  const sound = await tests(benches[0] as string, [])
  if (sound !== null) throw new Error(`without any mistake a test fails already: ${sound}`)
  const waiting = [...chosen]
  const outcomes: Outcome[] = []
  const began = Date.now()
  await Promise.all(
    benches.map(async (folder) => {
      for (let mistake = waiting.shift(); mistake; mistake = waiting.shift()) {
        const outcome = await tryOne(folder, mistake)
        outcomes.push(outcome)
        const verdict = outcome.by === null ? '✗ MISSED' : '✓ caught'
        console.log(
          `${verdict}  ${mistake.file.replace('src/rules/', '')}: ${mistake.name}${outcome.by ? ` — ${outcome.by}` : ''}`,
        )
      }
    }),
  )
  report(outcomes, Date.now() - began)
}

function report(outcomes: readonly Outcome[], took: number) {
  const caught = outcomes.filter(({ by }) => by !== null).length
  const percent = ((100 * caught) / outcomes.length).toFixed(1)
  console.log(`${caught} of ${outcomes.length} caught, ${percent} %, ${(took / 1000).toFixed(0)} s`)
  writeMutationFigures(outcomes, all)
  process.exitCode = caught / outcomes.length >= CATCH_AT_LEAST ? 0 : 1
}

/** What the pure tests of the rules need, with the packages linked. */
async function bench(index: number): Promise<string> {
  const folder = join(home, String(index))
  mkdirSync(folder)
  for (const part of [
    'src',
    'docs',
    'tests/oracle',
    'tests/support',
    'tests/architecture',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'vitest.config.ts'), CONFIG)
  return folder
}

const CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: {
    include: ['src/rules/**/*.test.ts', 'src/app/rules/**/*.test.ts', 'tests/oracle/*.test.ts'],
    exclude: ['node_modules/**', 'src/**/*.db.test.ts', 'src/rules/catalogue/**'],
    // In this process, so that a test that runs for ever ends with it.
    pool: 'threads',
    testTimeout: 200_000,
    bail: 1,
    maxWorkers: 1,
    isolate: false,
    reporters: [['json', { outputFile: 'report.json' }]],
  },
})
`

async function tryOne(folder: string, mistake: Mistake): Promise<Outcome> {
  const path = join(folder, mistake.file)
  const text = readFileSync(path, 'utf8')
  const began = Date.now()
  writeFileSync(path, made(mistake, text))
  try {
    const by = await tests(folder, ['related', mistake.file])
    return { mistake, by, seconds: (Date.now() - began) / 1000 }
  } finally {
    writeFileSync(path, text)
  }
}

/** Runs the tests a file may concern, or all; the first that failed, or null. */
async function tests(folder: string, what: readonly string[]): Promise<string | null> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  rmSync(join(folder, 'report.json'), { force: true })
  const child = spawn(process.execPath, [vitest, ...(what.length > 0 ? what : ['run']), '--run'], {
    cwd: folder,
    env: { ...process.env, ORACLE_INPUTS: '1500' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal) return 'a test that never ended'
  return code === 0 ? null : firstFailure(folder, output)
}

type Report = {
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[]
}

function firstFailure(folder: string, output: string): string {
  const report = join(folder, 'report.json')
  if (!existsSync(report)) {
    // A mistake that eats all memory, say, takes its worker with it. Anything else is ours to mend.
    if (output.includes('Worker exited unexpectedly')) return 'the tests broke off'
    throw new Error(`the tests could not run:\n${output}`)
  }
  for (const { assertionResults, message, name } of (JSON.parse(readFileSync(report, 'utf8')) as Report)
    .testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed')
    if (failed) return failed.fullName
    if (message) throw new Error(`${name} could not be loaded: ${message}`)
  }
  throw new Error(`no test failed, and yet:\n${output}`)
}

try {
  if (values.oracle) writeOracleFigures()
  else await measure()
} finally {
  rmSync(home, { recursive: true, force: true })
}
