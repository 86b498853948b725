import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { importArrears, importRows } from '../../../rules/import-figures.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { ChoiceField } from '../../kit/fields.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { useLanguage, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge, Card, Fact, Facts } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import type { Report } from './report.ts'
import { Sheets } from './sheets.tsx'

type Finding = Report['problems'][number]

type Props = {
  report: Report
  page: number
  pageSize: number
  onAccepted: (jobId: string) => void
  onLeave: () => void
  /** The columns were not understood as they are meant. */
  onByHand: () => void
}

/** What accepting this file would do, every doubt with its cell, and the button that does exactly this. */
export function ReportView({ report, page, pageSize, onAccepted, onLeave, onByHand }: Props) {
  const say = useSay()
  const word = useWord()
  const { communityId } = useCommunity()
  const workbook = `/api/imports/${communityId}/reports/${report.reportHash}/workbook`
  return (
    <>
      <Card
        title={say('imports.report', { file: report.file })}
        actions={
          <>
            <Accept report={report} onAccepted={onAccepted} />
            <a href={workbook} download>
              {say('imports.workbook')}
            </a>
            <button type="button" className="link-button" onClick={onLeave}>
              {say('imports.leave')}
            </button>
          </>
        }
      >
        <Facts>
          <Fact name={say('imports.accepted')} strong>
            {report.accepted}
          </Fact>
          <Fact name={say('imports.proof')}>
            <WhyFigure
              {...tellHere(say('imports.proof'), () => importRows(report))}
              shown={say('imports.proofLine', report)}
            >
              {say('imports.proofLine', report)}
            </WhyFigure>
          </Fact>
          <Fact name={say('imports.effect')}>{say('imports.effectLine', report)}</Fact>
          <Fact name={say('imports.premises')}>
            {report.totals.premises}
            {Object.entries(report.totals.byUsage).map(
              ([usage, count]) => ` · ${word('usage', usage)} ${count}`,
            )}
          </Fact>
          <Fact name={say('imports.owners')}>{report.totals.owners}</Fact>
          <Fact name={say('column.area')}>{report.totals.areaM2} ㎡</Fact>
          <Fact name={say('imports.arrears')}>
            <WhyFigure
              {...tellHere(say('imports.arrears'), () => importArrears(report))}
              shown={report.totals.arrears}
            >
              {report.totals.arrears}
            </WhyFigure>
          </Fact>
        </Facts>
        {report.errors > 0 && (
          <p className="import-note">{say('imports.errorsStay', { count: report.skipped })}</p>
        )}
      </Card>
      <Findings report={report} page={page} pageSize={pageSize} />
      <Sheets sheets={report.sheets} onByHand={onByHand} />
    </>
  )
}

function Accept({ report, onAccepted }: { report: Report; onAccepted: (jobId: string) => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [ask, setAsk] = useState(false)
  async function accept() {
    onAccepted((await api.imports.accept({ communityId, reportHash: report.reportHash })).jobId)
  }
  return (
    <>
      <Button type="primary" disabled={report.accepted === 0} onClick={() => setAsk(true)}>
        {say('imports.accept', { count: report.accepted })}
      </Button>
      <ActionDialog
        title={say('imports.accept', { count: report.accepted })}
        doing={say('imports.doAccept')}
        open={ask}
        onClose={() => setAsk(false)}
        run={accept}
      >
        <p>
          {say('imports.ask', { created: report.created, changed: report.changed, skipped: report.skipped })}
        </p>
        <p className="muted">{say('imports.askMore')}</p>
      </ActionDialog>
    </>
  )
}

function Findings({ report, page, pageSize }: { report: Report; page: number; pageSize: number }) {
  const say = useSay()
  const chinese = useLanguage() === 'zh-CN'
  const navigate = useNavigate()
  const { severity } = useSearch({ from: '/imports' })
  const change = (next: { severity?: 'error' | 'warning' | undefined; page?: number | undefined }) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...next }), replace: true })
  const count =
    severity === 'error'
      ? report.errors
      : severity === 'warning'
        ? report.warnings
        : report.errors + report.warnings
  const columns: Column<Finding>[] = [
    {
      key: 'severity',
      title: say('imports.severity'),
      kind: 'code',
      cell: (finding) => (
        <Badge tone={finding.severity === 'error' ? 'danger' : 'warn'}>
          {say(finding.severity === 'error' ? 'imports.error' : 'imports.warning')}
        </Badge>
      ),
    },
    { key: 'place', title: say('imports.place'), kind: 'code', cell: placeOf },
    { key: 'value', title: say('imports.value'), cell: (finding) => <code>{finding.value}</code> },
    {
      key: 'says',
      title: say('imports.says'),
      cell: (finding) => (chinese ? finding.message : finding.messageEn),
    },
    { key: 'expected', title: say('imports.expected'), cell: (finding) => finding.expected },
    { key: 'suggestion', title: say('imports.suggestion'), cell: (finding) => finding.suggestion },
  ]
  return (
    <Card
      title={say('imports.findings', { errors: report.errors, warnings: report.warnings })}
      actions={
        <ChoiceField
          label={say('imports.show')}
          value={severity ?? 'all'}
          onChange={(value) => change({ severity: value === 'all' ? undefined : value, page: undefined })}
          choices={[
            { value: 'all', label: say('imports.all') },
            { value: 'error', label: say('imports.error') },
            { value: 'warning', label: say('imports.warning') },
          ]}
        />
      }
    >
      <DataTable
        caption={say('imports.findings', { errors: report.errors, warnings: report.warnings })}
        columns={columns}
        rows={report.problems}
        rowKey={(finding) => `${finding.sheet}${finding.cell}${finding.row}${finding.code}${finding.value}`}
        empty={<Empty why={say('imports.noFindings')} />}
      />
      {count > pageSize && (
        <nav className="row pager" aria-label={say('pager.title')}>
          <Button disabled={page <= 1} onClick={() => change({ page: page - 1 })}>
            {say('pager.before')}
          </Button>
          {say('pager.at', { page, pages: Math.ceil(count / pageSize) })}
          <Button disabled={page * pageSize >= count} onClick={() => change({ page: page + 1 })}>
            {say('pager.next')}
          </Button>
        </nav>
      )}
    </Card>
  )
}

function placeOf(finding: Finding): string {
  const cell = finding.cell ?? (finding.row === null ? '' : String(finding.row))
  return [finding.sheet, cell].filter(Boolean).join(' · ') || '—'
}
