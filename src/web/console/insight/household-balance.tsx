import { useSay } from '../../kit/i18n/i18n.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Badge, Card, Fact, Facts } from '../../kit/page.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { useWhyHousehold } from '../../kit/why-rows.tsx'
import type { Household } from './household.ts'

/** What the household owes and holds over all its premises, since when, and who answers for it. */
export function Balance({ household }: { household: Household }) {
  const say = useSay()
  const why = useWhyHousehold()
  const { totals, steward, householdId, name } = household
  const asked = (figure: 'open' | 'overdue' | 'credit' | 'oldest_due', column: string) =>
    why(householdId, figure, say('why.cell', { row: name, column }))
  return (
    <Card>
      <Facts>
        <Fact name={say('household.open')} strong>
          <WhyFigure {...asked('open', say('household.open'))} shown={yuanText(totals.openFen)}>
            <Money fen={totals.openFen} />
          </WhyFigure>
        </Fact>
        <Fact name={say('household.overdue')} strong>
          <span className={totals.overdueFen > 0 ? 'figure-danger' : undefined}>
            <WhyFigure {...asked('overdue', say('household.overdue'))} shown={yuanText(totals.overdueFen)}>
              <Money fen={totals.overdueFen} />
            </WhyFigure>
          </span>
        </Fact>
        <Fact name={say('household.credit')} strong>
          <WhyFigure {...asked('credit', say('household.credit'))} shown={yuanText(totals.creditFen)}>
            <Money fen={totals.creditFen} />
          </WhyFigure>
        </Fact>
        <Fact name={say('household.oldestDue')}>
          {totals.oldestDueDay ? (
            <WhyFigure {...asked('oldest_due', say('household.oldestDue'))} shown={totals.oldestDueDay}>
              {totals.oldestDueDay}
            </WhyFigure>
          ) : (
            '—'
          )}
        </Fact>
        <Fact name={say('column.steward')}>
          {steward ? (
            <>
              {steward.name} {steward.duty === 'cover' && <Badge tone="info">{say('household.cover')}</Badge>}
            </>
          ) : (
            <Badge tone="warn">{say('household.noSteward')}</Badge>
          )}
        </Fact>
      </Facts>
      <p className="muted balance-day">{say('household.asOf', { day: household.day })}</p>
    </Card>
  )
}
