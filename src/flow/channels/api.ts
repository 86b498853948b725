import { sqlFile } from '../../platform/db/sql-file.ts'
import { implementApi } from '../../platform/http/api.ts'
import { platformProblems } from '../../platform/problems.ts'
import { explainNotice } from './commands/explain-notice.ts'
import { explainOutbox } from './commands/explain-outbox.ts'
import { releaseHeld } from './commands/release-held.ts'
import { withdrawHeld } from './commands/withdraw-held.ts'
import { channelsContract } from './contract.ts'

const LIST_MESSAGES = sqlFile(import.meta.url, './sql/list-messages.sql')
const COUNT_MESSAGES = sqlFile(import.meta.url, './sql/count-messages.sql')

const os = implementApi(channelsContract)

export const channelsRouter = os.router({
  outbox: os.outbox.handler(({ input, context }) =>
    context.read(async (tx) => {
      const key = { community_id: input.communityId }
      const counts = await tx.row<Counts>(COUNT_MESSAGES, key)
      const messages = await tx.rows<never>(LIST_MESSAGES, {
        ...key,
        state: input.state ?? null,
        household_id: input.householdId ?? null,
        day: input.day ?? null,
        most: input.limit,
      })
      return { counts: counts ?? { held: 0, waiting: 0, leaving: 0, sent: 0, dropped: 0 }, messages }
    }),
  ),
  dispatch: os.dispatch.handler(async ({ input, context }) => {
    const jobId = await context.write((tx) =>
      context.jobs.enqueue(tx, 'channels.dispatch', input.communityId, {}),
    )
    return { jobId }
  }),
  release: os.release.handler(({ input, context }) => context.write((tx) => releaseHeld(tx, input))),
  withdraw: os.withdraw.handler(({ input, context }) => context.write((tx) => withdrawHeld(tx, input))),
  explain: os.explain.handler(async ({ input, context }) => {
    const trail = await context.read((tx) => explainNotice(tx, input.noticeId, input))
    if (!trail) throw platformProblems.not_found({ what: '通知', id: input.noticeId })
    return trail
  }),
  explainOutbox: os.explainOutbox.handler(({ input, context }) =>
    context.read((tx) => explainOutbox(tx, input)),
  ),
})

type Counts = { held: number; waiting: number; leaving: number; sent: number; dropped: number }
