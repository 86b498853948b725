import { can } from '../../platform/auth/roles.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { type ApiContext, implementApi } from '../../platform/http/api.ts'
import { CONTACT_BOUNDS, type ContactPolicy } from '../../rules/contact.ts'
import type { Fen } from '../../rules/money.ts'
import { conversationActions, disputeActions, holdActions } from './can.ts'
import { classifyHousehold } from './commands/classify-household.ts'
import { completeTask } from './commands/complete-task.ts'
import { holdDunning } from './commands/hold-dunning.ts'
import { liftHold } from './commands/lift-hold.ts'
import { openDispute } from './commands/open-dispute.ts'
import { promiseToPay } from './commands/promise-to-pay.ts'
import { readConversation } from './commands/read-conversation.ts'
import { readTasks } from './commands/read-tasks.ts'
import { recordContact } from './commands/record-contact.ts'
import { recordDelivery } from './commands/record-delivery.ts'
import { resolveDispute } from './commands/resolve-dispute.ts'
import { contactPolicyInForce, procedureInForce } from './commands/rules-in-force.ts'
import { runDunning } from './commands/run-dunning.ts'
import { saveContactPolicy, saveProcedure } from './commands/save-policy.ts'
import { collectionsContract } from './contract.ts'
import type { DunningJobInput } from './jobs.ts'
import { REASONS } from './model.ts'
import { collectionsProblems } from './problems.ts'

const LIST_RUNS = sqlFile(import.meta.url, './sql/list-runs.sql')
const IS_OWN = sqlFile(import.meta.url, './sql/is-own-household.sql')
const HOUSEHOLD_OF = sqlFile(import.meta.url, './sql/household-of.sql')
const REPORT_REASONS = sqlFile(import.meta.url, './sql/report-reasons.sql')

const os = implementApi(collectionsContract)

export const collectionsRouter = os.router({
  previewRun: os.previewRun.handler(({ input, context }) =>
    context.read((tx) =>
      runDunning(tx, { communityId: input.communityId, day: input.day ?? context.day, preview: true }),
    ),
  ),
  run: os.run.handler(async ({ input, context }) => {
    const job: DunningJobInput = { day: input.day ?? context.day }
    const jobId = await context.write((tx) =>
      context.jobs.enqueue(tx, 'collections.dun', input.communityId, job),
    )
    return { jobId }
  }),
  runs: os.runs.handler(({ input, context }) =>
    context.read((tx) =>
      tx.rows(LIST_RUNS, { community_id: input.communityId, steward_id: context.stewardId }),
    ),
  ),
  tasks: os.tasks.handler(({ input, context }) =>
    context.read((tx) =>
      readTasks(tx, {
        communityId: input.communityId,
        day: input.day ?? context.day,
        today: context.day,
        stewardId: context.stewardId,
      }),
    ),
  ),
  completeTask: os.completeTask.handler(({ input, context }) =>
    write(context, input, input.taskId, (tx) => completeTask(tx, input)),
  ),
  conversation: os.conversation.handler(async ({ input, context }) => {
    const { communityId } = input
    const { owedFen, ...found } = await context.read(async (tx) => {
      await needOwn(tx, context, communityId, input.householdId)
      return readConversation(tx, input)
    })
    const may = {
      record: can(context.principal, 'collections.record', { communityId }).allowed,
      hold: can(context.principal, 'collections.hold', { communityId }).allowed,
    }
    return {
      ...found,
      holds: found.holds.map((hold) => ({ ...hold, actions: holdActions(hold, may.hold) })),
      disputes: found.disputes.map((one) => ({ ...one, actions: disputeActions(one, may.hold) })),
      actions: conversationActions(owedFen, may),
    }
  }),
  recordContact: os.recordContact.handler(({ input, context }) =>
    writeFor(context, input, (tx) => recordContact(tx, input)),
  ),
  promise: os.promise.handler(({ input, context }) =>
    writeFor(context, input, (tx) => promiseToPay(tx, input)),
  ),
  hold: os.hold.handler(({ input, context }) => writeFor(context, input, (tx) => holdDunning(tx, input))),
  liftHold: os.liftHold.handler(({ input, context }) =>
    write(context, input, input.holdId, (tx) => liftHold(tx, input)),
  ),
  openDispute: os.openDispute.handler(({ input, context }) =>
    writeFor(context, input, (tx) => openDispute(tx, input)),
  ),
  resolveDispute: os.resolveDispute.handler(({ input, context }) =>
    write(context, input, input.disputeId, (tx) => resolveDispute(tx, input)),
  ),
  recordDelivery: os.recordDelivery.handler(async ({ input, context }) => {
    const own = {
      communityId: input.communityId,
      householdId: await householdOf(context, input, input.noticeId),
    }
    return writeFor(context, own, (tx) => recordDelivery(tx, input))
  }),
  classify: os.classify.handler(({ input, context }) =>
    writeFor(context, input, (tx) => classifyHousehold(tx, input)),
  ),
  reasons: os.reasons.handler(({ input, context }) =>
    context.read(async (tx) => {
      const rows = await tx.rows<{ reason: string; households: number; overdueFen: Fen }>(REPORT_REASONS, {
        community_id: input.communityId,
        day: input.asOf ?? context.day,
        steward_id: context.stewardId,
      })
      return rows.map((row) => ({ ...row, ...(REASONS[row.reason as keyof typeof REASONS] ?? NOT_ASKED) }))
    }),
  ),
  procedure: os.procedure.handler(({ input, context }) =>
    context.read(async (tx) => {
      const day = input.day ?? context.day
      const { steps, ...procedure } = await procedureInForce(tx, day)
      return { ...procedure, steps: [...steps], limits: limitsOf(await contactPolicyInForce(tx, day)) }
    }),
  ),
  saveProcedure: os.saveProcedure.handler(({ input, context }) =>
    context.write((tx) => saveProcedure(tx, input)),
  ),
  saveLimits: os.saveLimits.handler(({ input, context }) =>
    context.write((tx) =>
      saveContactPolicy(tx, { policy: input.policy, ...(input.fromDay ? { fromDay: input.fromDay } : {}) }),
    ),
  ),
})

const NOT_ASKED = { zh: '尚未问明', en: 'not asked yet' }

function limitsOf(policy: ContactPolicy) {
  return (Object.keys(CONTACT_BOUNDS) as (keyof ContactPolicy)[]).map((key) => {
    const { zh, value, source } = CONTACT_BOUNDS[key]
    return { key, zh, value: policy[key], shipped: value, source }
  })
}

/** Need to know: whoever sees own households only also writes for own households only. */
async function needOwn(tx: Tx, context: ApiContext, communityId: string, householdId: string) {
  if (context.stewardId === null) return
  const own = await tx.row(IS_OWN, {
    community_id: communityId,
    household_id: householdId,
    steward_id: context.stewardId,
    day: context.day,
  })
  if (!own) throw collectionsProblems.not_your_household()
}

function writeFor<Result>(
  context: ApiContext,
  where: { communityId: string; householdId: string },
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return context.write(async (tx) => {
    await needOwn(tx, context, where.communityId, where.householdId)
    return work(tx)
  })
}

/** Like `writeFor`, for something that belongs to a household and is known by its own id. */
async function write(
  context: ApiContext,
  where: { communityId: string },
  id: string,
  work: (tx: Tx) => Promise<unknown>,
): Promise<Record<string, never>> {
  const householdId = await householdOf(context, where, id)
  await writeFor(context, { communityId: where.communityId, householdId }, work)
  return {}
}

/** Unknown ids answer an empty household, which the command then refuses in its own words. */
async function householdOf(context: ApiContext, where: { communityId: string }, id: string): Promise<string> {
  const row = await context.read((tx) =>
    tx.row<{ household_id: string }>(HOUSEHOLD_OF, { community_id: where.communityId, id }),
  )
  return row?.household_id ?? '00000000-0000-0000-0000-000000000000'
}
