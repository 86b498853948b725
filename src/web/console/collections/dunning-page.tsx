import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { WatchedJob } from '../../kit/job-progress.tsx'
import { Card, Fact, Facts, Loaded, Page } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { Decisions } from './decisions.tsx'
import { Levels } from './levels.tsx'
import { Procedure } from './procedure.tsx'

type Preview = Data<typeof api.collections.previewRun>
type Run = Data<typeof api.collections.runs>[number]

/** 催缴: who would be asked for what and why, who would not and why not; then the run, which does exactly that. */
export function DunningPage() {
  const say = useSay()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const navigate = useNavigate()
  const { job } = useSearch({ from: '/dunning' })
  const preview = useMutation({ mutationFn: () => api.collections.previewRun({ communityId }) })
  const watch = (started: string) => {
    preview.reset()
    void navigate({ to: '.', search: (current) => ({ ...current, job: started }), replace: true })
  }
  return (
    <Page
      title={say('dunning.title')}
      lead={say('dunning.lead')}
      actions={
        may('collections.run') && (
          <Button type="primary" loading={preview.isPending} onClick={() => preview.mutate()}>
            {say('dunning.preview')}
          </Button>
        )
      }
    >
      <div className="stack">
        <ProblemNotice error={preview.error} />
        {preview.data && <PreviewView preview={preview.data} onStarted={watch} />}
        {job && (
          <Card>
            <WatchedJob
              jobId={job}
              title={say('dunning.running')}
              onEnd={() => void queryClient.invalidateQueries()}
            />
          </Card>
        )}
        <Runs />
        <Procedure />
      </div>
    </Page>
  )
}

function PreviewView({ preview, onStarted }: { preview: Preview; onStarted: (jobId: string) => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [ask, setAsk] = useState(false)
  async function run() {
    onStarted((await api.collections.run({ communityId, day: preview.day })).jobId)
  }
  return (
    <>
      <Card
        title={say('dunning.previewOf', { day: preview.day })}
        actions={
          <Button type="primary" disabled={preview.noticed === 0} onClick={() => setAsk(true)}>
            {say('dunning.run')}
          </Button>
        }
      >
        <Facts>
          <Fact name={say('dunning.noticed')} strong>
            {preview.noticed}
          </Fact>
          <Fact name={say('billing.proof')}>{say('dunning.proofLine', preview)}</Fact>
        </Facts>
        <Levels levels={preview.levels} />
      </Card>
      <Decisions decisions={preview.decisions} />
      <ActionDialog
        title={say('dunning.run')}
        doing={say('dunning.run')}
        open={ask}
        onClose={() => setAsk(false)}
        run={run}
      >
        <p>{say('dunning.ask', { noticed: preview.noticed, held: preview.held })}</p>
        <p className="muted">{say('dunning.askMore')}</p>
      </ActionDialog>
    </>
  )
}

function Runs() {
  const say = useSay()
  const { communityId } = useCommunity()
  const runs = useQuery(query.collections.runs.queryOptions({ input: { communityId } }))
  const columns: Column<Run>[] = [
    { key: 'day', title: say('dunning.day'), kind: 'day', cell: (run) => run.day },
    { key: 'in', title: say('billing.in'), kind: 'number', cell: (run) => run.in },
    { key: 'noticed', title: say('dunning.noticed'), kind: 'number', cell: (run) => run.noticed },
    { key: 'held', title: say('dunning.held'), kind: 'number', cell: (run) => run.held },
    { key: 'waiting', title: say('dunning.waiting'), kind: 'number', wide: true, cell: (run) => run.waiting },
    {
      key: 'nothing',
      title: say('dunning.nothingDue'),
      kind: 'number',
      wide: true,
      cell: (run) => run.nothingDue,
    },
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
