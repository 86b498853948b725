/**
 * `dunwell bench NAME`, in a process of its own: measures, says how far it is on stderr, and prints one JSON document.
 *
 *     node bench/run.ts billing --households 100000 [--database URL | --data DIR]
 */
import { parseArgs } from 'node:util'
import { withDatabase } from '../src/app/open-database.ts'
import { benches } from './benches.ts'
import { Estates } from './estates.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    households: { type: 'string', default: '10000' },
    database: { type: 'string' },
    data: { type: 'string' },
  },
})
const [name] = positionals
const households = Number(values.households)
const say = (line: string) => void process.stderr.write(`${line}\n`)

const answers = await withDatabase(values, say, ({ config }) => measure(config), { migrate: false })
process.stdout.write(`${JSON.stringify(answers)}\n`)

async function measure(server: Parameters<Parameters<typeof withDatabase>[2]>[0]['config']) {
  const estates = new Estates(server, say)
  try {
    const answers = []
    for (const bench of benches.filter((one) => name === 'all' || one.name === name)) {
      const size = bench.sizeOf(households)
      say(`── ${bench.name} ${size} ${bench.noun}`)
      answers.push(await bench.run({ server, estates, say }, size))
      say(JSON.stringify(answers.at(-1)))
    }
    return answers
  } finally {
    await estates.drop()
  }
}
