import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Card, Page } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { PaymentDesk } from './payment-desk.tsx'
import { RoomBox } from './room-box.tsx'
import { type Taken, TakenCard } from './taken-card.tsx'

/**
 * 柜台收款 without a mouse: room code, Enter; a key for the method; Enter. Nothing is shown as paid before the server
 * has booked it.
 */
export function CounterPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { room } = useSearch({ from: '/counter' })
  const [taken, setTaken] = useState<Taken | null>(null)
  const open = (code: string | undefined) => void navigate({ to: '/counter', search: { room: code } })
  return (
    <Page title={say('counter.title')} lead={say('counter.lead')}>
      <div className="stack">
        <RoomBox
          room={room}
          onRoom={(code) => {
            setTaken(null)
            open(code)
          }}
          onClear={() => open(undefined)}
        />
        {room && (
          <AtTheCounter
            key={room}
            room={room}
            onTaken={(receipt) => {
              setTaken(receipt)
              open(undefined)
            }}
          />
        )}
        {!room && taken && <TakenCard taken={taken} />}
        {!room && !taken && (
          <Card>
            <Empty why={say('counter.start')} />
          </Card>
        )}
      </div>
    </Page>
  )
}

function AtTheCounter({ room, onTaken }: { room: string; onTaken: (taken: Taken) => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const account = useQuery({
    ...query.ledger.counter.queryOptions({ input: { communityId, room } }),
    // What is owed is asked anew whenever somebody stands at the counter, and never changes under the cashier's hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (account.error) return <ProblemNotice error={account.error} retry={() => void account.refetch()} />
  if (!account.data || account.isFetching) {
    return (
      <p className="waiting" role="status">
        {say('state.loading')}
      </p>
    )
  }
  return <PaymentDesk account={account.data} reload={() => void account.refetch()} onTaken={onTaken} />
}
