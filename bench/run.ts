/**
 * `dunwell bench NAME`, in a process of its own: measures, says how far it is on stderr, and prints one JSON document.
 *
 *     node bench/run.ts billing --households 100000 [--database URL | --data DIR]
 *     node bench/run.ts all --households 100000 --write      every one, also at a tenth, into bench/README.md
 */
import { parseArgs } from 'node:util'
import { withDatabase } from '../src/app/open-database.ts'
import { createPool, type DatabaseConfig } from '../src/platform/db/pool.ts'
import { benches } from './benches.ts'
import { Estates } from './estates.ts'
import type { Bench, Measured } from './measured.ts'
import { type Grown, loadNow, writeReport } from './report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    households: { type: 'string', default: '10000' },
    write: { type: 'boolean', default: false },
    database: { type: 'string' },
    data: { type: 'string' },
  },
})
const [name] = positionals
const households = Number(values.households)
const say = (line: string) => void process.stderr.write(`${line}\n`)

const load = loadNow()
const answers = await withDatabase(values, say, ({ config }) => measure(config), { migrate: false })
process.stdout.write(`${JSON.stringify(answers)}\n`)

async function measure(server: DatabaseConfig): Promise<Measured[]> {
  const estates = new Estates(server, say)
  const run = async (bench: Bench, size: number) => {
    say(`── ${bench.name} ${size} ${bench.noun}`)
    return bench.run({ server, estates, say }, size)
  }
  try {
    if (name === 'all') return await all(server, run)
    const bench = benches.find((one) => one.name === name)
    if (!bench) throw new Error(`no such benchmark: ${name}`)
    return [await run(bench, bench.sizeOf(households))]
  } finally {
    await estates.drop()
  }
}

async function all(server: DatabaseConfig, run: (bench: Bench, size: number) => Promise<Measured>) {
  const grown: Grown[] = []
  for (const bench of benches) {
    const size = bench.sizeOf(households)
    const small = await run(bench, Math.max(1, Math.round(size / 10)))
    grown.push({ small, whole: await run(bench, size) })
    say(JSON.stringify(grown.at(-1)?.whole))
  }
  if (values.write) await writeReport(grown, load, await versionOf(server))
  return grown.flatMap(({ small, whole }) => [small, whole])
}

async function versionOf(server: DatabaseConfig): Promise<string> {
  const pool = createPool(server, { max: 1, name: 'dunwell-bench' })
  try {
    const { rows } = await pool.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version.split(' ')[0] ?? ''
  } finally {
    await pool.end()
  }
}
