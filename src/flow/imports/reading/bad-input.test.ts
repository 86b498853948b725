/** The corpus of bad input in one piece: how many files there are, that none crashes, and that none is put right in silence. */
import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { type Case, ERRORS, HEADER, row, WARNINGS } from '../../../../tests/fixtures/bad-cells.ts'
import { badFiles } from '../../../../tests/fixtures/bad-files.ts'
import { csvOf, xlsxOf } from '../../../../tests/fixtures/workbooks.ts'
import { day } from '../../../rules/day.ts'
import type { Finding, RosterRow } from './model.ts'
import { readRoster } from './read-roster.ts'

const read = (name: string, bytes: Buffer) =>
  readRoster({ name, bytes }, { today: day('2026-11-21'), inline: true })

type Kind = 'xlsx' | 'xls' | 'csv'
type File = {
  name: string
  kind: Kind
  what: string
  bytes: Buffer
  code: string
  cell: string
  severity: string
}

/** Every trouble in every kind of file that can hold it. */
async function cellFiles(): Promise<File[]> {
  const files: File[] = []
  for (const [severity, list] of [
    ['error', ERRORS],
    ['warning', WARNINGS],
  ] as const)
    for (const each of list)
      for (const made of await inEveryKind(each))
        files.push({ ...made, severity, code: each[2], cell: each[3] })
  return files
}

async function inEveryKind([what, change]: Case) {
  const cells = [HEADER, row(change)]
  const made: { name: string; kind: Kind; what: string; bytes: Buffer }[] = [
    { name: 'roster.xlsx', kind: 'xlsx', what, bytes: await xlsxOf({ 房产: cells }) },
  ]
  // Errors, formulas and dates are cells of a workbook; a text has none of them.
  if (Object.values(change).some((value) => value !== null && typeof value === 'object')) return made
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(cells as unknown[][]), '房产')
  made.push({
    name: 'roster.xls',
    kind: 'xls',
    what: `${what} in .xls`,
    bytes: XLSX.write(book, { type: 'buffer', bookType: 'biff8' }),
  })
  const text = csvOf(cells)
  for (const [encoding, mark] of [
    ['utf8', ''],
    ['utf8', '\ufeff'],
    ['utf16le', '\ufeff'],
    ['gb18030', ''],
  ] as const) {
    const bytes = iconv.encode(mark + text, encoding)
    if (iconv.decode(bytes, encoding) !== text && iconv.decode(bytes, encoding) !== mark + text) continue
    made.push({
      name: 'roster.csv',
      kind: 'csv',
      what: `${what} in ${mark ? 'marked ' : ''}${encoding}`,
      bytes,
    })
  }
  return made
}

/** As text, what was a rounded number is only a wrong one. */
const AS_TEXT: Record<string, string[]> = { id_lost_digits: ['id_check_digit'] }

const complete = ({ message, messageEn, expected, suggestion }: Finding) =>
  Boolean(message && messageEn && expected && suggestion)

it('150 files and more: none crashes, none is put right in silence, every message names its place', async () => {
  const faults: string[] = []
  const good = await read('roster.xlsx', await xlsxOf({ 房产: [HEADER, row({})] }))
  if (good.refused) throw new Error('the good row is refused')
  const counts = { files: 0, refused: 0, told: 0, crashed: 0 }
  const tried = async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    counts.files += 1
    return work().catch((error: Error) => {
      counts.crashed += 1
      faults.push(`${what}: crashed: ${error.stack?.split('\n').slice(0, 3).join(' ')}`)
      return null
    })
  }
  for (const { what, name, kind, bytes, code, cell, severity } of await cellFiles()) {
    const reading = await tried(what, () => read(name, bytes))
    if (!reading) continue
    if (reading.refused) {
      faults.push(`${what}: refused ${reading.code}`)
      continue
    }
    counts.told += 1
    const codes = [code, ...(AS_TEXT[code] ?? [])]
    const found = reading.findings.find((one) => codes.includes(one.code) && one.cell === cell)
    if (!found)
      faults.push(`${what}: not told at ${cell}: ${reading.findings.map((one) => `${one.cell} ${one.code}`)}`)
    else if (
      found.severity !== severity ||
      found.row !== 2 ||
      found.sheet !== (kind === 'csv' ? null : '房产')
    )
      faults.push(`${what}: told as ${found.severity} at ${found.sheet} ${found.row}`)
    if (!reading.findings.every(complete)) faults.push(`${what}: words are missing`)
    if (severity === 'error' && reading.counts.accepted > 0) faults.push(`${what}: an error was accepted`)
    for (const field of alteredInSilence(good.rows[0] as RosterRow, reading.rows[0], reading.findings))
      faults.push(`${what}: ${field} is another one, and nothing is said`)
  }
  for (const { what, name, bytes, refused, told } of await badFiles()) {
    const reading = await tried(what, () => read(name, bytes))
    if (!reading) continue
    if (reading.refused) {
      counts.refused += 1
      if (!refused?.includes(reading.code)) faults.push(`${what}: refused as ${reading.code}`)
      if (!(reading.message && reading.messageEn && reading.suggestion))
        faults.push(`${what}: words are missing`)
      continue
    }
    counts.told += 1
    const codes = reading.findings.map((one) => one.code)
    if (refused) faults.push(`${what}: read, ${reading.rows.length} rows, ${codes}`)
    else if (!codes.some((code) => told?.includes(code))) faults.push(`${what}: not told: ${codes}`)
    for (const one of reading.findings)
      if (!one.code.startsWith('file_') && !one.sheet && !one.cell)
        faults.push(`${what}: ${one.code} names no place`)
  }
  console.info(
    `bad input: ${counts.files} files, ${counts.refused} refused whole, ${counts.told} told at their cells, ${counts.crashed} crashed, ${faults.length} faults`,
  )
  expect(faults).toEqual([])
  expect(counts.files).toBeGreaterThanOrEqual(150)
}, 240_000)

/** Each field of a row, and the cells it is read from. */
const FIELDS: [keyof RosterRow, RegExp][] = [
  ['building', /^[ABC]2$/],
  ['entrance', /^[ABC]2$/],
  ['room', /^[ABC]2$/],
  ['area', /^F2$/],
  ['status', /^G2$/],
  ['handover', /^H2$/],
  ['price', /^L2$/],
  ['paidUntil', /^M2$/],
  ['arrears', /^N2$/],
  ['address', /^O2$/],
]

/** Fields that differ from the good row's although no finding speaks of a cell they come from. */
function alteredInSilence(
  good: RosterRow,
  made: RosterRow | undefined,
  findings: readonly Finding[],
): string[] {
  if (!made) return []
  return FIELDS.filter(([field]) => JSON.stringify(made[field]) !== JSON.stringify(good[field]))
    .filter(([, cells]) => !findings.some(({ cell }) => cells.test(cell ?? '')))
    .map(([field]) => field)
}
