import { Empty } from '../../kit/empty.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Money } from '../../kit/money.tsx'
import { Moment } from '../../kit/moment.tsx'
import type { Household } from './household.ts'

/** What happened, newest first: charges, payments, talks, promises, notices. */
export function Timeline({ entries }: { entries: Household['timeline'] }) {
  const say = useSay()
  const pick = usePick()
  const word = useWord()
  if (entries.length === 0) return <Empty why={say('timeline.empty')} />
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.kind + entry.id} className={`timeline-${entry.kind}`}>
          <Moment at={entry.at} />
          <strong>{word('timeline', entry.kind)}</strong>
          <p>
            {pick(entry)} {entry.amountFen !== null && <Money fen={entry.amountFen} />}
          </p>
        </li>
      ))}
    </ol>
  )
}
