import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { query } from '../../kit/api.ts'
import { type Say, useSay } from '../../kit/i18n/i18n.tsx'
import { Card, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { ConversationCard } from '../collections/conversation-card.tsx'
import { nameOf } from './building-name.ts'
import { HouseholdActions } from './household-actions.tsx'
import { Balance } from './household-balance.tsx'
import { Contract, Members, Needs } from './household-people.tsx'
import { Receipts } from './household-receipts.tsx'
import { OpenItems, Premises } from './household-tables.tsx'
import type { Household } from './household.ts'
import { Timeline } from './timeline.tsx'

/** 业户: one conversation: what is owed and why, what happened, who they are, who answers for them. */
export function HouseholdPage() {
  const say = useSay()
  const community = useCommunity()
  const { householdId } = useParams({ from: '/households/$householdId' })
  const household = useQuery(
    query.insight.household.queryOptions({ input: { communityId: community.communityId, householdId } }),
  )
  if (household.data) return <View household={household.data} />
  return (
    <Page title={say('household.title')}>
      <Loaded query={household}>{() => null}</Loaded>
    </Page>
  )
}

/** 房态图 › 3 栋. A room's code begins with its building. */
function trailTo(say: Say, code: string | undefined) {
  const building = code?.split('-')[0]
  return [
    <Link key="board" to="/rooms">
      {say('board.title')}
    </Link>,
    building && (
      <Link key="building" to="/rooms" search={{ building }}>
        {nameOf(say, building)}
      </Link>
    ),
  ].filter(Boolean)
}

function View({ household }: { household: Household }) {
  const say = useSay()
  const { may } = useSession()
  const codes = household.premises.filter((one) => one.toDay === null).map((one) => one.code)
  const first = codes[0]
  return (
    <Page
      title={say('household.heading', { name: household.name, rooms: codes.join(say('list.and')) })}
      trail={trailTo(say, first)}
      actions={
        <>
          {may('ledger.receive') && first && (
            <Link className="button-link" to="/counter" search={{ room: first }}>
              {say('household.pay')}
            </Link>
          )}
          <HouseholdActions household={household} />
        </>
      }
    >
      <div className="grid-2">
        <div className="stack">
          {household.moneyVisible ? (
            <>
              <Balance household={household} />
              <OpenItems household={household} />
              <Receipts household={household} />
            </>
          ) : (
            <Card>
              <p>{say('household.moneyHidden')}</p>
            </Card>
          )}
          <Premises household={household} />
        </div>
        <div className="stack">
          {household.moneyVisible && may('collections.read') && (
            <ConversationCard householdId={household.householdId} />
          )}
          <Members household={household} />
          <Needs household={household} />
          <Card title={say('household.timeline')}>
            <Timeline entries={household.timeline} />
          </Card>
          <Contract household={household} />
        </div>
      </div>
    </Page>
  )
}
