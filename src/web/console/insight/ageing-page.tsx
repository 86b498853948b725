import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { BAND_WORDS, BANDS } from '../../../flow/insight/model.ts'
import { query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { ChoiceField, DayField } from '../../kit/fields.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Money } from '../../kit/money.tsx'
import { Loaded, Page } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { type Ageing, heatOf, OnlySteward, useWhyAgeing } from './ageing-parts.tsx'
import { nameOf } from './building-name.ts'
import { ExportLinks } from './export-links.tsx'

type Row = Ageing['rows'][number]

/** How much is open and how long it has been due, by building, steward or usage. */
export function AgeingPage() {
  const say = useSay()
  const community = useCommunity()
  const navigate = useNavigate()
  const { by = 'building', steward, asOf } = useSearch({ from: '/ageing' })
  const input = {
    communityId: community.communityId,
    by,
    ...(asOf ? { asOf } : {}),
    ...(steward ? { stewardId: steward } : {}),
  }
  const ageing = useQuery(query.insight.ageing.queryOptions({ input }))
  const change = (next: { by?: typeof by; steward?: string | undefined; asOf?: string | undefined }) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...next }), replace: true })
  return (
    <Page
      title={say('ageing.title')}
      lead={say('ageing.lead')}
      actions={<ExportLinks report="aging" span={asOf ? { asOf } : {}} />}
    >
      <div className="stack">
        <div className="row row-end">
          <ChoiceField
            label={say('ageing.by')}
            value={by}
            onChange={(value) => change({ by: value, steward: undefined })}
            choices={(['building', 'steward', 'usage'] as const).map((value) => ({
              value,
              label: say(`ageing.by.${value}`),
            }))}
          />
          <DayField
            label={say('ageing.asOf')}
            value={asOf ?? ageing.data?.asOf ?? ''}
            onChange={(value) => change({ asOf: value || undefined })}
          />
        </div>
        {steward && <OnlySteward staffId={steward} />}
        <Loaded query={ageing}>{(data) => <AgeingTable ageing={data} steward={steward} />}</Loaded>
      </div>
    </Page>
  )
}

function AgeingTable({ ageing, steward }: { ageing: Ageing; steward: string | undefined }) {
  const say = useSay()
  const why = useWhyAgeing(ageing, steward)
  const pick = usePick()
  const word = useWord()
  const textOf = (row: Row) => (ageing.by === 'usage' ? word('usage', row.key) : nameOf(say, row.label))
  const label = (row: Row) => {
    const text = textOf(row)
    return ageing.by === 'building' ? (
      <Link to="/rooms" search={{ building: row.label, show: 'overdue' }}>
        {text}
      </Link>
    ) : ageing.by === 'steward' && row.key !== '—' ? (
      <Link to="/ageing" search={{ by: 'building', steward: row.key }}>
        {text}
      </Link>
    ) : (
      text
    )
  }
  const heat = heatOf(ageing)
  const columns: Column<Row>[] = [
    { key: 'label', title: say(`ageing.by.${ageing.by}`), cell: label },
    {
      key: 'households',
      title: say('column.households'),
      kind: 'number',
      cell: (row) => row.households,
      total: () => ageing.total.households,
      why: (row) => why.households(row, textOf(row)),
      whyTotal: () => why.households(null, say('column.total')),
    },
    ...BANDS.map(
      (band): Column<Row> => ({
        key: band,
        title: pick(BAND_WORDS[band]),
        kind: 'money',
        cell: (row) => <Money fen={row.bands[band] ?? 0} />,
        ...(band === 'not_due' ? {} : { cellClass: (row) => heat(row.bands[band] ?? 0) }),
        total: () => <Money fen={ageing.total.bands[band] ?? 0} />,
        why: (row) => why.open(row, textOf(row), band),
        whyTotal: () => why.open(null, say('column.total'), band),
      }),
    ),
    {
      key: 'total',
      title: say('column.total'),
      kind: 'money',
      cell: (row) => <Money fen={row.totalFen} />,
      total: () => <Money fen={ageing.total.totalFen} />,
      why: (row) => why.open(row, textOf(row)),
      whyTotal: () => why.open(null, say('column.total')),
    },
  ]
  return (
    <DataTable
      caption={say('ageing.caption', { day: ageing.asOf })}
      showCaption
      columns={columns}
      rows={ageing.rows}
      rowKey={(row) => row.key}
      empty={
        <Empty why={say('ageing.empty')} action={<Link to="/billing">{say('ageing.emptyAction')}</Link>} />
      }
    />
  )
}
