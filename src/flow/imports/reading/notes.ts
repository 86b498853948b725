/** Collects findings. The place is given once per row, so that none can be forgotten. */
import { FINDINGS, type FindingCode } from './finding-texts.ts'
import { MAX_FINDINGS_OF_ONE_CODE } from './limits.ts'
import { FIELDS, type Field, type Finding, type PromisedField } from './model.ts'

export type Place = { sheet: string | null; row: number | null }
export type Note = { cell?: string | null; field?: Field | null; value?: string; detail?: string | string[] }

export class Notes {
  readonly all: Finding[] = []
  private readonly counts = new Map<string, number>()

  add(place: Place, code: FindingCode, note: Note = {}): void {
    const text = FINDINGS[code]
    const key = `${place.sheet}\n${code}`
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    // Errors are always listed: each stands for a row that is not imported.
    if (text.severity === 'warning' && count > MAX_FINDINGS_OF_ONE_CODE) return
    const details = [note.detail ?? note.value ?? ''].flat()
    this.all.push({
      severity: text.severity,
      sheet: place.sheet,
      cell: note.cell ?? null,
      row: place.row,
      field: note.field ? promised(note.field) : null,
      code,
      value: clipped(note.value ?? ''),
      message: filled(text.zh, details),
      messageEn: filled(text.en, details),
      expected: text.expected,
      suggestion: text.next,
    })
  }
}

const BELONGS_TO: Partial<Record<Field, PromisedField>> = {
  ownerType: 'owners',
  ownerNumber: 'owners',
  personNumber: 'owners',
  share: 'owners',
  tenantPhone: 'tenant',
  emergencyPhone: 'emergency',
  innerArea: 'area',
}

/** Findings name promised fields only; the others belong to one of them, or to none. */
function promised(field: Field): PromisedField | null {
  return FIELDS.find((one) => one === field) ?? BELONGS_TO[field] ?? null
}

function filled(text: string, details: string[]): string {
  let index = 0
  return text.replace(/\{\}/g, () => clipped(details[index++] ?? details.at(-1) ?? ''))
}

/** Findings are read by people and kept in reports: a ten-thousand-character cell is shown by its beginning. */
function clipped(text: string): string {
  const chars = Array.from(text.slice(0, 500))
  return chars.length > 200 ? `${chars.slice(0, 200).join('')}…` : text
}
