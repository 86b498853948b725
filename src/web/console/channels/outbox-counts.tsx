import { MESSAGE_STATES, type MessageState } from '../../../flow/channels/model.ts'
import { query } from '../../kit/api.ts'
import { askServer } from '../../kit/figure-trail.tsx'
import { useWord } from '../../kit/i18n/i18n.tsx'
import { Fact, Facts } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'

/** How many stand in each state; each count says what they are and what stops them. */
export function OutboxCounts({ counts }: { counts: Record<MessageState, number> }) {
  const word = useWord()
  const { communityId } = useCommunity()
  const why = (state: MessageState) =>
    askServer(word('message', state), () =>
      query.channels.explainOutbox.queryOptions({ input: { communityId, state } }),
    )
  return (
    <Facts>
      {MESSAGE_STATES.map((state) => (
        <Fact key={state} name={word('message', state)}>
          <WhyFigure {...why(state)} shown={String(counts[state])}>
            {counts[state]}
          </WhyFigure>
        </Fact>
      ))}
    </Facts>
  )
}
