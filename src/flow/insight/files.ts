/** Tables as CSV and xlsx. A cell that a spreadsheet would run as a formula is written so that it stays text. */
import type { Table } from './tables.ts'

const AMOUNT = /^-?\d+(\.\d+)?$/

/** UTF-8 with a byte-order mark, which spreadsheets need to read Chinese; CRLF lines (RFC 4180). */
export function toCsv(table: Table): string {
  const lines = [table.columns.map(({ name }) => name), ...table.rows]
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  const text = harmless(String(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** `=1+1` → `'=1+1`; plain numbers, negative ones too, stay numbers. */
export function harmless(text: string): string {
  return /^\s*[=+\-@\t\r\n]/.test(text) && !AMOUNT.test(text) ? `'${text}` : text
}

/** One sheet: title, header, rows; amounts are numbers with two decimals, everything else is text. */
export async function toXlsx(table: Table): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet(table.title.replace(/[\\/?*[\]:（）]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 2 }],
  })
  sheet.addRow([table.title])
  sheet.addRow(table.columns.map(({ name }) => name)).font = { bold: true }
  for (const row of table.rows) {
    sheet.addRow(row.map((value, index) => (table.columns[index]?.money ? Number(value) : value)))
  }
  table.columns.forEach((column, index) => {
    const cells = sheet.getColumn(index + 1)
    cells.width = column.money ? 14 : 18
    if (column.money) cells.numFmt = '#,##0.00'
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export async function toFile(table: Table, format: 'csv' | 'xlsx'): Promise<File> {
  if (format === 'csv')
    return new File([toCsv(table)], `${table.title}.csv`, { type: 'text/csv; charset=utf-8' })
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new File([await toXlsx(table)], `${table.title}.xlsx`, { type })
}

/** For a terminal: columns padded by how wide Chinese is. */
export function toText(table: Table): string {
  const lines = [
    table.columns.map(({ name }) => name),
    ...table.rows.map((row) => row.map((cell) => String(cell ?? ''))),
  ]
  const widths = table.columns.map((_, index) => Math.max(...lines.map((line) => width(line[index] ?? ''))))
  const pad = (text: string, index: number) => {
    const space = ' '.repeat((widths[index] ?? 0) - width(text))
    return table.columns[index]?.money ? space + text : text + space
  }
  return [table.title, ...lines.map((line) => line.map(pad).join('  ').trimEnd())].join('\n')
}

function width(text: string): number {
  return [...text].reduce((total, letter) => total + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)
}
