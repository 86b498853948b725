import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { DayField } from '../../kit/fields.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useLanguage, usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Card, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { nameOf } from './building-name.ts'
import { ExportLinks } from './export-links.tsx'

type Report = Data<typeof api.insight.collectionRate>
type Rate = Report['rates'][number]
type Row = Report['rows'][number]

/** The three collection rates, never without what was divided by what. */
export function CollectionRatePage() {
  const say = useSay()
  const community = useCommunity()
  const navigate = useNavigate()
  const { from, to } = useSearch({ from: '/collection-rate' })
  const span = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const report = useQuery(
    query.insight.collectionRate.queryOptions({ input: { communityId: community.communityId, ...span } }),
  )
  const change = (next: { from?: string | undefined; to?: string | undefined }) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...next }), replace: true })
  return (
    <Page
      title={say('rate.title')}
      lead={say('rate.lead')}
      actions={<ExportLinks report="collection-rate" span={span} />}
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
        <Loaded query={report}>{(data) => <Rates report={data} />}</Loaded>
      </div>
    </Page>
  )
}

function Rates({ report }: { report: Report }) {
  const say = useSay()
  const pick = usePick()
  const names = report.rates.map((rate) => rate.name)
  const why = useWhyRate(report)
  const columns: Column<Row>[] = [
    { key: 'label', title: say('rate.row'), cell: (row) => nameOf(say, row.label) },
    ...names.map(
      (name): Column<Row> => ({
        key: name,
        title: pick(report.rates.find((rate) => rate.name === name) as Rate),
        kind: 'number',
        cell: (row) => <Share rate={row.rates.find((rate) => rate.name === name)} />,
        why: (row) => {
          const rate = row.rates.find((one) => one.name === name)
          return rate ? why(rate, 'share', { key: row.key, name: nameOf(say, row.label) }) : null
        },
      }),
    ),
  ]
  return (
    <>
      <div className="tiles">
        {report.rates.map((rate) => (
          <RateCard key={rate.name} rate={rate} why={why} />
        ))}
      </div>
      <DataTable
        caption={say('rate.caption', { from: report.from, to: report.to })}
        showCaption
        columns={columns}
        rows={report.rows}
        rowKey={(row) => row.key}
        empty={<Empty why={say('rate.empty')} />}
      />
    </>
  )
}

function RateCard({ rate, why }: { rate: Rate; why: ReturnType<typeof useWhyRate> }) {
  const pick = usePick()
  const chinese = useLanguage() === 'zh-CN'
  const say = useSay()
  return (
    <Card title={pick(rate)}>
      <p className="rate-share">
        <WhyFigure {...why(rate, 'share')}>{percent(rate.share) ?? say('rate.none')}</WhyFigure>
      </p>
      <p className="muted">
        {chinese ? rate.numeratorZh : say('rate.numerator')}{' '}
        <WhyFigure {...why(rate, 'numerator')}>
          <Money fen={rate.numeratorFen} />
        </WhyFigure>
        {' ÷ '}
        {chinese ? rate.denominatorZh : say('rate.denominator')}{' '}
        <WhyFigure {...why(rate, 'denominator')}>
          <Money fen={rate.denominatorFen} />
        </WhyFigure>
      </p>
    </Card>
  )
}

type Side = 'share' | 'numerator' | 'denominator'

/** Why a rate, or what stands above or below its line, is what it is: of a building, or of all. */
function useWhyRate(report: Report) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const { from, to, asOf } = report
  return (rate: Rate, figure: Side, row?: { key: string; name: string }) => {
    const { name, numeratorFen, denominatorFen } = rate
    const input = { communityId, from, to, asOf, name, figure, ...(row ? { row: row.key } : {}) }
    const column = figure === 'share' ? pick(rate) : `${pick(rate)} ${say(`rate.${figure}`)}`
    return {
      ...askServer(row ? say('why.cell', { row: row.name, column }) : column, () =>
        query.insight.why.collectionRate.queryOptions({ input }),
      ),
      shown:
        figure === 'share'
          ? (percent(rate.share) ?? '—')
          : yuanText(figure === 'numerator' ? numeratorFen : denominatorFen),
    }
  }
}

function Share({ rate }: { rate: Rate | undefined }) {
  return rate ? (percent(rate.share) ?? '—') : '—'
}

/** `0.9312` → `93.12 %`, by moving the point: no figure is computed twice. */
function percent(share: string | null): string | null {
  return share === null ? null : `${(Number(share) * 100).toFixed(2)} %`
}
