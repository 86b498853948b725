/** What a sheet is about, and which of its columns feed which field. */
import { FEE_MARKS, LIST_COLUMNS, OTHER_MARKS, PARKING_MARKS, PAYMENT_MARKS, headerName } from './columns.ts'
import { type GridSheet, columnIndex, columnLetter } from './grid.ts'
import { type Header, findHeader, headerAt } from './header.ts'
import { HEADER_SEARCH_ROWS } from './limits.ts'
import type { Field, SavedMapping, SheetMapping, SheetRole } from './model.ts'
import { Refusal } from './refusals.ts'

export type Judged = {
  role: SheetRole
  header: Header | null
  /** Why it is ignored: what the sheet is instead. */
  instead: 'empty' | 'our_list' | 'no_header' | 'payments' | 'fees' | 'other' | 'mapping' | null
}

export function judge(sheet: GridSheet, mapping: SheetMapping | null): Judged {
  if (sheet.rows.length === 0) return { role: 'ignored', header: null, instead: 'empty' }
  if (LIST_COLUMNS.every((name, column) => sheet.rows[0]?.cells[column] === name)) {
    return { role: 'ignored', header: null, instead: 'our_list' }
  }
  if (mapping?.role === 'ignored') return { role: 'ignored', header: null, instead: 'mapping' }
  const found = mapping?.headerRow === undefined ? findHeader(sheet) : headerAt(sheet, mapping.headerRow)
  if (mapping && Object.keys(mapping.columns).length > 0) {
    const header = mapped(sheet, found, mapping)
    return { role: mapping.role ?? roleOf(header), header, instead: null }
  }
  const names = found ? new Set([...found.texts.values()].map(headerName)) : null
  const instead = names ? somethingElse(names, found?.columns.has('owners') === true) : anywhere(sheet)
  if (instead && !mapping?.role)
    return { role: instead === 'fees' ? 'fees' : 'ignored', header: found, instead }
  if (!found) return { role: 'ignored', header: null, instead: 'no_header' }
  const role = mapping?.role ?? (count(names as Set<string>, PARKING_MARKS) >= 2 ? 'parking' : roleOf(found))
  adapt(found, role)
  return { role, header: found, instead: null }
}

/** The mapping for a sheet: its own entry over the top level, or null when nothing was given. */
export function mappingFor(mapping: SavedMapping | null, name: string | null): SheetMapping | null {
  if (!mapping) return null
  const own = name === null ? undefined : mapping.sheets?.[name]
  const { sheets: _, ...top } = mapping
  return own ? { ...top, ...own, columns: { ...top.columns, ...own.columns } } : top
}

function roleOf(header: Header): SheetRole {
  if (header.columns.has('room')) return 'premises'
  return header.columns.has('owners') ? 'owners' : 'buildings'
}

function somethingElse(names: Set<string>, hasOwners: boolean): 'payments' | 'fees' | 'other' | null {
  if (count(names, PARKING_MARKS) >= 2) return null
  if (count(names, PAYMENT_MARKS) >= 2) return 'payments'
  if (count(names, FEE_MARKS) >= (hasOwners ? 3 : 2)) return 'fees'
  return count(names, OTHER_MARKS) >= 2 ? 'other' : null
}

/** Sheets without a roster's header may still say what they are. */
function anywhere(sheet: GridSheet): 'payments' | 'fees' | 'other' | null {
  for (const row of sheet.rows.slice(0, HEADER_SEARCH_ROWS)) {
    const names = new Set(
      row.cells.flatMap((raw) => (typeof raw === 'string' ? [headerName(raw.slice(0, 100))] : [])),
    )
    const found = somethingElse(names, false)
    if (found) return found
  }
  return null
}

function count(names: Set<string>, marks: Set<string>): number {
  return [...names].filter((name) => marks.has(name)).length
}

/** HC numbers its owners in 编号 and its parking lots in 停车场编号; elsewhere those columns mean nothing. */
function adapt(header: Header, role: SheetRole): void {
  const [field, wanted]: [Field, RegExp] | [null, null] =
    role === 'owners'
      ? ['personNumber', /^编号$/]
      : role === 'parking'
        ? ['building', /^停车场(?:编号)?$/]
        : [null, null]
  if (!field || header.columns.has(field)) return
  for (const [column, text] of header.texts) {
    if (!wanted.test(headerName(text))) continue
    header.columns.set(field, [{ column, row: header.row, text }])
    header.unknown = header.unknown.filter((cell) => cell.column !== column)
    return
  }
}

/** A header made of exactly the columns the mapping names. Throws a Refusal when one of them does not exist. */
function mapped(sheet: GridSheet, found: Header | null, mapping: SheetMapping): Header {
  const row = found?.row ?? mapping.headerRow ?? 0
  const texts = found?.texts ?? new Map<number, string>()
  const columns: Header['columns'] = new Map()
  for (const [field, references] of Object.entries(mapping.columns)) {
    const cells = [references].flat().map((reference) => {
      const column = locate(reference, texts, sheet)
      if (column === null) throw new Refusal('mapping_does_not_fit', `${field}: ${reference}`)
      return { column, row, text: texts.get(column) ?? columnLetter(column) }
    })
    columns.set(field as Field, cells)
  }
  return { top: found?.top ?? row, row, columns, texts, unknown: [], strangeUnit: [], repeated: [] }
}

function locate(reference: string, texts: Map<number, string>, sheet: GridSheet): number | null {
  for (const [column, text] of texts) if (headerName(text) === headerName(reference)) return column
  const column = columnIndex(reference.trim().toUpperCase())
  return column >= 0 && sheet.rows.some((row) => row.cells.length > column) ? column : null
}
