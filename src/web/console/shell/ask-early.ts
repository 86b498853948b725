import { query, queryClient } from '../../kit/api.ts'
import { recall } from '../../kit/remembered.ts'
import { communityOf } from '../../kit/session.tsx'

/**
 * What the first page will ask for anyway, asked while the page is still being drawn: who is here, and where somebody
 * worked before, which communities and the rooms of the board. Whoever is signed out is told so by the first answer.
 */
export async function askEarly({ pathname, search }: Location): Promise<void> {
  void queryClient.prefetchQuery({ ...query.auth.me.queryOptions(), staleTime: 60_000 })
  const code = recall('community')
  if (!code) return
  const asked = query.insight.communities.queryOptions()
  await queryClient.prefetchQuery(asked)
  const here = new URLSearchParams(search).get('community') ?? code
  const community = communityOf(queryClient.getQueryData(asked.queryKey) ?? [], here)
  if (pathname !== '/rooms' || !community) return
  const input = { communityId: community.communityId }
  await queryClient.prefetchQuery(query.insight.board.queryOptions({ input }))
}
