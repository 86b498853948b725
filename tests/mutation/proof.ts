/** The figures of docs/proof.md, written by what measured them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare, ORACLE_RULES } from '../oracle/compare.ts'
import type { Mistake } from './mistakes.ts'
import type { Outcome } from './run.ts'

const PAGE = join(import.meta.dirname, '../../docs/proof.md')
const INPUTS = 25_000
const SEED = 20_261_121

/** Puts lines between `<!-- name -->` and `<!-- /name -->`. */
function write(name: string, change: (before: string) => string) {
  const text = readFileSync(PAGE, 'utf8')
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(open) + open.length, text.indexOf(close)]
  if (from < open.length || to < from) throw new Error(`docs/proof.md has no place for ${name}`)
  writeFileSync(PAGE, text.slice(0, from) + change(text.slice(from, to)) + text.slice(to))
}

/** Compares every rule with its oracle, and writes how many inputs differed. */
export function writeOracleFigures() {
  const rows = ORACLE_RULES.map((rule) => {
    const began = process.cpuUsage()
    const mismatches = compare(rule, INPUTS, SEED).length
    const { user, system } = process.cpuUsage(began)
    const seconds = ((user + system) / 1_000_000).toFixed(1)
    console.log(`${rule}: ${INPUTS} inputs, ${mismatches} mismatches, ${seconds} CPU s`)
    return `| ${rule} | ${INPUTS} | ${mismatches} | ${seconds} |`
  })
  write('oracle', () =>
    ['| Rule | Inputs | Mismatches | CPU seconds |', '|---|---|---|---|', ...rows, ''].join('\n'),
  )
}

type Row = { file: string; made: number; caught: number; missed: string[] }

/**
 * Replaces the rows of files of which every mistake was tried; of a file tried in part, what was tried is corrected in
 * the row that stands. The last row adds up the rows.
 */
export function writeMutationFigures(outcomes: readonly Outcome[], all: readonly Mistake[]) {
  const files = [...new Set(all.map(({ file }) => file))]
  write('mutation', (before) => {
    const standing = rowsOf(before)
    const rows = files.flatMap((file) => {
      const tried = outcomes.filter((one) => one.mistake.file === file)
      const made = all.filter((one) => one.file === file).length
      const row = standing.find((one) => one.file === file && one.made === made)
      if (tried.length < made && !row) return []
      const names = tried.map(({ mistake }) => mistake.name)
      const still = tried.length < made ? (row?.missed ?? []).filter((name) => !names.includes(name)) : []
      const now = tried.filter(({ by }) => by === null).map(({ mistake }) => mistake.name)
      const missed = [...still, ...now]
      return [{ file, made, caught: made - missed.length, missed }]
    })
    const sum = (key: 'made' | 'caught') => rows.reduce((total, row) => total + row[key], 0)
    const share = rows.length === 0 ? '' : ` (${((100 * sum('caught')) / sum('made')).toFixed(1)} %)`
    return [
      '| File | Mistakes | Caught | Missed |',
      '|---|---|---|---|',
      ...rows.map(
        ({ file, made, caught, missed }) => `| ${file} | ${made} | ${caught} | ${missed.join('; ') || '–'} |`,
      ),
      `| **all** | **${sum('made')}** | **${sum('caught')}${share}** | |`,
      '',
    ].join('\n')
  })
}

function rowsOf(table: string): Row[] {
  return [...table.matchAll(/^\| (src\/\S+) \| (\d+) \| (\d+) \| (.*) \|$/gm)].map(
    ([, file = '', made, caught, missed = '']) => ({
      file,
      made: Number(made),
      caught: Number(caught),
      missed: missed === '–' ? [] : missed.split('; '),
    }),
  )
}
