import { query } from '../../kit/api.ts'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { nameOf } from './building-name.ts'

/** How many rooms of a building are overdue; it says which, and how much. */
export function Overdue({ building, count }: { building: string; count: number }) {
  const say = useSay()
  const word = useWord()
  const { communityId } = useCommunity()
  const input = { communityId, state: 'overdue' as const, building }
  const shown = say('board.buildingOverdue', { count })
  return (
    <WhyFigure
      {...askServer(say('why.cell', { row: nameOf(say, building), column: word('cell', 'overdue') }), () =>
        query.insight.why.board.queryOptions({ input }),
      )}
      shown={shown}
    >
      {shown}
    </WhyFigure>
  )
}
