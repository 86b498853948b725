import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Badge, Card, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { localDayIn } from '../../kit/moment.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { useWhyHousehold, useWhySum } from '../../kit/why-rows.tsx'
import { Overview } from './overview.tsx'
import { StewardBars } from './steward-bars.tsx'
import { QuickOutcome } from '../collections/quick-outcome.tsx'
import { TaskTable } from '../collections/task-table.tsx'
import { toContact } from '../collections/to-contact.ts'

type WorkRow = Data<typeof api.insight.worklist>[number]

/** Today's work: whom to speak with next, and why now. */
export function TodayPage() {
  const say = useSay()
  const community = useCommunity()
  const { may } = useSession()
  const input = { communityId: community.communityId }
  const work = useQuery(query.insight.worklist.queryOptions({ input }))
  return (
    <Page title={say('today.title')} lead={say('today.lead')}>
      <div className="stack">
        {may('insight.reports') && (
          <>
            <Overview />
            <StewardBars />
          </>
        )}
        {may('collections.record') && work.data && <OneByOne rows={work.data} />}
        <TaskTable today={localDayIn(community.zone)} />
        <Loaded query={work}>{(rows) => <WorkTable rows={rows} />}</Loaded>
      </div>
    </Page>
  )
}

/** The list of today, gone through by keys. It waits for the tasks, so that nobody steps aside under a finger. */
function OneByOne({ rows }: { rows: readonly WorkRow[] }) {
  const { communityId, zone } = useCommunity()
  const tasks = useQuery(query.collections.tasks.queryOptions({ input: { communityId } }))
  if (!tasks.data) return null
  return <QuickOutcome list={toContact(tasks.data, rows)} today={localDayIn(zone)} />
}

const nameOf = (row: WorkRow) => ({
  name: `${row.codes[0] ?? ''} ${row.household}`,
  householdId: row.householdId,
})

function WorkTable({ rows }: { rows: readonly WorkRow[] }) {
  const say = useSay()
  const ask = useWhyHousehold()
  const whySum = useWhySum()
  const why = (row: WorkRow, figure: 'open' | 'overdue' | 'oldest_due', column: string) =>
    ask(row.householdId, figure, say('why.cell', { row: row.household, column }))
  const pick = usePick()
  const columns: Column<WorkRow>[] = [
    { key: 'rooms', title: say('column.room'), kind: 'code', cell: (row) => <Rooms row={row} /> },
    {
      key: 'household',
      title: say('column.household'),
      kind: 'code',
      cell: (row) => (
        <Link to="/households/$householdId" params={{ householdId: row.householdId }}>
          {row.household}
        </Link>
      ),
    },
    { key: 'why', title: say('today.why'), cell: (row) => pick(row.why) },
    {
      key: 'days',
      title: say('column.overdueDays'),
      kind: 'number',
      cell: (row) => (row.overdueDays > 0 ? row.overdueDays : '—'),
      why: (row) => ({
        ...why(row, 'oldest_due', say('column.overdueDays')),
        shown: String(row.overdueDays),
      }),
    },
    moneyColumn('overdue', say('column.overdue'), (row) => row.overdueFen, {
      why: (row) => why(row, 'overdue', say('column.overdue')),
      whyTotal: (all) => whySum(say('column.overdue'), all, (row) => row.overdueFen, nameOf),
    }),
    moneyColumn('open', say('column.open'), (row) => row.openFen, {
      wide: true,
      why: (row) => why(row, 'open', say('column.open')),
      whyTotal: (all) => whySum(say('column.open'), all, (row) => row.openFen, nameOf),
    }),
    {
      key: 'steward',
      kind: 'code',
      title: say('column.steward'),
      wide: true,
      cell: (row) => row.steward ?? <Badge tone="warn">{say('household.noSteward')}</Badge>,
    },
  ]
  return (
    <DataTable
      caption={say('today.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.householdId}
      cards
      empty={
        <Card>
          <Empty why={say('today.empty')} action={<Link to="/rooms">{say('today.emptyAction')}</Link>} />
        </Card>
      }
    />
  )
}

function Rooms({ row }: { row: WorkRow }) {
  const say = useSay()
  const [first] = row.codes
  return (
    <span title={row.codes.join(say('list.and'))}>
      {first}
      {row.codes.length > 1 && (
        <span className="muted"> {say('today.moreRooms', { count: row.codes.length })}</span>
      )}
    </span>
  )
}
