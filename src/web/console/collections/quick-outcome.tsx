import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { OUTCOMES, type Outcome } from '../../../flow/collections/model.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { api, query } from '../../kit/api.ts'
import { type Hotkey, useHotkeys } from '../../kit/hotkeys.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Card } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { refreshHousehold } from './conversation.ts'
import { PROMISE_DAYS } from './contact-dialog.tsx'
import { Days, Now, Spoken, type ToContact } from './quick-outcome-parts.tsx'

/** In the order of the digits 1–8. */
const BY_DIGIT: readonly Outcome[] = [
  'no_answer',
  'promised',
  'will_pay',
  'paid',
  'asked_call_back',
  'disputed',
  'spoke',
  'wrong_number',
]

/**
 * One household after another: a digit for how the contact ended, Enter (or, for a promise, the digit of its day) to
 * record it, and the next household stands there. Until the second key nothing is recorded, and Esc takes it back.
 */
export function QuickOutcome({ list, today }: { list: readonly ToContact[]; today: string }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [last, setLast] = useState<(ToContact & { outcome: Outcome }) | null>(null)
  const [error, setError] = useState<unknown>(null)
  const busy = useRef(false)
  const group = useRef<HTMLDivElement>(null)
  const left = list.filter(({ householdId }) => !done.has(householdId))
  const now = left.find(({ householdId }) => householdId === at) ?? left[0]
  const promised = outcome === 'promised'
  const conversation = useQuery({
    ...query.collections.conversation.queryOptions({
      input: { communityId, householdId: now?.householdId ?? '' },
    }),
    enabled: now !== undefined,
  }).data
  // The server's day: the clock of this machine may be wrong.
  const day = (conversation?.day ?? today) as Day

  // The second key is Enter on this very button, so it belongs to nothing else on the page.
  useEffect(() => {
    if (outcome) group.current?.querySelector<HTMLButtonElement>('.quick-record')?.focus()
  }, [outcome])

  function choose(next: Outcome | null) {
    if (busy.current) return
    setOutcome(next)
    if (next === null) group.current?.focus()
  }
  function skip() {
    if (busy.current || !now) return
    setAt(left[(left.indexOf(now) + 1) % left.length]?.householdId ?? null)
    choose(null)
  }
  async function record(days: number) {
    if (busy.current || !now || !outcome) return
    busy.current = true
    setError(null)
    try {
      await api.collections.recordContact({
        communityId,
        householdId: now.householdId,
        channel: now.channel,
        direction: 'outbound',
        content: pick(OUTCOMES[outcome]),
        outcome,
        ...(now.taskId ? { taskId: now.taskId } : {}),
        ...(promised ? { promise: { amountFen: now.owedFen, day: addDays(day, days) } } : {}),
      })
      setAt(left[left.indexOf(now) + 1]?.householdId ?? null)
      setDone(new Set([...done, now.householdId]))
      setLast({ ...now, outcome })
      setOutcome(null)
      group.current?.focus()
      void refreshHousehold()
    } catch (failure) {
      setError(failure)
    } finally {
      busy.current = false
    }
  }

  const outcomes = BY_DIGIT.filter((one) => one !== 'promised' || (now && now.owedFen > 0))
  const digits: Hotkey[] = promised
    ? PROMISE_DAYS.map((days, index) => ({
        key: String(index + 1),
        says: say('quick.dayKey', { days }),
        run: () => unlessDialog(() => void record(days)),
      }))
    : outcomes.map((one) => ({
        key: String(BY_DIGIT.indexOf(one) + 1),
        says: say('quick.key', { outcome: pick(OUTCOMES[one]) }),
        run: () => unlessDialog(() => choose(one)),
      }))
  useHotkeys([...digits, { key: 'n', says: say('quick.skipKey'), run: () => unlessDialog(skip) }], {
    enabled: now !== undefined,
  })
  useHotkeys([{ key: 'Escape', says: say('quick.backKey'), run: () => choose(null) }], {
    enabled: outcome !== null,
  })

  if (list.length === 0 && !last) return null
  return (
    <Card title={say('quick.title')}>
      <div ref={group} role="group" aria-label={say('quick.title')} tabIndex={-1} className="stack">
        {now ? (
          <Now now={now} left={left.length} allowed={conversation?.contact[now.channel]} />
        ) : (
          <p>
            <strong>{say('quick.all')}</strong>
          </p>
        )}
        {now && !outcome && (
          <div className="row chips" role="group" aria-label={say('quick.outcomes')}>
            {outcomes.map((one) => (
              <button key={one} type="button" className="chip" onClick={() => choose(one)}>
                <kbd>{BY_DIGIT.indexOf(one) + 1}</kbd> {pick(OUTCOMES[one])}
              </button>
            ))}
            <button type="button" className="link-button" onClick={skip}>
              <kbd>N</kbd> {say('quick.skip')}
            </button>
          </div>
        )}
        {now && outcome && (
          <div className="row chips">
            {promised ? (
              <Days owedFen={now.owedFen} record={(days) => void record(days)} />
            ) : (
              <button type="button" className="chip quick-record" onClick={() => void record(0)}>
                <kbd>Enter</kbd> {say('quick.record', { outcome: pick(OUTCOMES[outcome]) })}
              </button>
            )}
            <button type="button" className="link-button" onClick={() => choose(null)}>
              <kbd>Esc</kbd> {say('quick.back')}
            </button>
          </div>
        )}
        {now && <p className="muted">{say('quick.hint')}</p>}
        <Spoken now={now} left={left.length} outcome={outcome} last={last} />
        <ProblemNotice error={error} />
      </div>
    </Card>
  )
}

/** A dialog above the page has the keys to itself. */
function unlessDialog(run: () => void) {
  const above = [...document.querySelectorAll('[aria-modal=true]')]
  if (!above.some((dialog) => dialog.getClientRects().length > 0)) run()
}
