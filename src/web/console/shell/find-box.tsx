import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { isComposing, useHotkeys } from '../../kit/hotkeys.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { type Found, useFind } from './use-find.ts'

/** Finds a household by room, any character of a name, or the tail of a phone. `/` comes here from anywhere. */
export function FindBox() {
  const say = useSay()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const { found, settled } = useFind(words)
  // Enter pressed faster than the answer came: it counts as soon as the answer is there.
  const [hasty, setHasty] = useState(false)
  useHotkeys([{ key: '/', says: say('find.key'), run: () => input.current?.select() }])

  useEffect(() => {
    if (hasty && settled) choose(found[active])
  })

  function choose(row: Found | undefined) {
    setHasty(false)
    if (!row?.householdId) return
    setOpen(false)
    setWords('')
    input.current?.blur()
    void navigate({ to: '/households/$householdId', params: { householdId: row.householdId } })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter') settled ? choose(found[active]) : setHasty(words.trim() !== '')
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
  }

  const shown = open && words.trim() !== ''
  return (
    <div className="find" role="search" aria-label={say('find.label')}>
      <input
        ref={input}
        className="native"
        type="text"
        role="combobox"
        autoComplete="off"
        placeholder={say('find.placeholder')}
        aria-label={say('find.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && found[active] ? `${listId}-${active}` : undefined}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(0)
          setHasty(false)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {words === '' && <kbd aria-hidden>/</kbd>}
      <ul id={listId} className="find-list" role="listbox" aria-label={say('find.label')} hidden={!shown}>
        {shown &&
          found.map((row, index) => (
            <FoundRow
              key={`${row.premisesId}${row.householdId}`}
              id={`${listId}-${index}`}
              row={row}
              active={index === active}
              choose={() => choose(row)}
            />
          ))}
        {shown && found.length === 0 && (
          <li className="find-option muted" role="option" aria-selected={false} aria-disabled>
            {settled ? say('find.nothing', { words: words.trim() }) : say('state.loading')}
          </li>
        )}
      </ul>
    </div>
  )
}

function FoundRow(props: { id: string; row: Found; active: boolean; choose: () => void }) {
  const word = useWord()
  const { row } = props
  return (
    <li
      id={props.id}
      className="find-option"
      role="option"
      aria-selected={props.active}
      // Before the box loses focus and the list with it.
      onMouseDown={(event) => {
        event.preventDefault()
        props.choose()
      }}
    >
      <span className="find-room">{row.code}</span>
      <span>{row.household ?? word('cell', 'vacant')}</span>
      <span className="find-more">{row.usage === 'residential' ? '' : word('usage', row.usage)}</span>
    </li>
  )
}
