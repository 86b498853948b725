import { query } from '../../kit/api.ts'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import type { Asked } from '../../kit/why.tsx'

/** Why a household stands at its level today, with what is overdue, disputed and covered by credit. */
export function useWhyStanding() {
  const say = useSay()
  const { communityId } = useCommunity()
  return ({ householdId, household }: { householdId: string; household: string }): Asked =>
    askServer(say('why.cell', { row: household, column: say('conversation.level') }), () =>
      query.collections.conversation.queryOptions({
        input: { communityId, householdId },
        select: (conversation) => conversation.standing.because,
      }),
    )
}
