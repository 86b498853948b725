import { Link } from '@tanstack/react-router'
import { Empty } from '../../kit/empty.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge, Card } from '../../kit/page.tsx'
import { useSession } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { ReverseReceipt } from '../ledger/reverse-receipt.tsx'
import { useWhyReceipt } from '../ledger/why-receipt.ts'
import type { Household, Receipt } from './household.ts'

/** What the household paid, the newest first; an amount says what it went to and why that first. */
export function Receipts({ household }: { household: Household }) {
  const say = useSay()
  const word = useWord()
  const { may } = useSession()
  const why = useWhyReceipt()
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
    moneyColumn<Receipt>('amount', say('column.amount'), (receipt) => receipt.amountFen, {
      total: false,
      why,
    }),
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
