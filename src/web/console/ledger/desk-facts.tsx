import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { query } from '../../kit/api.ts'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Fact, Facts } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Asked, WhyFigure } from '../../kit/why.tsx'
import { useWhySum } from '../../kit/why-rows.tsx'
import { itemName } from './items-to-pay.tsx'
import type { CounterAccount, CounterItem } from './payment.ts'
import { useWhyBalance } from './why-account.tsx'

/** What is chosen to be paid now, what is held for the account, what the household owes elsewhere. */
export function DeskFacts({ account, chosen }: { account: CounterAccount; chosen: readonly CounterItem[] }) {
  const say = useSay()
  const whySum = useWhySum()
  const why = useWhyBalance()
  const sum = chosen.reduce((total, item) => total + item.openFen, 0)
  return (
    <Facts>
      <Fact name={say('counter.chosen')} strong>
        <Figure fen={sum} why={whySum(say('counter.chosen'), chosen, (item) => item.openFen, itemName)} />
      </Fact>
      <Fact name={say('household.credit')}>
        <Figure fen={account.creditFen} why={why(account.accountId, account.room)} />
      </Fact>
      <Elsewhere account={account} />
    </Facts>
  )
}

function Figure({ fen, why }: { fen: number; why: Asked | null }) {
  const money = <Money fen={fen} />
  return why ? (
    <WhyFigure {...why} shown={yuanText(fen)}>
      {money}
    </WhyFigure>
  ) : (
    money
  )
}

/** What the same household owes for other premises: one conversation, even at the counter. Never in the way. */
function Elsewhere({ account }: { account: CounterAccount }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const why = useWhyBalance()
  const household = useQuery(
    query.insight.household.queryOptions({ input: { communityId, householdId: account.householdId } }),
  )
  const owing =
    household.data?.premises.filter((one) => one.accountId !== account.accountId && one.openFen > 0) ?? []
  return owing.map((one) => (
    <Fact key={one.premisesId} name={say('counter.elsewhere')}>
      <Link to="/counter" search={{ room: one.code }}>
        {one.code}
      </Link>{' '}
      <Figure fen={one.openFen} why={why(one.accountId, one.code)} />
    </Fact>
  ))
}
