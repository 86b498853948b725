import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type ContactPolicy, tighten } from '../../../rules/contact.ts'
import { type Day, localDay } from '../../../rules/day.ts'
import { procedureFaults } from '../../../rules/procedure.ts'
import { type ProcedureInput, procedureInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText } from './lock-conversation.ts'

const newestVersion = sqlFile(import.meta.url, '../sql/newest-version.sql')
const insertProcedure = sqlFile(import.meta.url, '../sql/insert-procedure.sql')
const insertPolicy = sqlFile(import.meta.url, '../sql/insert-policy.sql')

// A company's communities may lie in several zones; a version comes into force by the day in China.
const ZONE = 'Asia/Shanghai'

/**
 * Saves the company's own dunning procedure as a new version, in force from a day (today at the earliest). What the law
 * or decency forbids is refused with every fault named. Problems: procedure_refused, in_the_past.
 */
export async function saveProcedure(
  tx: Tx,
  input: ProcedureInput,
): Promise<{ version: number; fromDay: Day }> {
  const { fromDay: wished, ...body } = parsed(procedureInput, input)
  const fromDay = fromToday(tx, wished)
  const faults = procedureFaults({ ...body, version: 0 })
  const [first] = faults
  if (first) throw collectionsProblems.procedure_refused({ first: first.zh, firstEn: first.en, faults })
  const version = (await newest(tx)).procedure + 1
  await insertVersion(tx, insertProcedure, version, fromDay, body)
  audit(tx, 'collections.save_procedure', `procedure:${version}`, { fromDay })
  return { version, fromDay }
}

/**
 * Saves the company's own contact limits as a new version. Each is taken only as far as it is stricter than the shipped
 * one; the answer says what is then in force. Problem: in_the_past.
 */
export async function saveContactPolicy(
  tx: Tx,
  input: { fromDay?: Day; policy: Partial<Record<keyof ContactPolicy, unknown>> },
): Promise<{ version: number; fromDay: Day; policy: ContactPolicy }> {
  const fromDay = fromToday(tx, input.fromDay)
  const policy = tighten(input.policy)
  const version = (await newest(tx)).policy + 1
  await insertVersion(tx, insertPolicy, version, fromDay, policy)
  audit(tx, 'collections.save_contact_policy', `contact_policy:${version}`, { fromDay, policy })
  return { version, fromDay, policy }
}

function fromToday(tx: Tx, wished: Day | undefined): Day {
  const today = localDay(tx.at, ZONE)
  if (wished && wished < today) throw collectionsProblems.in_the_past({ day: wished, today })
  return wished ?? today
}

async function newest(tx: Tx): Promise<{ procedure: number; policy: number }> {
  const row = await tx.row<{ procedure: number; policy: number }>(newestVersion, { company_id: tx.companyId })
  return row ?? { procedure: 0, policy: 0 }
}

function insertVersion(tx: Tx, sql: typeof insertProcedure, version: number, fromDay: Day, body: object) {
  return tx.rows(sql, {
    company_id: tx.companyId,
    version,
    from_day: fromDay,
    body: JSON.stringify(body),
    saved_by: actorText(tx.actor),
    at: tx.at,
  })
}

function audit(tx: Tx, action: string, subject: string, facts: Record<string, unknown>) {
  tx.audit({ communityId: null, action, subject, facts })
}
