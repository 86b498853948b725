/** What an import shows and leaves. Amounts and areas are decimal texts; days `YYYY-MM-DD`. */
import type { Day } from '../../rules/day.ts'
import type { Fen } from '../../rules/money.ts'
import type { HouseholdRow, PremisesRow, Usage } from '../roster/model.ts'
import {
  FIELDS,
  type Finding,
  type PromisedField,
  type RosterReading,
  type RosterRow,
  type SavedMapping,
} from './reading/model.ts'

export type ImportFile = { name: string; bytes: Buffer }

export type ReportSheet = {
  name: string | null
  headerRow: number | null
  columns: Partial<Record<PromisedField, string | string[]>>
  /** Columns that are understood beyond the promised fields, by our name for them. */
  otherColumns: Record<string, string | string[]>
  role: string
  reason?: string
}

export type Totals = {
  premises: number
  /** People, each once. */
  owners: number
  areaM2: string
  /** Premises by usage. */
  byUsage: Partial<Record<Usage, number>>
  /** Opening arrears, yuan. */
  arrears: string
}

/** A dry run's answer, and the shape the command line promises. `rows = accepted + skipped`; unchanged ⊂ accepted. */
export type RosterReport = {
  file: string
  sha256: string
  reportHash: string
  day: Day
  format: string
  encoding?: string
  sheets: ReportSheet[]
  rows: number
  accepted: number
  skipped: number
  unchanged: number
  created: number
  changed: number
  problems: Finding[]
  totals: Totals
  committed: boolean
  importId: string | null
}

/** One room of the file on its way into the roster. */
export type Incoming = {
  source: RosterRow
  premises: PremisesRow
  household: HouseholdRow
}

export type IncomingPrice = { code: string; usage: Usage; unitPrice: string }
export type IncomingArrears = { code: string; amountFen: Fen; place: string }

/** What accepting the report would do: exactly this, or nothing. */
export type Comparison = {
  findings: Finding[]
  counts: {
    rows: number
    accepted: number
    skipped: number
    unchanged: number
    created: number
    changed: number
  }
  totals: Totals
  incoming: Incoming[]
  prices: IncomingPrice[]
  arrears: IncomingArrears[]
  /** Of the stored rows it was compared with and of what would become of them. */
  digest: string
}

export function reportOf(
  reading: RosterReading,
  comparison: Pick<Comparison, 'counts' | 'totals' | 'findings'>,
  reportHash: string,
  day: Day,
): RosterReport {
  return {
    file: reading.file,
    sha256: reading.sha256,
    reportHash,
    day,
    format: reading.format,
    ...(reading.encoding ? { encoding: reading.encoding } : {}),
    sheets: reading.sheets.map((sheet) => ({
      name: sheet.name,
      headerRow: sheet.headerRow,
      columns: only(sheet.columns, true),
      otherColumns: only(sheet.columns, false),
      role: sheet.role,
      ...(sheet.reason ? { reason: sheet.reason } : {}),
    })),
    ...comparison.counts,
    problems: comparison.findings,
    totals: comparison.totals,
    committed: false,
    importId: null,
  }
}

const PROMISED = new Set<string>(FIELDS)

function only(
  columns: Record<string, string | string[]>,
  promised: boolean,
): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(columns).filter(([field]) => PROMISED.has(field) === promised))
}

export type { Finding, RosterReading, SavedMapping }
