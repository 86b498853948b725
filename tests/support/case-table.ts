/** Case tables an expert can amend: Markdown tables under headings, read by the tests beside the rules. */
import { read } from '../architecture/files.ts'

export type CaseRow = Record<string, string>

/** The rows of the table under `## heading`, by column; `—` reads as nothing. Throws when there is no such table. */
export function caseTable(path: string, heading: string): CaseRow[] {
  const section = read(path)
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`))
  if (!section) throw new Error(`${path} has no section ${heading}`)
  const [head, , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cells)
  if (!head || rows.length === 0) throw new Error(`${path}, ${heading}: no rows`)
  return rows.map((row) => {
    if (row.length !== head.length) throw new Error(`${path}, ${heading}: ${row[0]} has ${row.length} cells`)
    return Object.fromEntries(head.map((name, index) => [name, row[index] as string]))
  })
}

function cells(line: string): string[] {
  const inner = line.trim().replace(/^\||\|$/g, '')
  return inner.split('|').map((cell) => (cell.trim() === '—' ? '' : cell.trim()))
}
