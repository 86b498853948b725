/** Whose money a read may show: null, everybody's; a steward's id, the households that steward answers for that day. */
import type { Tx } from '../../../platform/db/tx.ts'

export type Need = { communityId: string; stewardId: string | null }
export type Read<Input, Result> = (tx: Tx, input: Need & Input) => Promise<Result>

/** The parameters every read of money shares. */
export function needOf({ communityId, stewardId }: Need) {
  return { community_id: communityId, steward_id: stewardId }
}
