import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { LEDGER_FIGURES } from '../../../flow/insight/model.ts'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { DayField } from '../../kit/fields.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Loaded, Page } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { ExportLinks } from './export-links.tsx'

type Row = Data<typeof api.insight.ledger>['rows'][number]

/** 台账: what each account owed, was charged, paid and owes. */
export function LedgerPage() {
  const say = useSay()
  const community = useCommunity()
  const navigate = useNavigate()
  const { from, to } = useSearch({ from: '/ledger' })
  const span = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const report = useQuery(
    query.insight.ledger.queryOptions({ input: { communityId: community.communityId, ...span } }),
  )
  const change = (next: { from?: string | undefined; to?: string | undefined }) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...next }), replace: true })
  const why = (figure: (typeof LEDGER_FIGURES)[number], row: Row | null) => {
    const input = { communityId: community.communityId, figure, from: report.data?.from, to: report.data?.to }
    const asked = { ...input, ...(row ? { accountId: row.accountId } : {}) }
    const name = row ? `${row.code} ${row.household}` : say('column.total')
    return askServer(say('why.cell', { row: name, column: say(`ledger.${figure}`) }), () =>
      query.insight.why.ledger.queryOptions({ input: asked }),
    )
  }
  const columns: Column<Row>[] = [
    {
      key: 'code',
      title: say('column.room'),
      kind: 'code',
      cell: (row) => (
        <Link to="/counter" search={{ room: row.code }}>
          {row.code}
        </Link>
      ),
    },
    { key: 'household', title: say('column.household'), kind: 'code', cell: (row) => row.household },
    ...LEDGER_FIGURES.map((figure) =>
      moneyColumn<Row>(figure, say(`ledger.${figure}`), (row) => row[`${figure}Fen`], {
        why: (row) => why(figure, row),
        whyTotal: () => why(figure, null),
      }),
    ),
  ]
  return (
    <Page
      title={say('ledger.title')}
      lead={say('ledger.lead')}
      actions={<ExportLinks report="ledger" span={span} />}
    >
      <div className="stack">
        <div className="row row-end">
          <DayField
            label={say('span.from')}
            value={from ?? report.data?.from ?? ''}
            onChange={(value) => change({ from: value || undefined })}
          />
          <DayField
            label={say('span.to')}
            value={to ?? report.data?.to ?? ''}
            onChange={(value) => change({ to: value || undefined })}
          />
        </div>
        <Loaded query={report}>
          {(data) => (
            <DataTable
              caption={say('ledger.caption', { from: data.from, to: data.to })}
              showCaption
              columns={columns}
              rows={data.rows}
              rowKey={(row) => row.accountId}
              empty={
                <Empty
                  why={say('ledger.empty')}
                  action={<Link to="/billing">{say('ageing.emptyAction')}</Link>}
                />
              }
            />
          )}
        </Loaded>
      </div>
    </Page>
  )
}
