import { useQuery } from '@tanstack/react-query'
import { type api, type Data, query, queryClient } from '../../kit/api.ts'
import { useCommunity } from '../../kit/session.tsx'

export type Conversation = Data<typeof api.collections.conversation>

export function useConversation(householdId: string) {
  const { communityId } = useCommunity()
  return useQuery(query.collections.conversation.queryOptions({ input: { communityId, householdId } }))
}

/** A conversation changed: what it says and what joins slices is read again. */
export async function refreshHousehold(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: query.collections.key() }),
    queryClient.invalidateQueries({ queryKey: query.insight.key() }),
  ])
}
