/** Reads delimited text: encoding by mark, then strict UTF-8, then GB18030; rows are numbered by physical line. */
import Papa from 'papaparse'
import type { GridRow, GridSheet, Workbook } from './grid.ts'
import { MAX_CELLS, MAX_CELL_TEXT } from './limits.ts'
import { Refusal } from './refusals.ts'

/** The one sheet of a text file. Throws a Refusal for NUL and for encodings that cannot be told. */
export function openCsv(bytes: Buffer): Workbook {
  const { text, encoding } = decode(bytes)
  if (text.includes('\0')) throw new Refusal('file_has_nul')
  return {
    format: 'csv',
    encoding,
    sheets: [{ name: null, state: 'visible', read: async (onRow) => parse(text, onRow) }],
  }
}

function decode(bytes: Buffer): { text: string; encoding: string } {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { text: strict(bytes, 'utf-8') ?? mixed(bytes), encoding: 'utf-8' }
  if (a === 0xff && b === 0xfe) return { text: strict(bytes, 'utf-16le') ?? unknown(), encoding: 'utf-16le' }
  if (a === 0xfe && b === 0xff) return { text: strict(bytes, 'utf-16be') ?? unknown(), encoding: 'utf-16be' }
  const utf8 = strict(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  if (isMostlyUtf8(bytes)) return mixed(bytes)
  const gb = strict(bytes, 'gb18030')
  return gb !== null ? { text: gb, encoding: 'gb18030' } : unknown()
}

function strict(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with a few broken bytes would pass as GB18030 and turn every name into another: it is refused instead. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  return broken * 4 < chinese
}

function mixed(bytes: Buffer): never {
  const line =
    bytes
      .toString('utf8')
      .split('\ufffd')[0]
      ?.split(/\r\n|\r|\n/).length ?? 1
  throw new Refusal('file_encoding_unknown', `line ${line}`)
}

function unknown(): never {
  throw new Refusal('file_encoding_unknown')
}

function parse(whole: string, onRow: () => void): GridSheet {
  const text = whole.replace(/\r\n?/g, '\n')
  const separator = /^sep=(.)\n/i.exec(text)
  const body = separator ? text.slice(separator[0].length) : text
  const rows: GridRow[] = []
  let [line, cursor, cells] = [separator ? 2 : 1, 0, 0]
  Papa.parse<string[]>(body, {
    newline: '\n',
    delimiter: separator?.[1] ?? '',
    delimitersToGuess: [',', '\t', ';', '|', '，'],
    step: (result) => {
      const row = { row: line, cells: kept(result.data) }
      if (result.errors.some((error) => error.code === 'MissingQuotes')) {
        throw new Refusal('file_broken', `line ${line}: a quotation mark is not closed`)
      }
      cells += row.cells.length
      if (cells > MAX_CELLS) throw new Refusal('file_too_many_cells')
      if (row.cells.length > 0) {
        rows.push(row)
        onRow()
      }
      line += count(body, cursor, result.meta.cursor)
      cursor = result.meta.cursor
    },
  })
  return { rows, merges: [], outside: [] }
}

function kept(fields: string[]): GridRow['cells'] {
  const cells: GridRow['cells'] = []
  for (const [column, field] of fields.entries()) {
    if (field.trim() === '') continue
    if (field.length > MAX_CELL_TEXT) cells[column] = { kind: 'too_long', length: field.length }
    // `="0139…"` is how exports keep Excel from turning digits into a number: notation, not a formula.
    else cells[column] = /^="([^"]*)"$/.exec(field.trim())?.[1] ?? field
  }
  return cells
}

function count(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
