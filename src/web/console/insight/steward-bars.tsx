import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type api, type Data, query } from '../../kit/api.ts'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { Card, Loaded } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'

type Rates = Data<typeof api.insight.stewardRates>
type Row = Rates['rows'][number]

const SHOWN = 6

/** Who is behind the target: one bar a steward, the furthest behind on top, the target a line through them. */
export function StewardBars() {
  const community = useCommunity()
  const input = { communityId: community.communityId }
  const rates = useQuery(query.insight.stewardRates.queryOptions({ input }))
  return <Loaded query={rates}>{(data) => (data.rows.length > 0 ? <Bars rates={data} /> : null)}</Loaded>
}

function Bars({ rates }: { rates: Rates }) {
  const say = useSay()
  const target = Number(rates.target) * 100
  const { rows } = rates
  return (
    <Card
      title={say('target.title', { target })}
      actions={
        <Link to="/ageing" search={{ by: 'steward' }}>
          {say('target.more', { count: rows.length })}
        </Link>
      }
    >
      <ol className="bars">
        {rows.slice(0, SHOWN).map((row) => (
          <Bar key={row.staffId ?? '—'} row={row} target={target} asOf={rates.asOf} />
        ))}
      </ol>
      <p className="bars-lead">{say('target.lead', { from: rates.from })}</p>
    </Card>
  )
}

function Bar({ row, target, asOf }: { row: Row; target: number; asOf: string }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const name = row.steward ?? say('target.nobody')
  const share = row.share === null ? 0 : Number(row.share) * 100
  const shown = share.toFixed(1)
  const why = (figure: 'share' | 'to_target' | 'open_households') => {
    const input = { communityId, asOf, figure, ...(row.staffId ? { staffId: row.staffId } : {}) }
    return askServer(say('why.cell', { row: name, column: say(`target.${figure}`) }), () =>
      query.insight.why.steward.queryOptions({ input }),
    )
  }
  const behind = say('target.behind', { amount: yuanText(row.toTargetFen) })
  const open = say('target.open', { count: row.openHouseholds })
  return (
    <li className={row.behind ? 'bar bar-behind' : 'bar'}>
      <span className="bar-name">
        {row.staffId ? (
          <Link to="/ageing" search={{ by: 'building', steward: row.staffId }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </span>
      <span className="bar-track" role="img" aria-label={say('target.bar', { name, share: shown, target })}>
        <span className="bar-fill" style={{ width: `${Math.min(100, share)}%` }} />
        <span className="bar-target" style={{ left: `${target}%` }} />
      </span>
      <span className="bar-share">
        <WhyFigure {...why('share')} shown={`${shown} %`}>
          {shown} %
        </WhyFigure>
      </span>
      <span className="bar-state">
        {row.behind ? (
          <WhyFigure {...why('to_target')} shown={behind}>
            {behind}
          </WhyFigure>
        ) : (
          `✓ ${say('target.met')}`
        )}
      </span>
      <span className="bar-open muted">
        <WhyFigure {...why('open_households')} shown={open}>
          {open}
        </WhyFigure>
      </span>
    </li>
  )
}
