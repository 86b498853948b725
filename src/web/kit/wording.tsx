import { Checkbox } from 'antd'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import type { WordingContext } from '../../rules/wording/model.ts'
import { asOwnersWords, asOwnWords, isOwnersWords, OWNER_SAYS } from '../../rules/wording/owners-words.ts'
import { Field } from './fields.tsx'
import { usePick, useSay } from './i18n/i18n.tsx'
import { LawSource } from './law-article.tsx'
import { Badge, type Tone } from './page.tsx'
import type { Judged, Point } from './wording-rule.ts'

const QUIET_MS = 150

/**
 * What the wording rule says of a text, a moment after the typing rests; null before it has been asked and for the empty
 * text. While an input method composes, its half-written letters are nobody's words and are not judged.
 */
export function useWording(text: string, context: WordingContext, composing = false): Judged | null {
  const [judged, setJudged] = useState<Judged | null>(null)
  const asked = JSON.stringify(context)
  useEffect(() => {
    if (composing) return
    let gone = false
    const timer = setTimeout(async () => {
      const { judge } = await import('./wording-rule.ts')
      if (!gone) setJudged(text.trim() === '' ? null : judge(text, JSON.parse(asked) as WordingContext))
    }, QUIET_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [text, asked, composing])
  return judged
}

const TONES: Record<Judged['verdict'], Tone> = { pass: 'ok', review: 'warn', block: 'danger' }

/**
 * The verdict in plain words: what is meant, what is wrong with it, how to say it. Said aloud when it changes. `quiet` is
 * for notes, which nobody approves: nothing is said while nothing is wrong.
 */
export function Verdict({ judged, quiet = false }: { judged: Judged | null; quiet?: boolean }) {
  const say = useSay()
  const shown = judged && !(quiet && judged.verdict === 'pass') ? judged : null
  return (
    <div className={shown ? `wording wording-${shown.verdict}` : undefined} role="status" aria-live="polite">
      {shown && (
        <>
          <p>
            <Badge tone={TONES[shown.verdict]}>{say(`wording.${shown.verdict}`)}</Badge>{' '}
            {say(quiet && shown.verdict === 'review' ? 'wording.reviewNote' : `wording.${shown.verdict}Next`)}
          </p>
          <Points points={shown.points} />
        </>
      )}
    </div>
  )
}

/** Each thing to change or to look at; nothing for none. */
export function Points({ points }: { points: readonly Point[] }) {
  if (points.length === 0) return null
  return (
    <ul className="wording-points">
      {points.map((point) => (
        <PointLine key={point.flag} point={point} />
      ))}
    </ul>
  )
}

function PointLine({ point }: { point: Point }) {
  const say = useSay()
  const pick = usePick()
  return (
    <li>
      {point.words.map((words) => (
        <q key={words} className="wording-words">
          {words}
        </q>
      ))}{' '}
      {pick(point.wrong)} <LawSource law={point.law} article={point.article} />
      <p className="wording-say">
        {say('wording.say')} {pick(point.say)}
      </p>
    </li>
  )
}

/** A text with the words that are meant marked where they stand. Spans that no longer fit the text are left out. */
export function Marked({
  text,
  judged,
  before = 0,
}: {
  text: string
  judged: Judged | null
  before?: number
}) {
  const parts: ReactNode[] = []
  let done = 0
  for (const span of judged?.spans ?? []) {
    const [start, end] = [Math.max(span.start - before, done), span.end - before]
    if (end <= start || !span.text.endsWith(text.slice(start, end))) continue
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>)
    done = end
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  )
}

/**
 * A text field that grows with its words and marks those that must not stand. The marks lie under the letters, in a copy
 * that screen readers skip: they are told by the verdict below. `before`: what is judged as standing ahead of it.
 */
export function LawfulText(props: {
  label: string
  value: string
  onChange: (value: string) => void
  context: WordingContext
  before?: string
  hint?: ReactNode
  required?: boolean
  autoFocus?: boolean
  maxLength?: number
  /** The control itself, for whoever puts words in at the caret. */
  area?: RefObject<HTMLTextAreaElement | null>
  /** Says nothing while nothing is wrong. */
  quiet?: boolean
}) {
  const { value, before = '', required = true } = props
  const [composing, setComposing] = useState(false)
  const judged = useWording(
    before.trim() + value.trim() === '' ? '' : before + value,
    props.context,
    composing,
  )
  return (
    <div className="lawful">
      <Field label={props.label} hint={props.hint} required={required}>
        {(ids) => (
          <div className="lawful-text">
            <div className="lawful-marks" aria-hidden>
              <Marked text={value} judged={judged} before={before.length} />
              {'\u200b'}
            </div>
            <textarea
              {...ids}
              ref={props.area}
              rows={2}
              value={value}
              required={required}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of a dialog that was just asked for
              autoFocus={props.autoFocus ?? false}
              maxLength={props.maxLength ?? 4000}
              onChange={(event) => props.onChange(event.target.value)}
              onCompositionStart={() => setComposing(true)}
              onCompositionEnd={() => setComposing(false)}
            />
          </div>
        )}
      </Field>
      <Verdict judged={judged} quiet={props.quiet ?? false} />
    </div>
  )
}

type NoteProps = Omit<Parameters<typeof LawfulText>[0], 'context' | 'quiet' | 'before'>

/**
 * A note of staff: screened as it is typed, silent while nothing is wrong. `owners`: `may` hold what the owner said, and
 * one mark says that it does; `always` does, and is read so.
 */
export function NoteField({ owners, ...props }: NoteProps & { owners?: 'may' | 'always' }) {
  return (
    <>
      <LawfulText {...props} before={owners === 'always' ? OWNER_SAYS : ''} context={STAFF_NOTE} quiet />
      {owners === 'may' && <OwnersWords value={props.value} onChange={props.onChange} />}
    </>
  )
}

/** 业主原话: puts 业主称： in front of the note, or takes it away. */
function OwnersWords({ value, onChange }: Pick<NoteProps, 'value' | 'onChange'>) {
  const say = useSay()
  const marked = isOwnersWords(value)
  return (
    <Checkbox
      checked={marked}
      onChange={() => onChange(marked ? asOwnWords(value) : asOwnersWords(value))}
      title={say('wording.ownersHint')}
    >
      {say('wording.owners')}
    </Checkbox>
  )
}
const STAFF_NOTE: WordingContext = { channel: 'staff_note' }
