import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { BAND_WORDS, BANDS } from '../../../flow/insight/model.ts'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { ChoiceField, DayField } from '../../kit/fields.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Money } from '../../kit/money.tsx'
import { Loaded, Page } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { nameOf } from './building-name.ts'
import { ExportLinks } from './export-links.tsx'

type Ageing = Data<typeof api.insight.ageing>
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
        <Loaded query={ageing}>{(data) => <AgeingTable ageing={data} />}</Loaded>
      </div>
    </Page>
  )
}

function AgeingTable({ ageing }: { ageing: Ageing }) {
  const say = useSay()
  const pick = usePick()
  const word = useWord()
  const label = (row: Row) => {
    const text = ageing.by === 'usage' ? word('usage', row.key) : nameOf(say, row.label)
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
    },
    ...BANDS.map(
      (band): Column<Row> => ({
        key: band,
        title: pick(BAND_WORDS[band]),
        kind: 'money',
        cell: (row) => <Money fen={row.bands[band] ?? 0} />,
        ...(band === 'not_due' ? {} : { cellClass: (row) => heat(row.bands[band] ?? 0) }),
        total: () => <Money fen={ageing.total.bands[band] ?? 0} />,
      }),
    ),
    {
      key: 'total',
      title: say('column.total'),
      kind: 'money',
      cell: (row) => <Money fen={row.totalFen} />,
      total: () => <Money fen={ageing.total.totalFen} />,
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

const HEATS = 4

/** How hot a cell is beside the hottest of the table: a colour and a pattern, the figure stands in it anyway. */
function heatOf(ageing: Ageing): (fen: number) => string | undefined {
  const late = BANDS.filter((band) => band !== 'not_due')
  const hottest = Math.max(0, ...ageing.rows.flatMap((row) => late.map((band) => row.bands[band] ?? 0)))
  return (fen) => (fen > 0 ? `heat heat-${Math.ceil((fen / hottest) * HEATS)}` : undefined)
}

/** Whose homes alone are shown, and the way back to everybody's. */
function OnlySteward({ staffId }: { staffId: string }) {
  const say = useSay()
  const community = useCommunity()
  const input = { communityId: community.communityId }
  const rates = useQuery(query.insight.stewardRates.queryOptions({ input }))
  const name = rates.data?.rows.find((row) => row.staffId === staffId)?.steward
  return (
    <p className="row">
      {name && <strong>{say('ageing.of', { name })}</strong>}
      <Link to="/ageing" search={{ by: 'steward' }}>
        {say('ageing.everybody')}
      </Link>
    </p>
  )
}
