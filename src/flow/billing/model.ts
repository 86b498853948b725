/** Nouns of 计费出账, parsed at the edge. */
import { z } from 'zod'
import { type Day, day } from '../../rules/day.ts'
import type { Fen } from '../../rules/money.ts'

/** A month such as `2026-10`: the month in which the periods billed begin. */
export const periodShape = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '应为年月，如 2026-10')

export type ParkReason = 'area_missing' | 'rate_missing' | 'no_liable_party' | 'assignment_ambiguous'

type Words = { zh: string; en: string }

/** Why something is parked and what to do about it. `facts`: the days it is about, when it is about days. */
export function parkReason(code: ParkReason, facts: { from?: string; to?: string } = {}): Words {
  const reason = PARK_REASONS[code]
  const days =
    facts.from && facts.to
      ? { zh: `${facts.from} 至 ${facts.to} `, en: `${facts.from} to ${facts.to}` }
      : null
  return {
    zh: reason.zh.replace('{days}', days?.zh ?? '这些天'),
    en: reason.en.replace('{days}', days?.en ?? 'these days'),
  }
}

const PARK_REASONS: Record<ParkReason, Words> = {
  area_missing: {
    zh: '没有建筑面积，无法按面积计费；请补录面积后重新出账',
    en: 'no floor area to charge by; record it and bill again',
  },
  rate_missing: {
    zh: '{days}没有公示的单价；请公布单价后重新出账',
    en: 'no published rate for {days}; publish it and bill again',
  },
  no_liable_party: {
    zh: '{days}没有登记缴费责任人；请补录责任人后重新出账',
    en: 'nobody is recorded as liable for {days}; record who is and bill again',
  },
  assignment_ambiguous: {
    zh: '同一收费项目有两个同样优先的标准；请只保留一个后重新出账',
    en: 'two standards of one fee item apply with equal rank; keep one and bill again',
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
