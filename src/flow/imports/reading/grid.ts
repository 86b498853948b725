/** What every format is read into: sheets of rows of cells, with nothing interpreted yet. */

/** A cell's stored value. A formula counts by its stored value; without one it is `no_value`. */
export type Raw =
  | string
  | number
  | boolean
  | { kind: 'date'; serial: number; base1904: boolean }
  | { kind: 'error'; text: string }
  | { kind: 'no_value'; formula: string }
  | { kind: 'too_long'; length: number }

/** `row` is 1-based; `cells` is sparse by 0-based column; rows and cells without content do not exist. */
export type GridRow = { row: number; cells: Raw[]; hidden?: boolean }

/** Inclusive, 1-based rows and 0-based columns. */
export type Merge = { top: number; left: number; bottom: number; right: number }

export type GridSheet = { rows: GridRow[]; merges: Merge[]; outside: string[] }

export type SheetState = 'visible' | 'hidden' | 'very_hidden' | 'not_a_worksheet'

export type Workbook = {
  format: 'xlsx' | 'xls' | 'csv'
  encoding?: string
  sheets: { name: string | null; state: SheetState; read(onRow: () => void): Promise<GridSheet> }[]
}

/** 0 → `A`, 26 → `AA`. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** `AA` → 26; −1 when it is not a column. */
export function columnIndex(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1
  return [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The A1 address of a 1-based row and 0-based column. */
export function address(row: number, column: number): string {
  return `${columnLetter(column)}${row}`
}

/** `B7` → row 7, column 1; null when it is not an address. */
export function parseAddress(text: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,8})$/.exec(text)
  return match ? { row: Number(match[2]), column: columnIndex(match[1] as string) } : null
}
