/** Every dated value of law this software knows: for the page that lists them, and for the lawyer who confirms them. */
import type { Day } from '../day.ts'
import {
  PAYMENT_ORDER_NAMED,
  POSTING_RULES,
  PREPAYMENT_CAPS,
  PRESSURE_SANCTIONS,
  VACANCY_RULES,
} from './cities.ts'
import { CASE_FEE, COURT_FEE_SHARES, ENFORCEMENT_FEE, PRESERVATION_FEE } from './court-fee.ts'
import {
  CONFIRMATION_DAYS,
  DECLINE_SUIT_DAYS,
  DEMAND_DAYS,
  DEMAND_DAYS_LEAST,
  OBJECTION_DAYS,
} from './court-periods.ts'
import { type LegalTable, valueOn, type Verification } from './dated.ts'
import { PUBLIC_HOLIDAYS } from './holidays.ts'
import { DELAYED_PERFORMANCE, LATE_FEE_CAPS, LATE_PAYMENT_LOSS } from './late-fee.ts'
import {
  ENFORCEMENT_YEARS,
  LIMITATION_LONGEST_YEARS,
  LIMITATION_YEARS,
  SUSPENSION_MONTHS,
} from './limitation.ts'
import { CONTACT_LIMITS } from './limits.ts'
import { LPR_ONE_YEAR } from './lpr.ts'
import { RETENTION } from './retention.ts'
import { SMALL_CLAIMS } from './small-claims.ts'
import { VAT_RATES } from './vat.ts'

// A table speaks of its own kind of value; here only what it shows of it is asked for.
type AnyTable = LegalTable<never>

/** By subject, in the order in which people meet them. */
export const LEGAL_TABLES: readonly { subject: LawSubject; tables: readonly AnyTable[] }[] = [
  { subject: 'contact', tables: CONTACT_LIMITS },
  { subject: 'demand', tables: [DEMAND_DAYS, DEMAND_DAYS_LEAST] },
  { subject: 'late_fee', tables: [LATE_FEE_CAPS, LPR_ONE_YEAR, LATE_PAYMENT_LOSS, DELAYED_PERFORMANCE] },
  {
    subject: 'limitation',
    tables: [LIMITATION_YEARS, LIMITATION_LONGEST_YEARS, SUSPENSION_MONTHS, ENFORCEMENT_YEARS],
  },
  {
    subject: 'court',
    tables: [
      CASE_FEE,
      COURT_FEE_SHARES,
      PRESERVATION_FEE,
      ENFORCEMENT_FEE,
      OBJECTION_DAYS,
      DECLINE_SUIT_DAYS,
      CONFIRMATION_DAYS,
      ...SMALL_CLAIMS,
    ],
  },
  {
    subject: 'local',
    tables: [
      ...PREPAYMENT_CAPS,
      ...VACANCY_RULES,
      ...PRESSURE_SANCTIONS,
      ...POSTING_RULES,
      ...PAYMENT_ORDER_NAMED,
    ],
  },
  { subject: 'tax', tables: VAT_RATES },
  { subject: 'retention', tables: Object.values(RETENTION) },
  { subject: 'calendar', tables: [PUBLIC_HOLIDAYS] },
] as never

export const LAW_SUBJECTS = {
  contact: { zh: '联系限制', en: 'contact' },
  demand: { zh: '催告期限', en: 'demands' },
  late_fee: { zh: '违约金与利息', en: 'late fee and interest' },
  limitation: { zh: '诉讼时效', en: 'limitation' },
  court: { zh: '诉讼费用与期限', en: 'court fees and periods' },
  local: { zh: '地方规定', en: 'local rules' },
  tax: { zh: '增值税', en: 'VAT' },
  retention: { zh: '保管期限', en: 'retention' },
  calendar: { zh: '法定节假日', en: 'public holidays' },
} as const
export type LawSubject = keyof typeof LAW_SUBJECTS

/** One value as it is listed. `inForce`: it is the one that holds on the day asked for. */
export type LawRow = {
  subject: LawSubject
  code: string
  zh: string
  en: string
  place: string | null
  from: Day
  value: { zh: string; en: string }
  law: string
  article: string | null
  page: string
  verified: Verification
  knownUntil: Day | null
  inForce: boolean
}

/**
 * Every value of every table, and which of them holds on `day`; past the last look none of a table does. `lpr`: the
 * table with what the company looked up itself.
 */
export function lawRows(day: Day, lpr: LegalTable<string> = LPR_ONE_YEAR): LawRow[] {
  const current = (table: AnyTable) => (table.code === lpr.code ? (lpr as unknown as AnyTable) : table)
  return LEGAL_TABLES.flatMap(({ subject, tables }) =>
    tables.flatMap((table) => rowsOf(subject, current(table), day)),
  )
}

function rowsOf(subject: LawSubject, table: AnyTable, day: Day): LawRow[] {
  const now = valueOn(table, day)
  return table.values.map(({ from, value, source, verified }) => ({
    subject,
    code: table.code,
    zh: table.zh,
    en: table.en,
    place: table.place,
    from,
    value: table.show(value),
    law: source.law,
    article: source.article ?? null,
    page: source.page,
    verified,
    knownUntil: table.knownUntil,
    inForce: now.known && now.from === from,
  }))
}

/** What a lawyer must still confirm: everything not compared with its text, except what is our own policy. */
export function toConfirm(rows: readonly LawRow[]): LawRow[] {
  return rows.filter((row) => row.verified === 'secondary' || row.verified === 'knowledge')
}
