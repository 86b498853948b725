import { Checkbox } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { spanText } from '../../kit/moment.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { Badge } from '../../kit/page.tsx'
import { useWhySum } from '../../kit/why-rows.tsx'
import type { CounterItem } from './payment.ts'
import { useWhyCharge } from './why-account.tsx'

export const itemName = (item: CounterItem) => ({
  name: `${item.feeItem} ${spanText(item.fromDay, item.toDay)}`,
})

/** What is open, all ticked at first; what is unticked is not paid by this receipt. */
export function ItemsToPay(props: {
  room: string
  items: readonly CounterItem[]
  ticked: ReadonlySet<string>
  onTick: (ticked: Set<string>) => void
}) {
  const say = useSay()
  const why = useWhyCharge()
  const whySum = useWhySum()
  const { items, ticked } = props
  const all = ticked.size === items.length

  function tick(chargeId: string, on: boolean) {
    const next = new Set(ticked)
    if (on) next.add(chargeId)
    else next.delete(chargeId)
    props.onTick(next)
  }

  const columns: Column<CounterItem>[] = [
    {
      key: 'tick',
      kind: 'tick',
      title: (
        <Checkbox
          checked={all && items.length > 0}
          indeterminate={!all && ticked.size > 0}
          aria-label={say('counter.tickAll')}
          onChange={(event) =>
            props.onTick(new Set(event.target.checked ? items.map((item) => item.chargeId) : []))
          }
        />
      ),
      cell: (item) => (
        <Checkbox
          checked={ticked.has(item.chargeId)}
          aria-label={say('counter.tick', { fee: item.feeItem, from: item.fromDay })}
          onChange={(event) => tick(item.chargeId, event.target.checked)}
        />
      ),
    },
    { key: 'fee', title: say('column.feeItem'), kind: 'code', cell: (item) => item.feeItem },
    {
      key: 'span',
      title: say('column.span'),
      kind: 'day',
      cell: (item) => spanText(item.fromDay, item.toDay),
    },
    { key: 'due', title: say('column.due'), kind: 'day', wide: true, cell: (item) => <Due item={item} /> },
    moneyColumn('open', say('column.open'), (item) => item.openFen, {
      why: (item) => why(item.chargeId, { fee: item.feeItem, room: props.room }),
      whyTotal: (all) => whySum(say('column.open'), all, (item) => item.openFen, itemName),
    }),
  ]
  return (
    <DataTable
      caption={say('household.openItems')}
      columns={columns}
      rows={items}
      rowKey={(item) => item.chargeId}
      rowClass={(item) => (ticked.has(item.chargeId) ? undefined : 'row-muted')}
      empty={<Empty why={say('counter.nothingOpen')} />}
    />
  )
}

function Due({ item }: { item: CounterItem }) {
  const say = useSay()
  return (
    <>
      {item.dueDay} {item.overdue && <Badge tone="danger">{say('cell.overdue')}</Badge>}
    </>
  )
}
