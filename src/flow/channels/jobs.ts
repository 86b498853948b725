/** Long work of this slice that people can watch. */
import type { JobKind } from '../../platform/jobs/queue.ts'
import { dispatch } from './commands/dispatch.ts'
import type { Transport } from './model.ts'

/** Sending what is due. Run twice it sends nothing twice, so a killed worker's job is simply run again. */
export function dispatchJob(transport: Transport): JobKind {
  return {
    kind: 'channels.dispatch',
    run(_input, { database, context, communityId, clock, progress }) {
      const house = { database, transport, actor: context.actor, clock }
      const where = { companyId: context.companyId, communityId: communityId as string, at: context.at }
      return dispatch(house, where, (done, total) => void progress(done, total))
    },
  }
}
