import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { query, queryClient } from '../../kit/api.ts'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { WatchedJob } from '../../kit/job-progress.tsx'
import { Card, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { ImportList } from './import-list.tsx'
import { MapColumns } from './map-columns.tsx'
import { ReportView } from './report-view.tsx'
import { Upload } from './upload.tsx'

/** 导入: choose a file, read what it would do, accept exactly that, watch, and take it back if need be. */
export function ImportsPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { report, job, columns } = useSearch({ from: '/imports' })
  // A file cannot stand in the address: after a reload it is chosen once more.
  const [file, setFile] = useState<File | null>(null)
  const step = (next: {
    report?: string | undefined
    job?: string | undefined
    columns?: 'by-hand' | undefined
  }) =>
    void navigate({
      to: '.',
      search: (current) => ({
        ...current,
        severity: undefined,
        page: undefined,
        columns: undefined,
        ...next,
      }),
    })
  return (
    <Page title={say('imports.title')} lead={say('imports.lead')}>
      <div className="stack">
        {job ? (
          <Card>
            <WatchedJob
              jobId={job}
              title={say('imports.running')}
              onEnd={() => void queryClient.invalidateQueries()}
            />
            <p className="row import-next">
              <Link to="/rooms">{say('imports.seeBoard')}</Link>
              <Link to="/tariff">{say('imports.seeTariff')}</Link>
              <button
                type="button"
                className="link-button"
                onClick={() => step({ report: undefined, job: undefined })}
              >
                {say('imports.another')}
              </button>
            </p>
          </Card>
        ) : columns === 'by-hand' && file ? (
          <MapColumns
            file={file}
            onRead={(hash) => step({ report: hash })}
            onLeave={() => {
              setFile(null)
              step({ report: undefined })
            }}
          />
        ) : report && columns !== 'by-hand' ? (
          <Report
            reportHash={report}
            onAccepted={(started) => step({ job: started })}
            onLeave={() => step({ report: undefined })}
            onByHand={() => step({ columns: 'by-hand' })}
          />
        ) : (
          <Upload
            byHand={columns === 'by-hand'}
            onFile={setFile}
            onRead={(hash) => step({ report: hash })}
            onByHand={() => step({ columns: 'by-hand' })}
          />
        )}
        {!report && columns !== 'by-hand' && <ImportList />}
      </div>
    </Page>
  )
}

const PAGE = 50

function Report(props: {
  reportHash: string
  onAccepted: (jobId: string) => void
  onLeave: () => void
  onByHand: () => void
}) {
  const { communityId } = useCommunity()
  const { severity, page = 1 } = useSearch({ from: '/imports' })
  const report = useQuery(
    query.imports.report.queryOptions({
      input: {
        communityId,
        reportHash: props.reportHash,
        ...(severity ? { severity } : {}),
        offset: (page - 1) * PAGE,
        limit: PAGE,
      },
    }),
  )
  return (
    <Loaded query={report}>
      {(data) => <ReportView report={data} page={page} pageSize={PAGE} {...props} />}
    </Loaded>
  )
}
