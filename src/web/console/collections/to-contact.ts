import type { api, Data } from '../../kit/api.ts'
import type { ToContact } from './quick-outcome-parts.tsx'

type Task = Data<typeof api.collections.tasks>[number]
type WorkRow = Data<typeof api.insight.worklist>[number]

/** Whom to speak with, one household once: the calls and visits a dunning run left first, then the rest of today's work. */
export function toContact(tasks: readonly Task[], work: readonly WorkRow[]): ToContact[] {
  const list = new Map<string, ToContact>()
  for (const task of tasks) {
    if ((task.kind !== 'call' && task.kind !== 'visit') || list.has(task.householdId)) continue
    list.set(task.householdId, {
      householdId: task.householdId,
      household: task.household,
      room: task.rooms[0] ?? '',
      owedFen: task.standing.overdueFen,
      channel: task.kind,
      taskId: task.taskId,
    })
  }
  for (const row of work) {
    if (list.has(row.householdId)) continue
    list.set(row.householdId, {
      householdId: row.householdId,
      household: row.household,
      room: row.codes[0] ?? '',
      owedFen: row.overdueFen || row.openFen,
      channel: 'call',
    })
  }
  return [...list.values()]
}
