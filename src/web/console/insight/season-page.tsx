import { useQuery } from '@tanstack/react-query'
import { query } from '../../kit/api.ts'
import { useLanguage, useSay } from '../../kit/i18n/i18n.tsx'
import { Card, Fact, Facts, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'

/** What a guard, a cleaner or a technician may say in the payment season: how one pays, and never who owes. */
export function SeasonPage() {
  const say = useSay()
  const chinese = useLanguage() === 'zh-CN'
  const community = useCommunity()
  const card = useQuery(
    query.insight.seasonCard.queryOptions({ input: { communityId: community.communityId } }),
  )
  return (
    <Page title={say('season.title')} lead={say('season.lead')}>
      <Loaded query={card}>
        {(season) => (
          <Card className="season">
            <ul className="season-lines">
              {(chinese ? season.zh : season.en).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <Facts>
              {season.paymentInstructions && (
                <Fact name={say('season.howToPay')}>{season.paymentInstructions}</Fact>
              )}
              {season.hotline && (
                <Fact name={say('season.hotline')}>
                  <a href={`tel:${season.hotline}`}>{season.hotline}</a>
                </Fact>
              )}
            </Facts>
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
