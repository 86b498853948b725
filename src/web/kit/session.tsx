import { createContext, useContext } from 'react'
import type { api, Data } from './api.ts'

export type Me = Data<typeof api.auth.me>
/** What somebody may be allowed to do, in the server's words. */
export type Action = Me['may'][number]
export type Community = Data<typeof api.insight.communities>[number]

/** Who is signed in and in which community they work now. */
export type Session = {
  me: Me
  community: Community | null
  communities: readonly Community[]
  /** Whether an act is allowed here: only to leave out what would be refused. The server decides. */
  may: (action: Action) => boolean
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session')
  return session
}

/** The community of this page. Pages that need one are only shown when there is one. */
export function useCommunity(): Community {
  const { community } = useSession()
  if (!community) throw new Error('no community')
  return community
}

export function sessionOf(me: Me, communities: readonly Community[], code: string | null): Session {
  const community = communities.find((candidate) => candidate.code === code) ?? communities[0] ?? null
  const here = me.communities.find((candidate) => candidate.communityId === community?.communityId)
  const may = new Set<Action>([...me.may, ...(here?.may ?? [])])
  return { me, community, communities, may: (action) => may.has(action) }
}
