import { expect, test } from 'vitest'
import { files, isTest, read } from './files.ts'
import { impurities } from './purity.ts'

test('rules read no clock, no chance, no machine', () => {
  const rules = files('src/rules/**/*.{ts,tsx}').filter((path) => !isTest(path))
  expect(rules.length).toBeGreaterThan(10)
  expect(rules.flatMap((path) => impurities(path, read(path)).map((what) => `${path}:${what}`))).toEqual([])
})

test('commands take today as an argument and ids from their transaction', () => {
  const commands = files('src/flow/*/commands/**/*.ts').filter((path) => !isTest(path))
  expect(commands.length).toBeGreaterThan(10)
  const clocks = commands.flatMap((path) =>
    impurities(path, read(path))
      .filter((what) => /reads the clock|is random|reads (crypto|performance|process)/.test(what))
      .map((what) => `${path}:${what}`),
  )
  expect(clocks).toEqual([])
})

test.each([
  ["import { readFileSync } from 'node:fs'", 'imports node:fs'],
  ["export { z } from 'kysely'", 'imports kysely'],
  ["const lazy = () => import('./x.ts')", 'imports at run time'],
  ['const at = Date.now()', 'reads the clock: Date.now()'],
  ['const at = new Date()', 'reads the clock: new Date()'],
  ['const at = Date()', 'reads the clock: Date()'],
  ['const at = new Date(2026, 1, 1)', "depends on the machine's zone: new Date(year, …)"],
  ['const chance = Math.random()', 'is random'],
  ["const home = process.env['HOME']", 'reads process'],
  ['const world = globalThis', 'reads globalThis'],
  ['const page = fetch("x")', 'reads fetch'],
  ['const id = crypto.randomUUID()', 'reads crypto'],
  [
    "const f = new Intl.DateTimeFormat('zh-CN')",
    "depends on the machine's zone: Intl.DateTimeFormat without timeZone",
  ],
  ['const month = new Date(0).getMonth()', 'depends on the machine: getMonth'],
  ['const order = a.localeCompare(b)', "depends on the machine's language: localeCompare"],
  ['const here = import.meta.url', 'reads import.meta'],
])('the gate sees it: %s', (source, what) => {
  expect(impurities('planted.ts', `// a line before\n${source}`)).toContain(`2: ${what}`)
})

test.each([
  "import Decimal from 'decimal.js'",
  "import type { Day } from './day.ts'",
  "const f = new Intl.DateTimeFormat('en-CA', { timeZone: zone })",
  'const day = new Date(n * 86_400_000).toISOString()',
  'const utc = new Date(Date.UTC(2026, 1, 1)).getUTCDate()',
  'type Row = { document: string; process: { at: Date } }',
  'const kind = row.document',
])('and leaves the harmless alone: %s', (source) => {
  expect(impurities('planted.ts', source)).toEqual([])
})
