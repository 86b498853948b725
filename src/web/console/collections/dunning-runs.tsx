import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dunningCount } from '../../../rules/dunning-figures.ts'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Card, Loaded } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable, type Why } from '../../kit/table.tsx'

type Run = Data<typeof api.collections.runs>[number]
type Preview = Data<typeof api.collections.previewRun>

const COUNTS = {
  in: 'billing.in',
  noticed: 'dunning.noticed',
  held: 'dunning.held',
  waiting: 'dunning.waiting',
  nothingDue: 'dunning.nothingDue',
} as const

/** Why a count of a run, or of its preview, is what it is. */
export function useWhyRun() {
  const say = useSay()
  return (run: Run | Preview, count: keyof typeof COUNTS): Why => ({
    ...tellHere(say('why.cell', { row: run.day, column: say(COUNTS[count]) }), () =>
      dunningCount(count, run),
    ),
    shown: String(run[count]),
  })
}

/** Every run so far; each count says what it counts. */
export function DunningRuns() {
  const say = useSay()
  const why = useWhyRun()
  const { communityId } = useCommunity()
  const runs = useQuery(query.collections.runs.queryOptions({ input: { communityId } }))
  const columns: Column<Run>[] = [
    { key: 'day', title: say('dunning.day'), kind: 'day', cell: (run) => run.day },
    ...(['in', 'noticed', 'held', 'waiting', 'nothingDue'] as const).map(
      (count): Column<Run> => ({
        key: count,
        title: say(COUNTS[count]),
        kind: 'number',
        cell: (run) => run[count],
        why: (run) => why(run, count),
        wide: count === 'waiting' || count === 'nothingDue',
      }),
    ),
  ]
  return (
    <Card title={say('dunning.runs')} actions={<Link to="/outbox">{say('nav.outbox')}</Link>}>
      <Loaded query={runs}>
        {(rows) => (
          <DataTable
            caption={say('dunning.runs')}
            columns={columns}
            rows={rows}
            rowKey={(run) => run.runId}
            empty={<Empty why={say('dunning.noRuns')} />}
          />
        )}
      </Loaded>
    </Card>
  )
}
