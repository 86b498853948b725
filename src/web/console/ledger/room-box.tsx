import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { parseRoom } from '../../../rules/room.ts'
import { api, type Data } from '../../kit/api.ts'
import { holdComposingEnter, useHotkeys } from '../../kit/hotkeys.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity } from '../../kit/session.tsx'

type Found = Data<typeof api.insight.find>[number]

/** Where the next customer begins: a room code and Enter; a name or a phone's tail offers who it may be. */
export function RoomBox(props: {
  room: string | undefined
  onRoom: (code: string) => void
  onClear: () => void
}) {
  const say = useSay()
  const { communityId } = useCommunity()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(props.room ?? '')
  const search = useMutation({ mutationFn: (q: string) => api.insight.find({ communityId, q, limit: 8 }) })

  function next() {
    setWords('')
    search.reset()
    props.onClear()
    input.current?.focus()
  }
  useHotkeys([{ key: 'F2', says: say('counter.keyNext'), run: next }])

  // A receipt was just given, or the page just opened: the next room is typed straight away.
  useEffect(() => {
    if (props.room) setWords(props.room)
    else {
      setWords('')
      input.current?.focus()
    }
  }, [props.room])

  async function look() {
    const q = words.trim()
    if (q === '') return
    // A whole room code needs no search: the counter itself says when there is no such room.
    const name = parseRoom(q)
    if ('code' in name) return props.onRoom(name.code)
    const found = await search.mutateAsync(q).catch(() => null)
    const only = found && (found.find((row) => row.code === q) ?? (found.length === 1 ? found[0] : undefined))
    if (only) choose(only)
  }

  function choose(row: Found) {
    search.reset()
    setWords(row.code)
    props.onRoom(row.code)
  }

  return (
    <div className="room-box">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <label htmlFor="counter-room">{say('counter.room')}</label>
        <input
          id="counter-room"
          ref={input}
          className="native room-input"
          autoComplete="off"
          spellCheck={false}
          placeholder={say('find.placeholder')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={holdComposingEnter}
        />
        <kbd aria-hidden>Enter</kbd>
      </form>
      <ProblemNotice error={search.error} />
      {search.data && <Candidates words={words} found={search.data} choose={choose} />}
    </div>
  )
}

function Candidates(props: { words: string; found: readonly Found[]; choose: (row: Found) => void }) {
  const say = useSay()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('button')?.focus()
  }, [props.found])
  if (props.found.length === 0) return <p role="status">{say('find.nothing', { words: props.words })}</p>

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus()
  }

  return (
    <ul className="candidates" ref={list} onKeyDown={move} aria-label={say('counter.candidates')}>
      {props.found.map((row) => (
        <li key={`${row.premisesId}${row.householdId}`}>
          <button type="button" className="candidate" onClick={() => props.choose(row)}>
            <span className="find-room">{row.code}</span>
            <span>{row.household}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
