import type { Field, SavedMapping } from '../../../flow/imports/reading/model.ts'
import type { api, Data } from '../../kit/api.ts'

export type SheetColumns = Data<typeof api.imports.columns>[number]
/** Of one sheet: the field of a column by its letter; '' or absent: it is not read. */
export type Chosen = Record<string, Field | ''>

/** What was recognised, to begin with. */
export function startOf(sheet: SheetColumns): Chosen {
  return Object.fromEntries(sheet.columns.flatMap(({ letter, field }) => (field ? [[letter, field]] : [])))
}

/** The mapping of what was chosen. A sheet left as it was recognised, or left empty, is recognised again as always. */
export function mappingOf(sheets: readonly SheetColumns[], chosen: readonly Chosen[]): SavedMapping {
  const mapping: SavedMapping = { columns: {} }
  sheets.forEach((sheet, index) => {
    const columns = lettersByField(chosen[index] ?? {})
    const untouched = JSON.stringify(columns) === JSON.stringify(lettersByField(startOf(sheet)))
    if (untouched || Object.keys(columns).length === 0) return
    if (sheet.name === null) Object.assign(mapping, { headerRow: sheet.headerRow, columns })
    else mapping.sheets = { ...mapping.sheets, [sheet.name]: { headerRow: sheet.headerRow, columns } }
  })
  return mapping
}

/** Fields that one column only can fill, and several were given. */
export function takenTwice(
  sheets: readonly SheetColumns[],
  chosen: readonly Chosen[],
  mayRepeat: (field: Field) => boolean,
): Field[] {
  const twice = sheets.flatMap((_, index) =>
    Object.entries(lettersByField(chosen[index] ?? {})).flatMap(([field, letters]) =>
      letters.length > 1 && !mayRepeat(field as Field) ? [field as Field] : [],
    ),
  )
  return [...new Set(twice)]
}

/** No sheet says which room a row is about: nothing can be read. */
export function missingRoom(chosen: readonly Chosen[]): boolean {
  return !chosen.some((sheet) => Object.values(sheet).includes('room'))
}

function lettersByField(chosen: Chosen): Partial<Record<Field, string[]>> {
  const columns: Partial<Record<Field, string[]>> = {}
  for (const [letter, field] of Object.entries(chosen)) {
    if (field !== '') columns[field] = [...(columns[field] ?? []), letter]
  }
  return columns
}
