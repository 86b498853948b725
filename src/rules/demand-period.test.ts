import { expect, test } from 'vitest'
import { type CaseRow, caseTable } from '../../tests/support/case-table.ts'
import { day } from './day.ts'
import { demandPeriod } from './demand-period.ts'
import type { DeliveryRecord } from './limitation/delivery.ts'

const METHODS: Record<string, DeliveryRecord['method']> = { 当面: 'by_hand', 邮寄: 'ems', 公证: 'notary' }
const OUTCOMES: Record<string, DeliveryRecord['outcome']> = {
  交邮: 'handed_over',
  送达: 'delivered',
  签收: 'signed',
  拒收: 'refused',
  退回: 'returned',
}
const KNOWN: Record<string, Partial<DeliveryRecord>> = {
  有凭证: { note: '1098765432101' },
  投递记录: { proofKind: 'tracking' },
  约定地址: { addressAgreed: true },
  他人签: { signedBy: 'other' },
  未写内件: { contentNamed: false },
}
const rows = caseTable('src/rules/cases/demand.md', '起算与届满')

test.each(rows.map((row) => [row['编号'], row] as const))('case %s', (_, row) => {
  const letter = {
    day: day(row['函写于'] as string),
    deadlineDays: row['给予天数'] ? Number(row['给予天数']) : null,
    deliveries: recordsOf(row),
  }
  const { awaits, because } = demandPeriod([letter], day(row['问于'] as string), 15)
  const said = awaits === null ? '期满' : awaits.for === 'delivery' ? '待送达' : `期内 ${awaits.until}`
  expect(said).toBe(row['应得'])
  // Whatever it says, it says from which day it counts, or that it does not, and by which law.
  expect(because.every((line) => line.source?.law !== undefined)).toBe(true)
  expect(because.length).toBe(said === '待送达' ? 1 : 2)
})

function recordsOf(row: CaseRow): DeliveryRecord[] {
  return (row['登记'] ?? '')
    .split('；')
    .filter(Boolean)
    .map((text) => {
      const [on, method, outcome, ...known] = text.split(' ') as [string, string, string, ...string[]]
      const way = { method: METHODS[method], outcome: OUTCOMES[outcome] }
      if (!way.method || !way.outcome || known.some((one) => !KNOWN[one]))
        throw new Error(`${row['编号']}: what is "${text}"?`)
      return Object.assign({ day: day(on), ...way }, ...known.map((one) => KNOWN[one])) as DeliveryRecord
    })
}
