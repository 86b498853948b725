import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Card, Loaded } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { ParkedTable } from './parked-table.tsx'

type Run = Data<typeof api.billing.runs>[number]

/** Every run so far; what one parked opens beside it, and the address remembers which. */
export function Runs() {
  const say = useSay()
  const word = useWord()
  const navigate = useNavigate()
  const { communityId } = useCommunity()
  const { run: chosen } = useSearch({ from: '/billing' })
  const runs = useQuery(query.billing.runs.queryOptions({ input: { communityId } }))
  const choose = (run: string | undefined) =>
    void navigate({ to: '.', search: (current) => ({ ...current, run }), replace: true })
  const why = (run: Run, figure: 'in' | 'done' | 'skipped' | 'sum', column: string) =>
    askServer(say('why.cell', { row: run.period, column }), () =>
      query.insight.why.billingRun.queryOptions({ input: { communityId, runId: run.runId, figure } }),
    )
  const count = (figure: 'in' | 'done' | 'skipped'): Column<Run> => ({
    key: figure,
    title: say(`billing.${figure}`),
    kind: 'number',
    cell: (run) => run[figure],
    why: (run) => ({ ...why(run, figure, say(`billing.${figure}`)), shown: String(run[figure]) }),
  })
  const columns: Column<Run>[] = [
    {
      key: 'period',
      title: say('billing.period'),
      cell: (run) => `${run.period} ${run.kind === 'periodic' ? '' : word('run', run.kind)}`,
    },
    { key: 'at', title: say('column.at'), kind: 'day', cell: (run) => <Moment at={run.at} /> },
    count('in'),
    count('done'),
    {
      key: 'parked',
      title: say('billing.parked'),
      kind: 'number',
      cell: (run) =>
        run.parked === 0 ? (
          0
        ) : (
          <button type="button" className="link-button" onClick={() => choose(run.runId)}>
            {say('billing.seeParked', { count: run.parked })}
          </button>
        ),
    },
    { ...count('skipped'), wide: true },
    ...(runs.data?.some((run) => run.sumFen !== null)
      ? [
          moneyColumn<Run>('sum', say('billing.sum'), (run) => run.sumFen ?? 0, {
            total: false,
            why: (run) => why(run, 'sum', say('billing.sum')),
          }),
        ]
      : []),
  ]
  return (
    <Card title={say('billing.runs')}>
      <Loaded query={runs}>
        {(rows) => (
          <DataTable
            caption={say('billing.runs')}
            columns={columns}
            rows={rows}
            rowKey={(run) => run.runId}
            empty={<Empty why={say('billing.noRuns')} />}
          />
        )}
      </Loaded>
      <Drawer
        title={say('billing.parkedRows')}
        open={chosen !== undefined}
        onClose={() => choose(undefined)}
        size={640}
      >
        {chosen && <Parked runId={chosen} />}
      </Drawer>
    </Card>
  )
}

function Parked({ runId }: { runId: string }) {
  const { communityId } = useCommunity()
  const parked = useQuery(query.billing.parked.queryOptions({ input: { communityId, runId } }))
  return <Loaded query={parked}>{(rows) => <ParkedTable rows={rows} />}</Loaded>
}
