import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { query } from '../../kit/api.ts'
import { BecauseTree } from '../../kit/because-tree.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Loaded } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import type { Asked } from '../../kit/why.tsx'

/** Why one charge is open as it is: how it was computed, its late fee and its last day at law. */
export function useWhyCharge() {
  const say = useSay()
  return (chargeId: string, names: { fee: string; room: string }): Asked => ({
    title: say('because.charge', names),
    answer: () => <ChargeTrail chargeId={chargeId} />,
  })
}

/** Why an account stands where it stands; null before it ever moved. */
export function useWhyBalance() {
  const say = useSay()
  const { communityId } = useCommunity()
  return (accountId: string | null, room: string): Asked | null =>
    accountId === null
      ? null
      : askServer(say('because.balance', { room }), () =>
          query.insight.explainBalance.queryOptions({ input: { communityId, accountId } }),
        )
}

export function BalanceTrail({ accountId }: { accountId: string }) {
  const { communityId } = useCommunity()
  const trail = useQuery(query.insight.explainBalance.queryOptions({ input: { communityId, accountId } }))
  return <Loaded query={trail}>{(because) => <BecauseTree trail={because} />}</Loaded>
}

export function ChargeTrail({ chargeId }: { chargeId: string }) {
  const say = useSay()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const trail = useQuery(query.insight.explainCharge.queryOptions({ input: { communityId, chargeId } }))
  return (
    <div className="stack">
      <Loaded query={trail}>{(because) => <BecauseTree trail={because} />}</Loaded>
      {may('ledger.read') && (
        <>
          <Further title={say('why.lateFee')} answer={() => <LateFee itemId={chargeId} />} />
          <Further title={say('why.limitation')} answer={() => <Limitation itemId={chargeId} />} />
        </>
      )}
    </div>
  )
}

/** What is asked only by whoever opens it. */
function Further({ title, answer }: { title: string; answer: () => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && answer()}
    </details>
  )
}

function LateFee({ itemId }: { itemId: string }) {
  const { communityId } = useCommunity()
  const trail = useQuery(query.insight.explainLateFee.queryOptions({ input: { communityId, itemId } }))
  return <Loaded query={trail}>{(because) => <BecauseTree trail={because} />}</Loaded>
}

function Limitation({ itemId }: { itemId: string }) {
  const { communityId } = useCommunity()
  const trail = useQuery(query.insight.explainLimitation.queryOptions({ input: { communityId, itemId } }))
  return <Loaded query={trail}>{(because) => <BecauseTree trail={because} />}</Loaded>
}
