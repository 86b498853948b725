import { Link } from '@tanstack/react-router'
import { OUTCOMES, type Outcome } from '../../../flow/collections/model.ts'
import { type Fen, yuan } from '../../../rules/money.ts'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { type Allowed, AllowedWords } from './contact-allowed.tsx'
import { PROMISE_DAYS } from './contact-dialog.tsx'

/** A household one may have just spoken with. */
export type ToContact = {
  householdId: string
  household: string
  room: string
  /** What a promise is about. */
  owedFen: number
  channel: 'call' | 'visit'
  taskId?: string
}

/** The day Enter alone gives a promise. */
const USUAL_DAYS = 3

/** Whom, and whether a contact is allowed now. */
export function Now(props: { now: ToContact; left: number; allowed: Allowed | undefined }) {
  const { now, left, allowed } = props
  const say = useSay()
  const word = useWord()
  return (
    <p>
      <Link to="/households/$householdId" params={{ householdId: now.householdId }}>
        {say('quick.now', { room: now.room, name: now.household, left })}
      </Link>{' '}
      {word('channel', now.channel)} {allowed && <AllowedWords allowed={allowed} />}
    </p>
  )
}

/** On which day: a digit each; the usual one has the focus, so that Enter means it. */
export function Days({ owedFen, record }: { owedFen: number; record: (days: number) => void }) {
  const say = useSay()
  return (
    <>
      <span>{say('quick.when', { amount: yuan(owedFen as Fen) })}</span>
      {PROMISE_DAYS.map((days, index) => (
        <button
          key={days}
          type="button"
          className={days === USUAL_DAYS ? 'chip quick-record' : 'chip'}
          onClick={() => record(days)}
        >
          <kbd>{index + 1}</kbd> {say('promise.inDays', { days })}
        </button>
      ))}
    </>
  )
}

/** What just happened, for eyes and for screen readers; and what to do when it was wrong. */
export function Spoken(props: {
  now: ToContact | undefined
  left: number
  outcome: Outcome | null
  last: (ToContact & { outcome: Outcome }) | null
}) {
  const say = useSay()
  const pick = usePick()
  const { now, left, outcome, last } = props
  return (
    <div role="status">
      {outcome && <span>{say('quick.chosen', { outcome: pick(OUTCOMES[outcome]) })}</span>}
      {!outcome && last && (
        <>
          <span>
            {say('quick.done', {
              room: last.room,
              name: last.household,
              outcome: pick(OUTCOMES[last.outcome]),
            })}
          </span>{' '}
          <Link to="/households/$householdId" params={{ householdId: last.householdId }}>
            {say('quick.wrong')}
          </Link>
          <span className="sr-only">
            {now && say('quick.now', { room: now.room, name: now.household, left })}
          </span>
        </>
      )}
    </div>
  )
}
