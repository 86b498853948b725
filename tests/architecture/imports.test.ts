import { createRequire } from 'node:module'
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import { files, planted, ROOT } from './files.ts'
import line from './line.json' with { type: 'json' }

// What may import what: the rules, each with its reason, stand in .dependency-cruiser.cjs.

type Config = { forbidden: (IForbiddenRuleType & { name: string })[]; options: ICruiseOptions }
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Config

async function look(baseDir: string) {
  const { output } = await cruise(['src'], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir,
  })
  const { modules, summary } = output as ICruiseResult
  const breaches = summary.violations.map(({ rule, from, to, cycle, via }) => {
    const way = [...(cycle ?? []), ...(via ?? [])].map(({ name }) => name).join(' → ')
    return `${rule.name}: ${from} → ${way || to}`
  })
  return { modules, edges: summary.totalDependenciesCruised ?? 0, breaches: breaches.sort() }
}

/** Of the whole project, once. */
let whole: ReturnType<typeof look> | undefined
const lookAtAll = () => (whole ??= look(ROOT))

test('imports point left, and never in a circle', async () => {
  const onDisk = files('src/**/*.{ts,tsx}')
  const { modules, edges, breaches } = await lookAtAll()
  const own = modules.filter(({ source }) => source.startsWith('src/')).map(({ source }) => source)
  expect(breaches).toEqual([])
  // Counted against the disk: a parser that understands nothing would find no breach either.
  expect(own.sort()).toEqual(expect.arrayContaining(onDisk))
  expect(edges).toBeGreaterThan(own.length)
}, 30_000)

test('every slice stands in the line, and something starts it', async () => {
  const slices = [...new Set(files('src/flow/*/*').map((path) => path.split('/')[2] as string))]
  expect(slices.length).toBeGreaterThan(4)
  expect(line).toEqual(expect.arrayContaining(slices))
  const { modules } = await lookAtAll()
  const started = slices.filter((slice) =>
    modules.some(
      ({ source, dependencies }) =>
        /^src\/(app|demo)\/|^tests\/support\//.test(source) &&
        dependencies.some(({ resolved }) => resolved.startsWith(`src/flow/${slice}/`)),
    ),
  )
  expect(slices.filter((slice) => !started.includes(slice))).toEqual([])
}, 30_000)

const PLANTED: Record<string, string> = {
  'package.json': '{"name":"planted","dependencies":{"zod":"*"},"devDependencies":{"vite":"*"}}',
  'tsconfig.json':
    '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}',
  'node_modules/vite/package.json': '{"name":"vite","main":"index.js"}',
  'node_modules/vite/index.js': '',
  'node_modules/left-pad/package.json': '{"name":"left-pad","main":"index.js"}',
  'node_modules/left-pad/index.js': '',
  'src/rules/clock.ts': "import { readFileSync } from 'node:fs'; readFileSync('x')",
  'src/rules/clock.test.ts': "import '../platform/db.ts'",
  'src/rules/two.ts': "import type { Three } from './three.ts'; export type Two = Three",
  'src/rules/three.ts': "import type { Two } from './two.ts'; export type Three = Two | 3",
  'src/platform/db.ts': "import '../flow/ledger/model.ts'",
  'src/platform/x/contract.ts': "import '../pool.ts'",
  'src/platform/pool.ts': "import 'left-pad'; import './nowhere.ts'",
  'src/flow/ledger/model.ts': '',
  'src/flow/ledger/insides.ts': "import 'vite'",
  'src/flow/collections/api.ts': "import '../ledger/insides.ts'; import '../../app/server.ts'",
  'src/flow/collections/contract.ts': "import './wide.ts'",
  'src/flow/collections/wide.ts': "import 'node:crypto'",
  'src/app/server.ts': "import '../web/kit/page.ts'; import './server.test.ts'",
  'src/app/server.test.ts': '',
  'src/web/kit/page.ts': "import '../../flow/ledger/insides.ts'",
  'src/demo/people.ts': '',
  'src/flow/insight/report.ts': "import '../../demo/people.ts'",
}
// One wrong import for every pair of neighbours: the left one reaches to its right.
for (const [index, slice] of line.slice(0, -1).entries()) {
  PLANTED[`src/flow/${slice}/reach.ts`] = `import '../${line[index + 1]}/problems.ts'`
  PLANTED[`src/flow/${line[index + 1]}/problems.ts`] = ''
}

test('the gate sees every breach that is planted', async () => {
  const { folder, remove } = planted(PLANTED)
  try {
    const { breaches } = await look(folder)
    const found = new Set(breaches.map((breach) => breach.split(':')[0]))
    expect(config.forbidden.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([])
    expect(breaches).toEqual(
      expect.arrayContaining([
        'contract-stays-light: src/flow/collections/contract.ts → src/flow/collections/wide.ts → crypto',
        'declared-packages-only: src/platform/pool.ts → node_modules/left-pad/index.js',
        'declared-packages-only: src/platform/pool.ts → ./nowhere.ts',
        'no-cycle: src/rules/three.ts → src/rules/two.ts → src/rules/three.ts',
        'not-right-of-roster: src/flow/roster/reach.ts → src/flow/tariff/problems.ts',
      ]),
    )
  } finally {
    remove()
  }
}, 30_000)
