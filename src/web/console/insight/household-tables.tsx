import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { query } from '../../kit/api.ts'
import { BecauseTree, Why } from '../../kit/because-tree.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Moment, spanText } from '../../kit/moment.tsx'
import { Badge, Card, Loaded } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { ReverseReceipt } from '../ledger/reverse-receipt.tsx'
import type { Household, OpenItem, Receipt } from './household.ts'

export function OpenItems({ household }: { household: Household }) {
  const say = useSay()
  const columns: Column<OpenItem>[] = [
    { key: 'room', title: say('column.room'), kind: 'code', cell: (item) => item.code },
    {
      key: 'fee',
      title: say('column.feeItem'),
      kind: 'code',
      cell: (item) => (
        <>
          <FeeName item={item} />
          <WhyCharge item={item} />
        </>
      ),
    },
    {
      key: 'span',
      title: say('column.span'),
      kind: 'day',
      cell: (item) => spanText(item.fromDay, item.toDay),
    },
    { key: 'due', title: say('column.due'), kind: 'day', cell: (item) => <Due item={item} /> },
    moneyColumn('open', say('column.open'), (item) => item.openFen),
  ]
  return (
    <Card title={say('household.openItems')}>
      <DataTable
        caption={say('household.openItems')}
        columns={columns}
        rows={household.openItems}
        rowKey={(item) => item.itemId}
        cards
        empty={<Empty why={say('household.nothingOpen')} />}
      />
    </Card>
  )
}

export function FeeName({ item }: { item: OpenItem }) {
  const word = useWord()
  return (
    <>
      {item.feeItem}
      {item.component !== 'principal' && ` · ${word('component', item.component)}`}
    </>
  )
}

export function Due({ item }: { item: OpenItem }) {
  const say = useSay()
  return (
    <>
      {item.dueDay}{' '}
      {item.overdueDays > 0 && (
        <Badge tone="danger">{say('household.overdueDays', { days: item.overdueDays })}</Badge>
      )}
    </>
  )
}

function WhyCharge({ item }: { item: OpenItem }) {
  const say = useSay()
  const title = say('because.charge', { fee: item.feeItem, room: item.code })
  return <Why title={title}>{() => <ChargeTrail item={item} />}</Why>
}

function ChargeTrail({ item }: { item: OpenItem }) {
  const community = useCommunity()
  const trail = useQuery(
    query.insight.explainCharge.queryOptions({
      input: { communityId: community.communityId, chargeId: item.itemId },
    }),
  )
  return <Loaded query={trail}>{(because) => <BecauseTree trail={because} />}</Loaded>
}

function BalanceTrail({ accountId }: { accountId: string }) {
  const community = useCommunity()
  const trail = useQuery(
    query.insight.explainBalance.queryOptions({ input: { communityId: community.communityId, accountId } }),
  )
  return <Loaded query={trail}>{(because) => <BecauseTree trail={because} />}</Loaded>
}

type PremisesRow = Household['premises'][number]

export function Premises({ household }: { household: Household }) {
  const say = useSay()
  const word = useWord()
  const columns: Column<PremisesRow>[] = [
    { key: 'code', title: say('column.room'), kind: 'code', cell: (row) => row.code },
    { key: 'usage', title: say('column.usage'), kind: 'code', cell: (row) => word('usage', row.usage) },
    {
      key: 'area',
      title: say('column.area'),
      kind: 'number',
      cell: (row) => (row.floorArea ? `${row.floorArea} ㎡` : '—'),
    },
    { key: 'from', title: say('column.since'), kind: 'day', wide: true, cell: (row) => row.fromDay },
  ]
  if (household.moneyVisible) {
    columns.push(
      moneyColumn('open', say('column.open'), (row) => row.openFen),
      moneyColumn('credit', say('household.credit'), (row) => row.creditFen, { wide: true }),
      {
        key: 'why',
        title: say('action.why'),
        cell: (row) =>
          row.accountId && (
            <Why title={say('because.balance', { room: row.code })}>
              {() => <BalanceTrail accountId={row.accountId as string} />}
            </Why>
          ),
      },
    )
  }
  return (
    <Card title={say('household.premises')}>
      <DataTable
        caption={say('household.premises')}
        columns={columns}
        rows={household.premises}
        rowKey={(row) => row.premisesId + row.fromDay}
        cards
        empty={<Empty why={say('household.noPremises')} />}
      />
    </Card>
  )
}

export function Receipts({ household }: { household: Household }) {
  const say = useSay()
  const word = useWord()
  const { may } = useSession()
  const columns: Column<Receipt>[] = [
    {
      key: 'no',
      title: say('column.receiptNo'),
      kind: 'code',
      cell: (receipt) => (
        <Link to="/receipts/$receiptId" params={{ receiptId: receipt.receiptId }}>
          {receipt.receiptNo}
        </Link>
      ),
    },
    { key: 'at', title: say('column.at'), kind: 'day', cell: (receipt) => <Moment at={receipt.at} /> },
    {
      key: 'method',
      title: say('column.method'),
      kind: 'code',
      cell: (receipt) => word('method', receipt.method),
    },
    { key: 'by', title: say('column.by'), wide: true, cell: (receipt) => receipt.receivedBy },
    moneyColumn('amount', say('column.amount'), (receipt) => receipt.amountFen, { total: false }),
    {
      key: 'state',
      title: say('column.state'),
      cell: (receipt) =>
        receipt.reversedDay ? (
          <Badge tone="warn">{say('receipt.reversedOn', { day: receipt.reversedDay })}</Badge>
        ) : may('ledger.reverse') ? (
          <ReverseReceipt receipt={receipt} />
        ) : (
          <Badge tone="ok">{say('receipt.valid')}</Badge>
        ),
    },
  ]
  return (
    <Card title={say('household.receipts')}>
      <DataTable
        caption={say('household.receipts')}
        columns={columns}
        rows={household.receipts}
        rowKey={(receipt) => receipt.receiptId}
        cards
        rowClass={(receipt) => (receipt.reversedDay ? 'row-muted' : undefined)}
        empty={<Empty why={say('household.noReceipts')} />}
      />
    </Card>
  )
}
