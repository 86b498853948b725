/** Accepting a report can take a minute: it is watched. Run again after a kill, it finds its import or makes it. */
import { z } from 'zod'
import { inTransaction } from '../../platform/db/tx.ts'
import type { JobKind } from '../../platform/jobs/queue.ts'
import { acceptRoster } from './commands/accept-roster.ts'

const input = z.object({ communityId: z.uuid(), reportHash: z.string() })

export const acceptJob: JobKind = {
  kind: 'imports.accept',
  async run(given, job) {
    const { problems: _, ...accepted } = await inTransaction(job.database, job.context, (tx) =>
      acceptRoster(tx, input.parse(given), (done, total) => void job.progress(done, total)),
    )
    return accepted
  },
}
