import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge } from '../../kit/page.tsx'
import type { Conversation } from './conversation.ts'

export type Allowed = Conversation['contact'][keyof Conversation['contact']]

/** By which channel the household may be contacted now; where not, why not and when again. */
export function ContactAllowed({ contact }: { contact: Conversation['contact'] }) {
  const word = useWord()
  return (
    <ul className="allowed">
      {(Object.entries(contact) as [string, Allowed][]).map(([channel, allowed]) => (
        <li key={channel}>
          <span className="allowed-channel">{word('channel', channel)}</span>
          <AllowedWords allowed={allowed} />
        </li>
      ))}
    </ul>
  )
}

export function AllowedWords({ allowed }: { allowed: Allowed }) {
  const say = useSay()
  const pick = usePick()
  if (allowed.allowed) return <Badge tone="ok">{say('allowed.now')}</Badge>
  const next = allowed.next
  const at = next ? `${next.day} ${clock(next.minutes)}` : null
  return (
    <span>
      <Badge tone="warn">{say('allowed.notNow')}</Badge>{' '}
      {pick({ zh: allowed.zh ?? '', en: allowed.en ?? '' })}
      {at && <span className="muted"> {say('allowed.from', { at })}</span>}
    </span>
  )
}

/** `545` → `09:05`. */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
