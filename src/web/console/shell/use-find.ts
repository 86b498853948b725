import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { type api, type Data, query } from '../../kit/api.ts'
import { useSession } from '../../kit/session.tsx'

export type Found = Data<typeof api.insight.find>[number]

/** Households that match, kept on screen while the next letters are looked up; `settled`: they answer these words. */
export function useFind(words: string): { found: readonly Found[]; settled: boolean } {
  const { community, may } = useSession()
  const q = useDeferredValue(words.trim())
  const answer = useQuery({
    ...query.insight.find.queryOptions({
      input: { communityId: community?.communityId ?? '', q, limit: 10 },
    }),
    enabled: q !== '' && community !== null && may('roster.read'),
    placeholderData: keepPreviousData,
  })
  const settled = q === words.trim() && !answer.isPlaceholderData && !answer.isFetching
  return { found: q === '' ? [] : (answer.data ?? []), settled }
}
