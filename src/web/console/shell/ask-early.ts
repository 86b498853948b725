import { query, queryClient } from '../../kit/api.ts'
import { recall } from '../../kit/remembered.ts'

/**
 * What the first page will ask for anyway, asked while the page is still being drawn: who is here, and where somebody
 * worked before, which communities and the rooms of the board. Whoever is signed out is told so by the first answer.
 */
export function askEarly({ pathname, search }: Location): void {
  void queryClient.prefetchQuery({ ...query.auth.me.queryOptions(), staleTime: 60_000 })
  const [code, communityId] = [recall('community'), recall('communityId')]
  if (!code || !communityId) return
  void queryClient.prefetchQuery(query.insight.communities.queryOptions())
  const here = new URLSearchParams(search).get('community') ?? code
  if (pathname === '/rooms' && here === code)
    void queryClient.prefetchQuery(query.insight.board.queryOptions({ input: { communityId } }))
}
