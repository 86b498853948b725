import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Money } from '../../kit/money.tsx'
import { Badge, Card, Fact, Facts, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { localDayIn } from '../../kit/moment.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
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

function Overview() {
  const say = useSay()
  const community = useCommunity()
  const overview = useQuery(
    query.insight.dashboard.queryOptions({ input: { communityId: community.communityId } }),
  )
  return (
    <Loaded query={overview}>
      {(figures) => (
        <Card>
          <Facts>
            <Fact name={say('today.overdue')} strong>
              <Money fen={figures.overdueFen} />
            </Fact>
            <Fact name={say('today.overdueHouseholds')} strong>
              {figures.overdueHouseholds}
            </Fact>
            <Fact name={say('today.open')} strong>
              <Money fen={figures.openFen} />
            </Fact>
            <Fact name={say('today.credit')} strong>
              <Money fen={figures.creditFen} />
            </Fact>
            <Fact name={say('today.receivedToday')} strong>
              <Money fen={figures.receivedTodayFen} />
            </Fact>
            <Fact name={say('today.receivedMonth')} strong>
              <Money fen={figures.receivedMonthFen} />
            </Fact>
          </Facts>
        </Card>
      )}
    </Loaded>
  )
}

function WorkTable({ rows }: { rows: readonly WorkRow[] }) {
  const say = useSay()
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
    },
    moneyColumn('overdue', say('column.overdue'), (row) => row.overdueFen),
    moneyColumn('open', say('column.open'), (row) => row.openFen, { wide: true }),
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
