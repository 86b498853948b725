import { query } from '../../kit/api.ts'
import { BecauseTree, Why } from '../../kit/because-tree.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Badge, Card, Fact, Facts, Loaded, type Tone } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { Classification } from './classification.tsx'
import { ContactAllowed } from './contact-allowed.tsx'
import { type Conversation, useConversation } from './conversation.ts'
import { Letters } from './deliveries.tsx'
import { Disputes } from './disputes.tsx'
import { Holds } from './holds.tsx'

/** Where a household stands, what stops or softens the asking, and by which channel it may be spoken to now. */
export function ConversationCard({ householdId }: { householdId: string }) {
  const say = useSay()
  const conversation = useConversation(householdId)
  return (
    <Card title={say('conversation.title')}>
      <Loaded query={conversation}>
        {(data) => <Standing householdId={householdId} conversation={data} />}
      </Loaded>
    </Card>
  )
}

const TONES: Record<string, Tone> = {
  clear: 'ok',
  courtesy: 'plain',
  friendly: 'info',
  formal: 'warn',
  legal_review: 'danger',
}

function Standing(props: { householdId: string; conversation: Conversation }) {
  const { conversation } = props
  const say = useSay()
  const pick = usePick()
  const { standing } = conversation
  return (
    <div className="stack">
      <Facts>
        <Fact name={say('conversation.level')}>
          <Badge tone={TONES[standing.level] ?? 'plain'}>{pick(standing.levelWords)}</Badge>
          <Why title={say('conversation.whyLevel')}>{() => <BecauseTree trail={standing.because} />}</Why>
        </Fact>
        <Fact name={say('conversation.next')}>{standing.next ? pick(standing.next) : '—'}</Fact>
        <Classification {...props} />
        {standing.disputedFen > 0 && (
          <Fact name={say('conversation.disputed')}>
            <WhyFigure
              title={say('conversation.disputed')}
              answer={() => <BecauseTree trail={standing.because} />}
              shown={yuanText(standing.disputedFen)}
            >
              <Money fen={standing.disputedFen} />
            </WhyFigure>
          </Fact>
        )}
      </Facts>
      {standing.held && (
        <p>
          <Badge tone="info">{say('conversation.held')}</Badge> {pick(standing.held)}
        </p>
      )}
      {standing.awaits && (
        <p>
          <Badge tone="info">{say('conversation.awaits')}</Badge> {pick(standing.awaits)}
        </p>
      )}
      <ContactAllowed contact={conversation.contact} />
      <Promises conversation={conversation} />
      <Holds conversation={conversation} />
      <Disputes conversation={conversation} />
      <Letters conversation={conversation} />
    </div>
  )
}

function Promises({ conversation }: { conversation: Conversation }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const why = (promiseId: string) =>
    askServer(say('promise.do'), () =>
      query.insight.why.promise.queryOptions({ input: { communityId, promiseId, figure: 'paid' } }),
    )
  const word = useWord()
  if (conversation.promises.length === 0) return null
  return (
    <ul className="needs">
      {conversation.promises.map((promise) => (
        <li key={promise.promiseId}>
          {say('promise.line', { day: promise.day })}{' '}
          <WhyFigure {...why(promise.promiseId)} shown={yuanText(promise.amountFen)}>
            <Money fen={promise.amountFen} />
          </WhyFigure>{' '}
          <Badge tone={promise.state === 'kept' ? 'ok' : promise.state === 'broken' ? 'warn' : 'info'}>
            {word('promise.state', promise.state)}
          </Badge>
        </li>
      ))}
    </ul>
  )
}
