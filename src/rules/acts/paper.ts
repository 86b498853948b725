/** Rates on papers, and how long papers are kept. */
import { addMonths, type Day } from '../day.ts'
import { valueOn } from '../law/dated.ts'
import { RETENTION } from '../law/retention.ts'
import { vatTable } from '../law/vat.ts'
import { type Facts, NotTold } from './check.ts'

/** The VAT rate of an item on a day. A day or item without a known rate stands against issuing. */
export function rateOn(f: Facts<'taxItem' | 'taxpayer' | 'issueDay'>): string {
  const table = vatTable(f.taxpayer, f.taxItem)
  const rate = table && valueOn(table, f.issueDay)
  if (!rate?.known) throw new NotTold('taxRate')
  return rate.value
}

/** The last day on which a record must be kept; null: for ever. */
export function keepUntil(f: Facts<'recordKind'>, from: Day): Day | null {
  const kept = valueOn(RETENTION[f.recordKind], from)
  // Before the first known rule the longest one known holds.
  const years = kept.known ? kept.value.years : (RETENTION[f.recordKind].values[0]?.value.years ?? null)
  return years === null ? null : addMonths(from, 12 * years)
}
