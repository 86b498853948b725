// npm run sizes: what grew past the size at which one asks why. A question, not a gate.
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

type Kind = { zh: string; en: string; files: string[]; aim: number; usual: number; ask: number }

const root = new URL('../../', import.meta.url).pathname
const list = (...patterns: string[]) =>
  globSync(patterns, { cwd: root }).map((path) => path.replaceAll('\\', '/'))
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const code = list('src/**/*.ts').filter((path) => !isTest(path))

const KINDS: Kind[] = [
  {
    zh: '规则与命令',
    en: 'rules and commands',
    files: code.filter((path) => /^src\/rules\/|\/commands\//.test(path)),
    aim: 60,
    usual: 150,
    ask: 250,
  },
  {
    zh: '其余服务器代码',
    en: 'other server code',
    files: code.filter((path) => !/^src\/(rules|web)\/|\/commands\//.test(path)),
    aim: 60,
    usual: 150,
    ask: 250,
  },
  {
    zh: '页面与表单',
    en: 'pages and forms',
    files: list('src/web/**/*.tsx').filter((path) => !isTest(path)),
    aim: 90,
    usual: 220,
    ask: 350,
  },
  {
    zh: '测试',
    en: 'tests',
    files: list('src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'),
    aim: 80,
    usual: 250,
    ask: 400,
  },
  { zh: 'SQL', en: 'SQL', files: list('src/**/*.sql'), aim: 25, usual: 70, ask: 120 },
]

for (const { zh, en, files, aim, usual, ask } of KINDS) {
  const sizes = files.map((path) => ({ path, lines: lines(path) })).sort((a, b) => a.lines - b.lines)
  const at = (share: number) =>
    sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]?.lines ?? 0
  console.log(
    `${zh} · ${en}: ${sizes.length} files, median ${at(0.5)} (aim ${aim}), p90 ${at(0.9)} (usual ${usual}), max ${at(1)}`,
  )
  for (const { path, lines: count } of sizes.filter(({ lines: n }) => n > ask).reverse())
    console.log(`  ${String(count).padStart(5)}  ${path}  (ask why past ${ask})`)
}

const long = code.flatMap((path) => functionsPast(path, 70))
console.log(`函数 · functions past 70 lines: ${long.length}`)
for (const what of long) console.log(`  ${what}`)

function lines(path: string): number {
  return readFileSync(root + path, 'utf8').split('\n').length - 1
}

/** Top-level functions by their braces in the first column: near enough for a question. */
function functionsPast(path: string, limit: number): string[] {
  const found: string[] = []
  let open: { name: string; from: number } | undefined
  for (const [index, line] of readFileSync(root + path, 'utf8')
    .split('\n')
    .entries()) {
    const name = /^(?:export )?(?:async )?function\*? (\w+)/.exec(line)?.[1]
    if (name) open = { name, from: index }
    if (line === '}' && open) {
      if (index - open.from > limit)
        found.push(`${index - open.from}  ${basename(path)} ${open.name}  ${path}`)
      open = undefined
    }
  }
  return found
}
