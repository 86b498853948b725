import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { ErrorBoundary } from '../../kit/error-boundary.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Loaded } from '../../kit/page.tsx'
import { problemCode } from '../../kit/problem.tsx'
import { recall, remember } from '../../kit/remembered.ts'
import { type Community, type Me, SessionContext, sessionOf } from '../../kit/session.tsx'
import { WhyProvider } from '../../kit/why.tsx'
import { SignInPage } from '../auth/sign-in-page.tsx'
import { FirstRunPage } from '../setup/first-run-page.tsx'
import { homeFor } from './nav.ts'
import { Shell } from './shell.tsx'

/** First run, sign-in or the console: decided by what the server says, never by a flag of ours. */
export function Gate() {
  const me = useQuery({ ...query.auth.me.queryOptions(), staleTime: 60_000 })
  const signedOut = problemCode(me.error) === 'platform.not_signed_in'
  const setup = useQuery({ ...query.setup.state.queryOptions(), enabled: signedOut, staleTime: 60_000 })
  if (signedOut) {
    return <Loaded query={setup}>{(state) => (state.needed ? <FirstRunPage /> : <SignInPage />)}</Loaded>
  }
  return <Loaded query={me}>{(someone) => <SignedIn me={someone} />}</Loaded>
}

function SignedIn({ me }: { me: Me }) {
  const say = useSay()
  const search = useSearch({ strict: false })
  const communities = useQuery({ ...query.insight.communities.queryOptions(), staleTime: 60_000 })
  return (
    <Loaded query={communities}>
      {(list) => {
        const session = sessionOf(me, list, search.community ?? recall('community'))
        return (
          <SessionContext value={session}>
            <KeepCommunity community={session.community} />
            <Shell>
              {session.community ? (
                <ErrorBoundary key={session.community.communityId}>
                  <WhyProvider>
                    <LandWhereAllowed>
                      <Outlet />
                    </LandWhereAllowed>
                  </WhyProvider>
                </ErrorBoundary>
              ) : (
                <Empty why={say('community.none')} />
              )}
            </Shell>
          </SessionContext>
        )
      }}
    </Loaded>
  )
}

/** The community stands in the address, so that a link pasted to a colleague opens the same one. */
function KeepCommunity({ community }: { community: Community | null }) {
  const { code, communityId } = community ?? { code: null, communityId: null }
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  useEffect(() => {
    if (!code) return
    remember('community', code)
    remember('communityId', communityId)
    if (search.community !== code) {
      void navigate({ to: '.', search: (current) => ({ ...current, community: code }), replace: true })
    }
  }, [code, communityId, search.community, navigate])
  return null
}

/** The home page is today's work; somebody whose role has none lands on the first page of theirs. */
function LandWhereAllowed({ children }: { children: ReactNode }) {
  return (
    <SessionContext.Consumer>
      {(session) =>
        session && !session.may('insight.worklist') ? (
          <Elsewhere to={homeFor(session.may)}>{children}</Elsewhere>
        ) : (
          children
        )
      }
    </SessionContext.Consumer>
  )
}

function Elsewhere({ to, children }: { to: string; children: ReactNode }) {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const away = pathname === '/' && to !== '/'
  useEffect(() => {
    if (away) void navigate({ to, replace: true })
  }, [away, to, navigate])
  return away ? null : children
}
