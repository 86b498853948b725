/** A value of law that changes while we work, as somebody of the company looked it up: what, from when, seen until when. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Actor, Tx } from '../../../platform/db/tx.ts'
import { localDay } from '../../../rules/day.ts'
import type { LegalTable } from '../../../rules/law/dated.ts'
import { type EnteredValue, withEntered } from '../../../rules/law/entered.ts'
import { LPR_ONE_YEAR } from '../../../rules/law/lpr.ts'
import type { LegalValueInput } from '../model.ts'
import { tariffProblems } from '../problems.ts'

const INSERT = sqlFile(import.meta.url, '../sql/insert-legal-value.sql')
const ENTERED = sqlFile(import.meta.url, '../sql/legal-values.sql')

function actorText(actor: Actor): string {
  return actor.kind === 'staff' ? `staff:${actor.id}` : `system:${actor.name}`
}

/** Records one look. Problem: legal_value_ahead when it claims to know a day that has not come. */
export async function enterLegalValue(tx: Tx, input: LegalValueInput): Promise<{ legalValueId: string }> {
  const today = localDay(tx.at, 'Asia/Shanghai')
  if (input.knownUntil > today || input.from > input.knownUntil)
    throw tariffProblems.legal_value_ahead({ from: input.from, until: input.knownUntil, today })
  const id = tx.newId()
  const { code, from, value, knownUntil, source } = input
  await tx.rows(INSERT, {
    company_id: tx.companyId,
    id,
    code,
    from_day: from,
    value,
    known_until: knownUntil,
    source,
    entered_by: actorText(tx.actor),
    at: tx.at,
  })
  tx.audit({
    communityId: null,
    action: 'tariff.enter_legal_value',
    subject: `legal_value:${id}`,
    facts: { code, from, value, knownUntil, source },
  })
  return { legalValueId: id }
}

/** The one-year LPR as this company knows it. */
export async function lprKnown(tx: Tx): Promise<LegalTable<string>> {
  const entered = await tx.rows<EnteredValue<string>>(ENTERED, {
    company_id: tx.companyId,
    code: LPR_ONE_YEAR.code,
  })
  return withEntered(LPR_ONE_YEAR, entered)
}
