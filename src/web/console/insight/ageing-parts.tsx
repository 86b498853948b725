import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BAND_WORDS, BANDS, type Band } from '../../../flow/insight/model.ts'
import { type api, type Data, query } from '../../kit/api.ts'
import { askServer } from '../../kit/figure-trail.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { useCommunity } from '../../kit/session.tsx'

export type Ageing = Data<typeof api.insight.ageing>
type Row = Ageing['rows'][number]

/** Why a figure of the table is what it is; of its totals where there is no row. */
export function useWhyAgeing(ageing: Ageing, stewardId: string | undefined) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const input = { communityId, asOf: ageing.asOf, by: ageing.by, ...(stewardId ? { stewardId } : {}) }
  const rowOf = (row: Row | null) => (row ? { row: row.key } : {})
  const title = (row: string, column: string) => say('why.cell', { row, column })
  return {
    open: (row: Row | null, name: string, band?: Band) => {
      const { bands, totalFen } = row ?? ageing.total
      const asked = { ...input, ...rowOf(row), ...(band ? { band } : {}), figure: 'open' as const }
      return {
        ...askServer(title(name, band ? pick(BAND_WORDS[band]) : say('column.total')), () =>
          query.insight.why.ageing.queryOptions({ input: asked }),
        ),
        shown: yuanText(band ? (bands[band] ?? 0) : totalFen),
      }
    },
    households: (row: Row | null, name: string) => {
      const asked = { ...input, ...rowOf(row), figure: 'households' as const }
      return {
        ...askServer(title(name, say('column.households')), () =>
          query.insight.why.ageing.queryOptions({ input: asked }),
        ),
        shown: String((row ?? ageing.total).households),
      }
    },
  }
}

const HEATS = 4

/** How hot a cell is beside the hottest of the table: a colour and a pattern, the figure stands in it anyway. */
export function heatOf(ageing: Ageing): (fen: number) => string | undefined {
  const late = BANDS.filter((band) => band !== 'not_due')
  const hottest = Math.max(0, ...ageing.rows.flatMap((row) => late.map((band) => row.bands[band] ?? 0)))
  return (fen) => (fen > 0 ? `heat heat-${Math.ceil((fen / hottest) * HEATS)}` : undefined)
}

/** Whose homes alone are shown, and the way back to everybody's. */
export function OnlySteward({ staffId }: { staffId: string }) {
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
