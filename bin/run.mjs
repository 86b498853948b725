// npm run <task>. One word a task; without a word, the list.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bootstrap, findNode, root, runNode } from './bootstrap.mjs'
import { buildWeb } from './web.mjs'

const cli = join(root, 'src/app/cli.ts')
const knip = join(root, 'node_modules/knip/bin/knip.js')
const gate = (name) => join(root, 'bin/gates', name)
const vite = join(root, 'node_modules/vite/bin/vite.js')
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')

const tasks = {
  check: ['类型、规范、格式、快速测试 · types, lint, format, fast tests', check],
  dev: ['改动即生效的服务器和网页 · server and web, reloading on change', dev],
  build: [
    '构建网页 · build the web',
    async () => void (process.exitCode = buildWeb({ always: true }) ? 0 : 1),
  ],
  format: ['统一格式 · format the sources', () => runNode([biome, 'format', '--write', root])],
  db: [
    'migrate | reset | schema：本地数据库；schema 重写 db/schema.sql · the local database; schema rewrites db/schema.sql',
    (args) => runNode(args[0] === 'schema' ? [gate('write-schema.ts')] : [cli, 'db', ...args]),
  ],
  catalogue: [
    '重写 docs/law/rules.md · rewrite docs/law/rules.md',
    () => runNode([gate('write-catalogue.ts')]),
  ],
  openapi: ['重写 openapi.json · rewrite openapi.json', () => runNode([gate('write-openapi.ts')])],
  faults: [
    '--minutes N：反复断电、重启、写满磁盘，打印数字 · kills, restarts, a full disk, over and over; prints figures',
    (args) => runNode([join(root, 'tests/faults/run.ts'), ...args]),
  ],
  sizes: ['哪些文件长得该问一句为什么 · what grew past asking why', () => runNode([gate('sizes.ts')])],
  ease: [
    '在真实产品上数键、点和毫秒，写 docs/ease.md · counts keys, clicks and milliseconds into docs/ease.md',
    () => measure('find', 'desk', 'import', 'board'),
  ],
  pictures: ['重拍 docs/pictures · takes the pictures anew', () => measure('pictures')],
  wording: [
    '从训练文本重做文案模型的权重 · makes the weights of the wording model anew from its text',
    () => runNode([join(root, 'bin/wording/write-model.ts')]),
  ],
  mutation: [
    '[文件或名称] [--oracle]：种下错误，看测试是否发现，写 docs/proof.md · plants mistakes in copies and sees whether a test notices',
    (args) => runNode([join(root, 'tests/mutation/run.ts'), ...args]),
  ],
  unused: ['没有人用的导出和依赖 · exports and packages nobody uses', () => runNode([knip, '--no-progress'])],
}

const [word, ...args] = process.argv.slice(2)
if (word in tasks) {
  process.chdir(root)
  bootstrap()
  await tasks[word][1](args)
} else {
  for (const [name, [does]] of Object.entries(tasks)) console.log(`npm run ${name.padEnd(8)} ${does}`)
  process.exitCode = word === undefined ? 0 : 1
}

/** All at once: the tests mostly wait while types and lint compute. */
async function check() {
  const began = Date.now()
  const steps = await Promise.all([
    step('types', 'node_modules/typescript7/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
    step('lint', 'node_modules/oxlint/bin/oxlint', 'src', 'tests', 'bench', 'bin'),
    step('format', biome, 'format', '.'),
    step('tests', 'node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--project', 'architecture'),
  ])
  for (const { output } of steps.filter(({ ok }) => !ok)) console.log(output)
  for (const { name, ok, seconds } of steps) console.log(`${ok ? '✓' : '✗'} ${name.padEnd(8)} ${seconds} s`)
  console.log(`  all      ${secondsSince(began)} s`)
  process.exitCode = steps.every(({ ok }) => ok) ? 0 : 1
}

async function step(name, program, ...args) {
  const began = Date.now()
  const child = spawn(findNode(), [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { name, ok: code === 0, output, seconds: secondsSince(began) }
}

/** On today's web, in a database of its own. */
async function measure(...what) {
  if (!buildWeb()) return void (process.exitCode = 1)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  await runNode([vitest, 'run', '--config', 'tests/ease/vitest.config.ts', ...what])
}

/** The web comes from Vite, which passes the API on to the server; either of them ending ends both. */
async function dev(args) {
  const web = spawn(findNode(), [vite], { cwd: root, stdio: 'inherit' })
  process.once('exit', () => web.kill())
  await runNode(['--watch', '--watch-preserve-output', cli, 'serve', ...args])
}

function secondsSince(began) {
  return ((Date.now() - began) / 1000).toFixed(1)
}
