/**
 * What reading a roster file yields. Nothing here knows a database: rows are what the file says, normalised, and every
 * doubt is a finding with its place.
 */
import { z } from 'zod'
import type { Day } from '../../../rules/day.ts'

/** The fields the command line promises, in its order. */
export const FIELDS = [
  'building',
  'entrance',
  'room',
  'floor',
  'usage',
  'area',
  'handover',
  'status',
  'owners',
  'phones',
  'ids',
  'address',
  'emergency',
  'tenant',
  'price',
  'paid_until',
  'arrears',
] as const

/** Columns that are understood too, but promised to nobody. */
export const EXTRA_FIELDS = [
  'elevator',
  'layout',
  'innerArea',
  'rent',
  'gender',
  'age',
  'ownerType',
  'ownerNumber',
  'personNumber',
  'share',
  'tenantPhone',
  'emergencyPhone',
  'plate',
  'buildingFloors',
  'remark',
] as const

export type PromisedField = (typeof FIELDS)[number]
export type Field = PromisedField | (typeof EXTRA_FIELDS)[number]

/** Fields that several columns may feed together. */
export const PLURAL: ReadonlySet<Field> = new Set([
  'owners',
  'phones',
  'ids',
  'tenant',
  'tenantPhone',
  'emergency',
  'remark',
])

export const USAGES = ['residential', 'shop', 'parking', 'storage', 'office'] as const
export type Usage = (typeof USAGES)[number]

/** What the file says of the premises' state. Occupancy facts only: nothing is concluded from them here. */
export const STATUSES = [
  'occupied',
  'unsold',
  'handed_over',
  'unoccupied',
  'fitted_out',
  'rented',
  'sold',
  'vacant',
  'fitting_out',
] as const
export type PremisesStatus = (typeof STATUSES)[number]

export type Owner = {
  name: string
  /** Present only when the file states one. Shares of a room are not forced to sum to one; a finding says so. */
  share?: { num: number; den: number }
  /** Usable numbers only, digits without separators (`13912345678`, `0371-65551234`). */
  phones: string[]
  /** 15 or 18 characters, check digit verified. An ID that fails is in `quarantined`, never here. */
  idNumber?: string
  /** The file's own owner number (业主编号): the only thing besides a verified ID that may join two rows' owners. */
  number?: string
}

/** People of the household who do not owe: family and temporary residents (HC's 1002 and 1004). */
export type Member = { name: string; kind: 'family' | 'temporary'; phones: string[] }

/** A value kept for the record and for repair, and never used as a contact or an identity. */
export type Quarantined = { kind: 'phone' | 'id' | 'text'; value: string; cell: string; reason: string }

export type RosterRow = {
  /** Null for CSV. */
  sheet: string | null
  /** 1-based physical row (for CSV the physical line). */
  row: number
  building: string
  entrance: string | null
  room: string
  /** `3-2-1502`; `A-商铺12` when there is no entrance. Two spellings of one room have one code. */
  code: string
  floor: number | null
  /** True when `floor` was read off the room number (1502 → 15), not from a column. */
  floorDerived?: boolean
  usage: Usage
  /** Square metres, two decimals; null when the file has none. */
  area: string | null
  /** Square metres, two decimals (室内面积/套内面积). */
  innerArea?: string
  status: PremisesStatus | null
  handover: Day | null
  owners: Owner[]
  members: Member[]
  tenant?: { name: string; phones: string[] }
  address?: string
  emergency?: { name?: string; phone: string }
  /** Yuan per square metre and month, as a decimal string. */
  price?: string
  paidUntil?: Day
  /** Yuan with two decimals, positive means owed. */
  arrears?: string
  plate?: string
  elevator?: boolean
  layout?: string
  quarantined: Quarantined[]
  /** A1 address of every field this row has a value for; for a joined sheet `业主信息!B2`. */
  cells: Partial<Record<Field, string>>
  /** The row repeats the room of an earlier row, which already carries its people: commit nothing for it. */
  sameAs?: { sheet: string | null; row: number; cell: string }
  /** Any finding of severity `error` stands on this row: it is skipped, not accepted. */
  error: boolean
}

export type Severity = 'error' | 'warning'

export type Finding = {
  severity: Severity
  /** Null for CSV and for findings about the whole file. */
  sheet: string | null
  /** A1 address; null when the finding is about a file or a sheet. */
  cell: string | null
  row: number | null
  field: PromisedField | null
  code: string
  value: string
  message: string
  messageEn: string
  expected: string
  suggestion: string
}

export type SheetRole = 'premises' | 'owners' | 'buildings' | 'fees' | 'parking' | 'ignored'

export type SheetReading = {
  /** Null for CSV. */
  name: string | null
  /** 1-based; the lower row of a two-row header. Null when no header was found (then the role is `ignored`). */
  headerRow: number | null
  /** Column letters by field; an array when several columns feed one field. */
  columns: Partial<Record<Field, string | string[]>>
  role: SheetRole
  /** Building taken from the sheet's name or title, for sheets that have one building each and no such column. */
  building?: string
  /** Chinese: why the sheet was ignored. */
  reason?: string
}

export type RosterReading = {
  refused: false
  file: string
  /** Of the file's bytes, hex. */
  sha256: string
  format: 'xlsx' | 'xls' | 'csv'
  /** CSV only: the encoding the bytes were read with. */
  encoding?: string
  sheets: SheetReading[]
  rows: RosterRow[]
  /** `rows = accepted + skipped`, premises rows only. */
  counts: { rows: number; accepted: number; skipped: number }
  findings: Finding[]
  /** The mapping that was applied, null when columns were recognised. */
  mapping: SavedMapping | null
}

/** Nothing was read: the file is hostile, broken or not a roster. */
export type FileRefused = {
  refused: true
  file: string
  sha256: string
  code: RefusalCode
  message: string
  messageEn: string
  suggestion: string
  /** For the log: which part, what the parser said. */
  detail?: string
}

export const REFUSAL_CODES = [
  'file_empty',
  'file_too_large',
  'file_not_a_table',
  'file_encrypted',
  'file_truncated',
  'file_bomb',
  'file_xml_entities',
  'file_broken',
  'file_has_nul',
  'file_encoding_unknown',
  'file_too_many_cells',
  'file_took_too_long',
  'file_is_payment_history',
  'file_is_not_a_roster',
  'file_has_no_header',
  'file_all_sheets_hidden',
  'mapping_does_not_fit',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

const columnReference = z.union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).min(1)])
const sheetMapping = z.strictObject({
  /** 1-based; without it the header row is searched for. */
  headerRow: z.int().min(1).max(1_048_576).optional(),
  /** Field → column letter (`B`) or the header's own text (`房号`), or several of either. */
  columns: z.partialRecord(z.enum([...FIELDS, ...EXTRA_FIELDS]), columnReference).default({}),
  /** Values for fields the sheet has no column for, such as its building. */
  constants: z.strictObject({ building: z.string().optional(), usage: z.enum(USAGES).optional() }).optional(),
  role: z.enum(['premises', 'owners', 'buildings', 'fees', 'parking', 'ignored']).optional(),
})

/** A mapping saved from an earlier import or written by hand. `sheets` overrides the top level by sheet name. */
export const savedMapping = sheetMapping.extend({ sheets: z.record(z.string(), sheetMapping).optional() })
export type SheetMapping = z.infer<typeof sheetMapping>
export type SavedMapping = z.infer<typeof savedMapping>
