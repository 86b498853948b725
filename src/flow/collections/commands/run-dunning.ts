import { createHash } from 'node:crypto'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { CellValue, Tx } from '../../../platform/db/tx.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { heldFor } from '../../../rules/dunning.ts'
import { LEVEL_NAMES, type Procedure } from '../../../rules/procedure.ts'
import { rechargePosted } from '../../ledger/commands/recharge-posted.ts'
import type { Decision, DunningRun } from '../model.ts'
import { deriveStandings, type HouseholdStanding } from './derive-standings.ts'
import { procedureInForce } from './rules-in-force.ts'
import { RunTally } from './run-tally.ts'

const takeLock = sqlFile(import.meta.url, '../sql/take-run-lock.sql')
const countHouseholds = sqlFile(import.meta.url, '../sql/count-households.sql')
const stewardsOnDay = sqlFile(import.meta.url, '../sql/stewards-on-day.sql')
const runOfDay = sqlFile(import.meta.url, '../sql/run-of-day.sql')
const insertRun = sqlFile(import.meta.url, '../sql/insert-run.sql')
const nameHouseholds = sqlFile(import.meta.url, '../sql/name-households.sql')

/**
 * A dunning run (催缴批次) of one community and day: every household's standing is derived from what is owed, and each
 * household that has a next step gets it as a notice or a task with its because. A second run of a day adds nothing.
 * A preview decides the same and writes nothing; it may run in a snapshot.
 */
export async function runDunning(
  tx: Tx,
  input: { communityId: string; day: Day; preview?: boolean },
): Promise<DunningRun> {
  const { communityId, day } = input
  const preview = input.preview ?? false
  if (!preview) {
    await tx.rows(takeLock, { community_id: communityId, company_id: tx.companyId })
    // Nobody is asked for days that a sale told since has made another household's.
    await rechargePosted(tx, { communityId, day })
  }
  const procedure = await procedureInForce(tx, day)
  const run = { id: tx.newId(), communityId, day, procedure }
  const left = new Left(tx, run, preview)
  const tally = new RunTally()
  for await (const household of deriveStandings(tx, { communityId, day, procedure })) {
    tally.count(household)
    if (household.standing.nextAct) await left.step(household)
  }
  await left.written()
  const counted = await tx.row<{ households: number }>(countHouseholds, { community_id: communityId })
  const totals = tally.totals(counted?.households ?? 0)
  const digest = left.digest.digest('hex')
  const runId = preview ? null : await writeRun(tx, run, left, totals, digest)
  const decisions = await namedDecisions(tx, communityId, tally.decisions)
  return { runId, day, preview, procedureVersion: procedure.version, ...totals, digest, decisions }
}

type Run = { id: string; communityId: string; day: Day; procedure: Procedure }

const NOTICE_OF = { courtesy: 'courtesy_message', friendly: 'friendly_message' } as const
/** Days a person has for a task before it is late. */
const TASK_DAYS = { call: 3, visit: 5, letter: 3, legal_review: 10 } as const
const BATCH = 1_000

/** What a run leaves. Notices are given to the database while the next are decided. */
class Left {
  readonly digest = createHash('sha256')
  readonly tasks: CellValue[][] = []
  notices = 0
  private waiting: CellValue[][] = []
  private writing: Promise<unknown> = Promise.resolve()
  private readonly tx: Tx
  private readonly run: Run
  private readonly preview: boolean

  constructor(tx: Tx, run: Run, preview: boolean) {
    this.tx = tx
    this.run = run
    this.preview = preview
  }

  /** A message is a notice; a call, visit or review is a task; a demand letter is both: written, and to be delivered. */
  async step({ householdId, standing }: HouseholdStanding) {
    const { tx, run } = this
    const next = standing.nextAct
    if (!next) return
    const { act, level, step, anchorId } = next
    this.digest.update(`${householdId} ${step.code} ${anchorId} ${standing.overdueFen}\n`)
    const head = () => [run.communityId, tx.newId(), tx.companyId, run.id, householdId]
    const tail = [level, step.code, anchorId]
    if (act !== 'message') {
      const kind = act === 'demand_letter' ? 'letter' : act
      const due = addDays(run.day, TASK_DAYS[kind])
      this.tasks.push([...head(), kind, ...tail, run.day, due, standing.because])
    }
    if (act === 'message' || act === 'demand_letter') {
      const kind = act === 'message' ? NOTICE_OF[level as keyof typeof NOTICE_OF] : 'demand_letter'
      const deadline = act === 'demand_letter' ? run.procedure.deadlineDays : null
      this.notices += 1
      this.waiting.push([...head(), kind, ...tail, run.day, deadline, standing.because])
      if (this.waiting.length === BATCH) await this.write()
    }
  }

  async written() {
    await this.write()
    await this.writing
  }

  private async write() {
    const [before, notices] = [this.writing, this.waiting]
    this.waiting = []
    if (this.preview || notices.length === 0) return
    this.writing = this.tx.insertRows('collections.notice', NOTICE_COLUMNS, notices)
    this.writing.catch(() => undefined)
    await before
  }
}

const NOTICE_COLUMNS = [
  'community_id',
  'id',
  'company_id',
  'run_id',
  'household_id',
  'kind',
  'level',
  'step',
  'anchor_id',
  'day',
  'deadline_days',
  'because',
]
const TASK_COLUMNS = [
  'community_id',
  'id',
  'company_id',
  'run_id',
  'household_id',
  'kind',
  'level',
  'step',
  'anchor_id',
  'day',
  'due_day',
  'because',
  'steward_id',
]

async function writeRun(
  tx: Tx,
  run: Run,
  left: Left,
  totals: ReturnType<RunTally['totals']>,
  digest: string,
): Promise<string | null> {
  const { communityId, day } = run
  const nothingNew = left.notices === 0 && left.tasks.length === 0
  if (nothingNew && (await tx.row(runOfDay, { community_id: communityId, day }))) {
    tx.nothingChanged()
    return null
  }
  if (left.tasks.length > 0)
    await tx.insertRows('collections.task', TASK_COLUMNS, await withStewards(tx, run, left.tasks))
  await tx.rows(insertRun, {
    community_id: communityId,
    id: run.id,
    company_id: tx.companyId,
    day,
    at: tx.at,
    procedure_version: run.procedure.version,
    count_in: totals.in,
    count_noticed: totals.noticed,
    count_waiting: totals.waiting,
    count_held: totals.held,
    count_nothing_due: totals.nothingDue,
    levels: JSON.stringify(totals.levels),
    digest,
  })
  tx.audit({
    communityId,
    action: 'collections.run_dunning',
    subject: `dunning_run:${run.id}`,
    facts: { day, notices: left.notices, tasks: left.tasks.length, in: totals.in, digest },
  })
  return run.id
}

const HOUSEHOLD = 4

async function withStewards(tx: Tx, run: Run, tasks: CellValue[][]): Promise<CellValue[][]> {
  const rows = await tx.rows<{ household_id: string; staff_id: string }>(stewardsOnDay, {
    community_id: run.communityId,
    day: run.day,
  })
  const steward = new Map(rows.map((row) => [row.household_id, row.staff_id]))
  return tasks.map((task) => [...task, steward.get(task[HOUSEHOLD] as string) ?? null])
}

async function namedDecisions(
  tx: Tx,
  communityId: string,
  decisions: readonly HouseholdStanding[],
): Promise<Decision[]> {
  const rows = await tx.rows<{ household_id: string; name: string; rooms: string[] }>(nameHouseholds, {
    community_id: communityId,
    household_ids: decisions.map((one) => one.householdId),
  })
  const known = new Map(rows.map((row) => [row.household_id, row]))
  return decisions.map(({ householdId, standing }) => {
    const words = standing.held ?? standing.awaits ?? standing.nextAct ?? LEVEL_NAMES[standing.level]
    return {
      householdId,
      household: known.get(householdId)?.name ?? '',
      rooms: known.get(householdId)?.rooms ?? [],
      level: standing.level,
      daysOverdue: standing.daysOverdue,
      overdueFen: standing.overdueFen,
      act: standing.nextAct?.step.code ?? null,
      does: standing.nextAct?.act ?? null,
      heldBy: heldFor(standing),
      zh: words.zh,
      en: words.en,
    }
  })
}
