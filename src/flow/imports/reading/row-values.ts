/** What a row says of its premises: usage, floor, state, areas, amounts, days. */
import type { Day } from '../../../rules/day.ts'
import type { Decimal } from '../../../rules/money.ts'
import { brokenCell, dateOf, decimalOf, isNothing, isProblem, shown } from './cells.ts'
import type { FindingCode } from './finding-texts.ts'
import type { Field, RosterRow, Usage } from './model.ts'
import { isInvisible } from './names.ts'
import type { RowCells } from './row-cells.ts'
import { statusOf, usageOf } from './words.ts'

/** What the premises are: their own column first, then their name, then the sheet; homes when nothing says. */
export function usageIn(row: RowCells, fromName: Usage | null): Usage {
  const at = row.at('usage')
  const text = at ? shown(at.raw) : ''
  if (!at || isNothing(text))
    return (row.context.isParking ? 'parking' : null) ?? fromName ?? row.context.usage ?? 'residential'
  const usage = usageOf(text)
  if (usage === null && !brokenCell(at.raw))
    row.tell('usage_unknown', { cell: at.cell, field: 'usage', value: text })
  return usage ?? 'residential'
}

/** Null when the column is absent, empty or unreadable (which is told). */
export function floorIn(row: RowCells): number | null {
  const at = row.at('floor')
  if (!at || brokenCell(at.raw)) return null
  const text = shown(at.raw).normalize('NFKC')
  if (isNothing(text)) return null
  const match = /^(?:第)?(-?\d{1,3})(?:层|楼|F)?$/i.exec(text) ?? null
  const basement = /^(?:B|地下|负)(\d|一|二|三)(?:层|楼|F)?$/i.exec(text)
  if (basement) return -(BASEMENTS[basement[1] as string] ?? Number(basement[1]))
  const floor = match ? Number(match[1]) : Number.NaN
  if (floor >= -10 && floor <= 200) return floor
  row.tell('floor_unreadable', { cell: at.cell, field: 'floor', value: text })
  return null
}

/** Null when the column says nothing or something unknown (which is told). */
export function statusIn(row: RowCells): RosterRow['status'] {
  const text = row.text('status')
  if (isNothing(text)) return null
  const status = statusOf(text)
  if (status === null)
    row.tell('status_unknown', { cell: row.cells.status ?? null, field: 'status', value: text })
  return status
}

/** Square metres with two decimals, or null. */
export function areaIn(row: RowCells, field: 'area' | 'innerArea', usage: Usage): string | null {
  const number = numberIn(row, field)
  if (!number) {
    const isBlank = !row.record.values.has(field) && !row.record.mergedAway.includes(field)
    if (field === 'area' && isBlank && row.context.hasAreaColumn && usage !== 'parking')
      row.tell('area_missing', { field, cell: null })
    return null
  }
  const { value, cell, text } = number
  // HC's templates fill an inner area that is not known with 0.
  if (field === 'innerArea' && value.isZero()) return null
  if (value.lte(0) || value.gt(100_000)) {
    row.tell('area_out_of_range', { cell, field, value: text })
    return null
  }
  const rounded = value.toFixed(2)
  if (!value.eq(rounded)) row.tell('area_rounded', { cell, field, value: text, detail: rounded })
  if (field === 'area' && value.eq(1)) row.tell('area_placeholder', { cell, field, value: text })
  return rounded
}

/** Yuan per square metre and month as written, or null. */
export function priceIn(row: RowCells): string | null {
  const number = numberIn(row, 'price')
  if (!number) return null
  if (number.value.gte(0) && number.value.lte(1000)) return number.value.toFixed()
  row.tell('price_out_of_range', { cell: number.cell, field: 'price', value: number.text })
  return null
}

/** Yuan with two decimals, or null. */
export function arrearsIn(row: RowCells): string | null {
  const number = numberIn(row, 'arrears')
  if (!number) return null
  const { value, cell, text } = number
  if (value.abs().gt(100_000_000)) {
    row.tell('arrears_out_of_range', { cell, field: 'arrears', value: text })
    return null
  }
  const rounded = value.toFixed(2)
  if (!value.eq(rounded))
    row.tell('arrears_rounded', { cell, field: 'arrears', value: text, detail: rounded })
  if (value.lt(0)) row.tell('arrears_negative', { cell, field: 'arrears', value: text })
  return rounded
}

/** A day, or null when there is none or it cannot be read (which is told). */
export function dateIn(row: RowCells, field: 'handover' | 'paid_until'): Day | null {
  const at = row.at(field)
  const value = dateOf(at?.raw)
  if (!at || value === null) return null
  const note = { cell: at.cell, field, value: typeof at.raw === 'number' ? String(at.raw) : shown(at.raw) }
  if (isProblem(value)) {
    row.tell(value.problem as FindingCode, note)
    return null
  }
  if (value.monthOnly && field === 'handover') {
    row.tell('date_month_only', note)
    return null
  }
  if (value.monthOnly) row.tell('date_month_end', { ...note, detail: value.day })
  if (field === 'paid_until' && value.day === '2037-01-01') {
    row.tell('date_placeholder', note)
    row.quarantined.push({ kind: 'text', value: note.value, cell: at.cell, reason: 'date_placeholder' })
    return null
  }
  if (field === 'handover' && value.day > row.context.today) row.tell('date_in_future', note)
  return value.day
}

/** Text as written, or null; text that hides characters is quarantined. */
export function textIn(row: RowCells, field: 'address' | 'plate' | 'layout'): string | null {
  const text = row.text(field)
  if (isNothing(text)) return null
  if (!isInvisible(text.replace(/[\r\n]/g, ''))) return text
  const cell = row.cells[field] ?? ''
  row.tell('text_invisible', { cell, field, value: text })
  row.quarantined.push({ kind: 'text', value: text, cell, reason: 'text_invisible' })
  return null
}

function numberIn(row: RowCells, field: Field): { value: Decimal; cell: string; text: string } | null {
  const at = row.at(field)
  const value = decimalOf(at?.raw)
  if (!at || value === null) return null
  const text = typeof at.raw === 'number' ? String(at.raw) : shown(at.raw)
  if (!isProblem(value)) return { value, cell: at.cell, text }
  row.tell(value.problem as FindingCode, { cell: at.cell, field, value: text })
  return null
}

const BASEMENTS: Record<string, number> = { 一: 1, 二: 2, 三: 3 }
