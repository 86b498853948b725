import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { DayField } from '../../kit/fields.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge, Card, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'

type DayTakings = Data<typeof api.ledger.day>
type Till = DayTakings['tills'][number]
type Receipt = Data<typeof api.ledger.receipts>[number]

/** 日结: what each till took by each method on a day, every receipt behind it, and closing the day. */
export function DayPage() {
  const say = useSay()
  const { communityId } = useCommunity()
  const navigate = useNavigate()
  const { day } = useSearch({ from: '/day' })
  const input = { communityId, ...(day ? { day } : {}) }
  const takings = useQuery(query.ledger.day.queryOptions({ input }))
  const receipts = useQuery(query.ledger.receipts.queryOptions({ input }))
  return (
    <Page
      title={say('day.title')}
      lead={say('day.lead')}
      actions={takings.data && <CloseDay takings={takings.data} />}
    >
      <div className="stack">
        <div className="row row-end">
          <DayField
            label={say('dunning.day')}
            value={day ?? takings.data?.day ?? ''}
            onChange={(value) =>
              void navigate({
                to: '.',
                search: (current) => ({ ...current, day: value || undefined }),
                replace: true,
              })
            }
          />
        </div>
        <Loaded query={takings}>{(data) => <Tills takings={data} />}</Loaded>
        <Loaded query={receipts}>{(rows) => <Receipts rows={rows} />}</Loaded>
      </div>
    </Page>
  )
}

function CloseDay({ takings }: { takings: DayTakings }) {
  const say = useSay()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const [ask, setAsk] = useState(false)
  if (takings.closed) return <Badge tone="ok">{say('day.closed')}</Badge>
  if (!may('ledger.close_day')) return null
  const total = takings.tills.reduce((sum, till) => sum + till.totalFen, 0)
  const cash = takings.tills.reduce((sum, till) => sum + till.cashFen, 0)
  async function close() {
    await api.ledger.closeDay({ communityId, day: takings.day })
    await queryClient.invalidateQueries({ queryKey: query.ledger.key() })
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsk(true)}>
        {say('day.close', { day: takings.day })}
      </Button>
      <ActionDialog
        title={say('day.close', { day: takings.day })}
        doing={say('day.doClose')}
        open={ask}
        onClose={() => setAsk(false)}
        run={close}
      >
        <p>{say('day.ask', { total: yuanText(total), cash: yuanText(cash) })}</p>
      </ActionDialog>
    </>
  )
}

function Tills({ takings }: { takings: DayTakings }) {
  const say = useSay()
  const columns: Column<Till>[] = [
    { key: 'till', title: say('day.till'), kind: 'code', cell: (till) => till.till },
    { key: 'receipts', title: say('day.receipts'), kind: 'number', cell: (till) => till.receipts },
    moneyColumn('cash', say('method.cash'), (till) => till.cashFen),
    moneyColumn('pos', say('method.pos'), (till) => till.posFen),
    moneyColumn('transfer', say('method.transfer'), (till) => till.transferFen),
    moneyColumn('other', say('method.other'), (till) => till.otherFen),
    moneyColumn('total', say('column.total'), (till) => till.totalFen),
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

function Receipts({ rows }: { rows: readonly Receipt[] }) {
  const say = useSay()
  const word = useWord()
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
    moneyColumn('amount', say('column.amount'), (receipt) => receipt.amountFen, { total: false }),
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
