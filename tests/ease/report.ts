/** What was measured, part by part, on the page people read: docs/ease.md. Each run replaces its own part only. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const page = new URL('../../docs/ease.md', import.meta.url)
const HEAD = `# 顺手：量出来的 · Ease, measured

由 \`npm run ease\` 写成：真实的产品、真实的数据库、真实的浏览器。不要手改。
Written by \`npm run ease\`, on the real product, database and browser. Not edited by hand.
`

/** Replaces the part `name` of the page, with the day, the machine and how busy it was. */
export function note(name: string, title: string, lines: readonly string[]): void {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : HEAD
  const parts = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((part) => [part.slice('## '.length).split(' ')[0] as string, part.trimEnd()]),
  )
  parts.set(name, [`## ${name} ${title}`, '', machine(), '', ...lines].join('\n'))
  const sorted = [...parts]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, part]) => part)
  writeFileSync(page, `${[HEAD.trimEnd(), ...sorted].join('\n\n')}\n`)
}

function machine(): string {
  const [load = 0] = loadavg()
  return `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores · load ${load.toFixed(1)}`
}
