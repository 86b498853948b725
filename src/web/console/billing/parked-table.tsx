import { Empty } from '../../kit/empty.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { DataTable } from '../../kit/table.tsx'

type ParkedRow = { room: string; feeItem: string | null; code: string; zh: string; en: string }

/** What was not billed, and why: nothing is left out silently. */
export function ParkedTable({ rows }: { rows: readonly ParkedRow[] }) {
  const say = useSay()
  const pick = usePick()
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={say('billing.parkedRows')}
      showCaption
      columns={[
        {
          key: 'room',
          title: say('column.room'),
          kind: 'code',
          cell: (row) => row.room,
        },
        { key: 'fee', title: say('column.feeItem'), cell: (row) => row.feeItem ?? '—' },
        { key: 'why', title: say('billing.reason'), cell: (row) => pick(row) },
      ]}
      rows={rows}
      rowKey={(row) => `${row.room}${row.feeItem}${row.code}`}
      empty={<Empty why={say('billing.noneParked')} />}
    />
  )
}
