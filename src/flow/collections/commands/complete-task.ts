import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { type TaskOutcomeInput, taskOutcomeInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const find = sqlFile(import.meta.url, '../sql/find-task.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-task-outcome.sql')

/** Closes a task with what came of it. Problems: task_not_found, task_closed. */
export async function completeTask(tx: Tx, input: TaskOutcomeInput): Promise<void> {
  const given = parsed(taskOutcomeInput, input)
  refuseUnlawful(given.note)
  const key = { community_id: given.communityId, task_id: given.taskId }
  const known = await tx.row<{ household_id: string }>(find, key)
  if (!known) throw collectionsProblems.task_not_found()
  const today = await lockConversation(tx, {
    communityId: given.communityId,
    householdId: known.household_id,
  })
  const task = await tx.row<{ outcome_day: string | null }>(find, key)
  if (task?.outcome_day) throw collectionsProblems.task_closed({ day: task.outcome_day })
  await tx.rows(insert, {
    ...key,
    company_id: tx.companyId,
    outcome: given.outcome,
    note: given.note ?? null,
    by_actor: actorText(tx.actor),
    day: today.day,
    at: tx.at,
  })
  tx.audit({
    communityId: given.communityId,
    action: 'collections.complete_task',
    subject: `task:${given.taskId}`,
    facts: { outcome: given.outcome },
  })
}
