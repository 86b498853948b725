/** 法律与限值: what the rules stand on, and what this company made stricter. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { ContactPolicy } from '../../../rules/contact.ts'
import type { Day } from '../../../rules/day.ts'
import { LAW_SUBJECTS, type LawRow, lawRows, toConfirm } from '../../../rules/law/all.ts'
import { CONTACT_LIMITS } from '../../../rules/law/limits.ts'
import { lprKnown } from '../../tariff/commands/enter-legal-value.ts'
import { contactPolicyInForce, procedureInForce } from '../../collections/commands/rules-in-force.ts'

export type LawPage = {
  day: Day
  subjects: { subject: string; zh: string; en: string }[]
  rows: (LawRow & { company: { zh: string; en: string; tightened: boolean } | null })[]
  toConfirm: number
}

/** Every dated value on a day; beside the ones a company may tighten stands the company's own. */
export async function readLaw(tx: Tx, { day }: { day: Day }): Promise<LawPage> {
  const policy = await contactPolicyInForce(tx, day)
  const { deadlineDays } = await procedureInForce(tx, day)
  const rows = lawRows(day, await lprKnown(tx))
  return {
    day,
    subjects: Object.entries(LAW_SUBJECTS).map(([subject, words]) => ({ subject, ...words })),
    rows: rows.map((row) => ({ ...row, company: companyOf(row, policy, deadlineDays) })),
    toConfirm: toConfirm(rows).length,
  }
}

function companyOf(row: LawRow, policy: ContactPolicy, deadlineDays: number) {
  if (row.code === 'demand.days') {
    const shown = { zh: `${deadlineDays} 天`, en: `${deadlineDays} days` }
    return { ...shown, tightened: shown.zh !== row.value.zh }
  }
  const limit = CONTACT_LIMITS.find((table) => table.code === row.code)
  if (!limit) return null
  const own = policy[row.code.slice('contact.'.length) as keyof ContactPolicy]
  return { ...limit.show(own), tightened: own !== limit.values[0]?.value }
}
