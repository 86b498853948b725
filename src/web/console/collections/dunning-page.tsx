import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api, type Data, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { WatchedJob } from '../../kit/job-progress.tsx'
import { Card, Fact, Facts, Page } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { Decisions } from './decisions.tsx'
import { DunningRuns, useWhyRun } from './dunning-runs.tsx'
import { Levels } from './levels.tsx'
import { ProcedureCard } from './procedure.tsx'

type Preview = Data<typeof api.collections.previewRun>

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
        <DunningRuns />
        <ProcedureCard />
      </div>
    </Page>
  )
}

function PreviewView({ preview, onStarted }: { preview: Preview; onStarted: (jobId: string) => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const why = useWhyRun()
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
            <WhyFigure {...why(preview, 'noticed')}>{preview.noticed}</WhyFigure>
          </Fact>
          <Fact name={say('billing.proof')}>
            <WhyFigure {...why(preview, 'in')} shown={say('dunning.proofLine', preview)}>
              {say('dunning.proofLine', preview)}
            </WhyFigure>
          </Fact>
        </Facts>
        <Levels levels={preview.levels} decisions={preview.decisions} />
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
