import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type Day, monthEnd } from '../../../rules/day.ts'
import { query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { localDayIn } from '../../kit/moment.tsx'
import { Badge, Loaded, Page, type Tone } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { useWhySum } from '../../kit/why-rows.tsx'
import { PromiseMonth } from './promise-month.tsx'
import type { Promises } from './promises.ts'

type Row = Promises['rows'][number]

const TONES: Record<Row['state'], Tone> = { open: 'info', kept: 'ok', broken: 'danger' }

/** Promises to pay as a month of days: what is to come in when, and what was kept. */
export function PromisesPage() {
  const say = useSay()
  const community = useCommunity()
  const navigate = useNavigate()
  const { month = localDayIn(community.zone).slice(0, 7), day } = useSearch({ from: '/promises' })
  const from = `${month}-01` as Day
  const input = { communityId: community.communityId, from, to: monthEnd(from) }
  const promises = useQuery(query.insight.promises.queryOptions({ input }))
  return (
    <Page title={say('promises.title')} lead={say('promises.lead')}>
      <div className="stack">
        <div className="field promise-month-field">
          <label htmlFor="promise-month">{say('promises.month')}</label>
          <input
            id="promise-month"
            className="native"
            type="month"
            value={month}
            onChange={({ target }) =>
              target.value &&
              void navigate({ to: '/promises', search: { month: target.value }, replace: true })
            }
          />
        </div>
        <Loaded query={promises}>
          {(data) => (
            <>
              <PromiseMonth promises={data} month={month} chosen={day} />
              <PromiseTable
                rows={data.rows.filter((row) => !day || row.day === day)}
                day={day}
                month={month}
              />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

const rowName = (row: Row) => ({ name: `${row.day} ${row.household}`, householdId: row.householdId })

function PromiseTable({
  rows,
  day,
  month,
}: {
  rows: readonly Row[]
  day: string | undefined
  month: string
}) {
  const say = useSay()
  const { communityId } = useCommunity()
  const whySum = useWhySum()
  const why = ({ promiseId, household }: Row, figure: 'amount' | 'paid', column: string) =>
    askServer(say('why.cell', { row: household, column }), () =>
      query.insight.why.promise.queryOptions({ input: { communityId, promiseId, figure } }),
    )
  const columns: Column<Row>[] = [
    {
      key: 'household',
      title: say('column.household'),
      cell: (row) => (
        <Link to="/households/$householdId" params={{ householdId: row.householdId }}>
          {row.household}
        </Link>
      ),
    },
    { key: 'day', title: say('promise.day'), kind: 'day', cell: (row) => row.day },
    { key: 'taken', title: say('promises.taken'), kind: 'day', wide: true, cell: (row) => row.takenDay },
    moneyColumn('amount', say('column.amount'), (row) => row.amountFen, {
      why: (row) => why(row, 'amount', say('column.amount')),
      whyTotal: (all) => whySum(say('column.amount'), all, (row) => row.amountFen, rowName),
    }),
    moneyColumn('paid', say('promises.paid'), (row) => row.paidFen, {
      why: (row) => why(row, 'paid', say('promises.paid')),
      whyTotal: (all) => whySum(say('promises.paid'), all, (row) => row.paidFen, rowName),
    }),
    {
      key: 'state',
      title: say('column.state'),
      cell: (row) => <Badge tone={TONES[row.state]}>{say(`promise.state.${row.state}`)}</Badge>,
    },
  ]
  return (
    <>
      {day && (
        <p>
          <Link to="/promises" search={{ month }}>
            {say('promises.all')}
          </Link>
        </p>
      )}
      <DataTable
        caption={day ? say('promises.of', { day }) : say('promises.caption', { month })}
        showCaption
        columns={columns}
        rows={rows}
        rowKey={(row) => row.promiseId}
        empty={
          <Empty why={say('promises.empty')} action={<Link to="/">{say('promises.emptyAction')}</Link>} />
        }
      />
    </>
  )
}
