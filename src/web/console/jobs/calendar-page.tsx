import { useQuery } from '@tanstack/react-query'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Loaded, Page } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'

type Row = Data<typeof api.jobs.calendar>[number]

/** What this community does by itself: when it last did, when it next will. */
export function CalendarPage() {
  const say = useSay()
  const pick = usePick()
  const community = useCommunity()
  const calendar = useQuery(
    query.jobs.calendar.queryOptions({ input: { communityId: community.communityId } }),
  )
  const columns: Column<Row>[] = [
    { key: 'task', title: say('calendar.task'), cell: (row) => pick(row) },
    {
      key: 'last',
      title: say('calendar.last'),
      kind: 'day',
      cell: (row) => (row.lastAt ? <Moment at={row.lastAt} /> : say('calendar.never')),
    },
    { key: 'next', title: say('calendar.next'), kind: 'day', cell: (row) => <Next row={row} /> },
  ]
  return (
    <Page title={say('calendar.title')} lead={say('calendar.lead')}>
      <Loaded query={calendar}>
        {(rows) => (
          <DataTable
            caption={say('calendar.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.task}
            empty={<Empty why={say('calendar.empty')} />}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Next({ row }: { row: Row }) {
  const say = useSay()
  if (row.nextAt) return <Moment at={row.nextAt} />
  return <>{row.nextDay ?? say('calendar.none')}</>
}
