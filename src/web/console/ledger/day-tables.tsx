import { Link } from '@tanstack/react-router'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge, Card } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { useWhyReceipt } from './why-receipt.ts'

type DayTakings = Data<typeof api.ledger.day>
type Till = DayTakings['tills'][number]
type Receipt = Data<typeof api.ledger.receipts>[number]
type Method = 'cash' | 'pos' | 'transfer' | 'other'

/** What each till took, method by method; each sum names its receipts. */
export function Tills({ takings }: { takings: DayTakings }) {
  const say = useSay()
  const word = useWord()
  const why = useWhyTakings(takings.day)
  const byMethod = (['cash', 'pos', 'transfer', 'other'] as const).map((method) =>
    moneyColumn<Till>(method, word('method', method), (till) => till[`${method}Fen`], {
      why: (till) => why(word('method', method), till.till, method),
      whyTotal: () => why(word('method', method), null, method),
    }),
  )
  const columns: Column<Till>[] = [
    { key: 'till', title: say('day.till'), kind: 'code', cell: (till) => till.till },
    {
      key: 'receipts',
      title: say('day.receipts'),
      kind: 'number',
      cell: (till) => till.receipts,
      why: (till) => ({
        ...why(say('day.receipts'), till.till, undefined, 'receipts'),
        shown: String(till.receipts),
      }),
    },
    ...byMethod,
    moneyColumn('total', say('column.total'), (till) => till.totalFen, {
      why: (till) => why(say('column.total'), till.till),
      whyTotal: () => why(say('column.total'), null),
    }),
  ]
  return (
    <DataTable
      caption={say('day.caption', { day: takings.day })}
      showCaption
      columns={columns}
      rows={takings.tills}
      rowKey={(till) => till.till}
      empty={
        <Card>
          <Empty why={say('day.nothing')} action={<Link to="/counter">{say('nav.counter')}</Link>} />
        </Card>
      }
    />
  )
}

function useWhyTakings(day: string) {
  const say = useSay()
  const { communityId } = useCommunity()
  return (column: string, till: string | null, method?: Method, figure: 'taken' | 'receipts' = 'taken') => {
    const input = { communityId, day, figure, ...(till ? { till } : {}), ...(method ? { method } : {}) }
    return askServer(say('why.cell', { row: till ?? say('column.total'), column }), () =>
      query.insight.why.takings.queryOptions({ input }),
    )
  }
}

/** Every receipt of the day; its amount says what it paid and why that first. */
export function Receipts({ rows }: { rows: readonly Receipt[] }) {
  const say = useSay()
  const word = useWord()
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
    { key: 'room', title: say('column.room'), kind: 'code', cell: (receipt) => receipt.room },
    { key: 'household', title: say('column.household'), cell: (receipt) => receipt.household },
    {
      key: 'at',
      title: say('column.at'),
      kind: 'day',
      wide: true,
      cell: (receipt) => <Moment at={receipt.at} />,
    },
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
      kind: 'code',
      cell: (receipt) =>
        receipt.reversedDay ? (
          <Badge tone="warn">{say('receipt.reversedOn', { day: receipt.reversedDay })}</Badge>
        ) : (
          <Badge tone="ok">{say('receipt.valid')}</Badge>
        ),
    },
  ]
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={say('household.receipts')}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(receipt) => receipt.receiptId}
      rowClass={(receipt) => (receipt.reversedDay ? 'row-muted' : undefined)}
      empty={null}
    />
  )
}
