import { useQuery } from '@tanstack/react-query'
import { type api, type Data, query } from '../../kit/api.ts'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Card, Fact, Facts, Loaded } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'

type Figures = Data<typeof api.insight.dashboard>

/** Six figures of a community today; each says why when it is asked. */
const SHOWN = [
  ['overdue', 'today.overdue', 'overdueFen'],
  ['overdue_households', 'today.overdueHouseholds', 'overdueHouseholds'],
  ['open', 'today.open', 'openFen'],
  ['credit', 'today.credit', 'creditFen'],
  ['received_today', 'today.receivedToday', 'receivedTodayFen'],
  ['received_month', 'today.receivedMonth', 'receivedMonthFen'],
] as const

export function Overview() {
  const say = useSay()
  const { communityId } = useCommunity()
  const overview = useQuery(query.insight.dashboard.queryOptions({ input: { communityId } }))
  return (
    <Loaded query={overview}>
      {(figures) => (
        <Card>
          <Facts>
            {SHOWN.map(([figure, words, field]) => (
              <Fact key={figure} name={say(words)} strong>
                <WhyFigure
                  {...askServer(say(words), () =>
                    query.insight.why.overview.queryOptions({ input: { communityId, figure } }),
                  )}
                  shown={textOf(figures, field)}
                >
                  {field === 'overdueHouseholds' ? figures[field] : <Money fen={figures[field]} />}
                </WhyFigure>
              </Fact>
            ))}
          </Facts>
        </Card>
      )}
    </Loaded>
  )
}

function textOf(figures: Figures, field: (typeof SHOWN)[number][2]): string {
  return field === 'overdueHouseholds' ? String(figures[field]) : yuanText(figures[field])
}
