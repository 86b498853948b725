import { Why } from '../../kit/because-tree.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { spanText } from '../../kit/moment.tsx'
import { Badge, Card } from '../../kit/page.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { useWhySum } from '../../kit/why-rows.tsx'
import { BalanceTrail, ChargeTrail, useWhyBalance, useWhyCharge } from '../ledger/why-account.tsx'
import type { Household, OpenItem } from './household.ts'

const itemName = (item: OpenItem) => ({
  name: `${item.code} ${item.feeItem} ${spanText(item.fromDay, item.toDay)}`,
})

export function OpenItems({ household }: { household: Household }) {
  const say = useSay()
  const why = useWhyCharge()
  const whySum = useWhySum()
  const columns: Column<OpenItem>[] = [
    { key: 'room', title: say('column.room'), kind: 'code', cell: (item) => item.code },
    {
      key: 'fee',
      title: say('column.feeItem'),
      kind: 'code',
      cell: (item) => (
        <>
          <FeeName item={item} />
          <Why title={say('because.charge', { fee: item.feeItem, room: item.code })}>
            {() => <ChargeTrail chargeId={item.itemId} />}
          </Why>
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
    moneyColumn('open', say('column.open'), (item) => item.openFen, {
      why: (item) => why(item.itemId, { fee: item.feeItem, room: item.code }),
      whyTotal: (items) => whySum(say('column.open'), items, (item) => item.openFen, itemName),
    }),
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

type PremisesRow = Household['premises'][number]

const premisesName = (row: PremisesRow) => ({ name: row.code })

export function Premises({ household }: { household: Household }) {
  const say = useSay()
  const why = useWhyBalance()
  const whySum = useWhySum()
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
      moneyColumn('open', say('column.open'), (row) => row.openFen, {
        why: (row) => why(row.accountId, row.code),
        whyTotal: (rows) => whySum(say('column.open'), rows, (row) => row.openFen, premisesName),
      }),
      moneyColumn('credit', say('household.credit'), (row) => row.creditFen, {
        wide: true,
        why: (row) => why(row.accountId, row.code),
        whyTotal: (rows) => whySum(say('household.credit'), rows, (row) => row.creditFen, premisesName),
      }),
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
