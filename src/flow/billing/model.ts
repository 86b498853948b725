/** Nouns of 计费出账, parsed at the edge. */
import { z } from 'zod'
import { type Day, day } from '../../rules/day.ts'
import type { Fen } from '../../rules/money.ts'

/** A month such as `2026-10`: the month in which the periods billed begin. */
export const periodShape = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '应为年月，如 2026-10')

export type ParkReason = 'area_missing' | 'rate_missing' | 'no_liable_party' | 'assignment_ambiguous'

export const PARK_REASONS: Record<ParkReason, { zh: string; en: string }> = {
  area_missing: { zh: '没有建筑面积，无法按面积计费', en: 'no floor area to charge by' },
  rate_missing: { zh: '这些天没有公示的单价', en: 'no published rate for these days' },
  no_liable_party: { zh: '这些天没有登记缴费责任人', en: 'nobody is recorded as liable for these days' },
  assignment_ambiguous: {
    zh: '同一收费项目有两个同样优先的标准',
    en: 'two standards of one fee item apply with equal rank',
  },
}

export type BillingRun = {
  /** null when there was nothing new to write. */
  runId: string | null
  period: string
  in: number
  done: number
  parked: number
  skipped: number
  sumFen: Fen
  charges: number
  parkedRows: { room: string; feeItem: string; code: ParkReason; zh: string; en: string }[]
  warnings: { code: string; zh: string; en: string }[]
}

export function monthOf(period: string): Day {
  return day(`${period}-01`)
}
