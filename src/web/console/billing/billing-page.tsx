import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { billingCount, billingPreviewSum } from '../../../rules/billing-figures.ts'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Field } from '../../kit/fields.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { WatchedJob } from '../../kit/job-progress.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Badge, Card, Fact, Facts, Page } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { refreshInsight } from '../insight/household.ts'
import { ParkedTable } from './parked-table.tsx'
import { Runs } from './runs.tsx'

type Outcome = Data<typeof api.ledger.previewBilling>

/** 计费出账: look first, then run; a second run of the same month adds nothing. */
export function BillingPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { communityId, zone } = useCommunity()
  const search = useSearch({ from: '/billing' })
  const period = search.period ?? thisMonth(zone)
  const preview = useMutation({ mutationFn: () => api.ledger.previewBilling({ communityId, period }) })
  const change = (next: { period?: string; job?: string | undefined }) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...next }), replace: true })

  async function refresh() {
    await Promise.all([queryClient.invalidateQueries({ queryKey: query.billing.key() }), refreshInsight()])
  }

  return (
    <Page title={say('billing.title')} lead={say('billing.lead')}>
      <div className="stack">
        <Card>
          <form
            className="row row-end"
            onSubmit={(event) => {
              event.preventDefault()
              preview.mutate()
            }}
          >
            <Field label={say('billing.period')}>
              {(ids) => (
                <input
                  {...ids}
                  className="native"
                  type="month"
                  required
                  value={period}
                  onChange={(event) => {
                    preview.reset()
                    change({ period: event.target.value, job: undefined })
                  }}
                />
              )}
            </Field>
            <Button htmlType="submit" loading={preview.isPending}>
              {say('billing.preview')}
            </Button>
          </form>
          <ProblemNotice error={preview.error} />
          {preview.data && (
            <Preview
              outcome={preview.data}
              onStarted={(job) => {
                preview.reset()
                change({ job })
              }}
            />
          )}
        </Card>
        {search.job && (
          <Card>
            <WatchedJob
              jobId={search.job}
              title={say('billing.running', { period })}
              onEnd={() => void refresh()}
            />
          </Card>
        )}
        <Runs />
      </div>
    </Page>
  )
}

function Preview({ outcome, onStarted }: { outcome: Outcome; onStarted: (jobId: string) => void }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const [ask, setAsk] = useState(false)
  async function run() {
    onStarted((await api.ledger.runBilling({ communityId, period: outcome.period })).jobId)
  }
  return (
    <div className="stack preview">
      <Facts>
        <Fact name={say('billing.sum')} strong>
          <WhyFigure
            {...tellHere(say('billing.sum'), () => billingPreviewSum(outcome))}
            shown={yuanText(outcome.sumFen)}
          >
            <Money fen={outcome.sumFen} />
          </WhyFigure>
        </Fact>
        <Fact name={say('billing.charges')}>{outcome.charges}</Fact>
        <Fact name={say('billing.proof')}>
          <WhyFigure
            {...tellHere(say('billing.proof'), () => billingCount('in', outcome))}
            shown={say('billing.proofLine', outcome)}
          >
            {say('billing.proofLine', outcome)}
          </WhyFigure>
        </Fact>
      </Facts>
      {outcome.warnings.map((warning) => (
        <p key={warning.code}>
          <Badge tone="warn">{say('billing.warning')}</Badge> {pick(warning)}
        </p>
      ))}
      <ParkedTable rows={outcome.parkedRows} />
      <div>
        <Button type="primary" disabled={outcome.done === 0} onClick={() => setAsk(true)}>
          {say('billing.run', { period: outcome.period })}
        </Button>
        {outcome.done === 0 && <span className="muted"> {say('billing.nothingNew')}</span>}
      </div>
      <ActionDialog
        title={say('billing.run', { period: outcome.period })}
        doing={say('billing.doRun')}
        open={ask}
        onClose={() => setAsk(false)}
        run={run}
      >
        <p>{say('billing.ask', { charges: outcome.charges, amount: yuanText(outcome.sumFen) })}</p>
      </ActionDialog>
    </div>
  )
}

function thisMonth(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' })
    .format(new Date())
    .slice(0, 7)
}
