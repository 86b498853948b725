import { Modal } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { isComposing, useHotkeys } from '../../kit/hotkeys.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { type Entry, useEntries } from './palette-entries.ts'

/** Ctrl+K: households, pages and actions in one box, without leaving the keyboard. */
export function Palette() {
  const say = useSay()
  const [open, setOpen] = useState(false)
  // Each opening starts anew, also while the one before is still fading out.
  const [times, setTimes] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const show = () => {
    setTimes((before) => before + 1)
    setOpen(true)
  }
  useHotkeys([{ key: 'Ctrl+K', says: say('palette.title'), run: () => (open ? setOpen(false) : show()) }], {
    outer: true,
  })
  return (
    <>
      <button
        type="button"
        className="icon-button palette-button"
        aria-label={say('palette.title')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={show}
      >
        <kbd>Ctrl K</kbd>
      </button>
      <Modal
        title={<span className="sr-only">{say('palette.title')}</span>}
        className="palette"
        open={open}
        closable={false}
        footer={null}
        width={620}
        style={{ top: 72 }}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        afterOpenChange={(shown) => shown && input.current?.focus()}
      >
        <Search key={times} input={input} close={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Search({ input, close }: { input: RefObject<HTMLInputElement | null>; close: () => void }) {
  const say = useSay()
  const listId = useId()
  const [words, setWords] = useState('')
  const [active, setActive] = useState(0)
  const { entries, settled } = useEntries(words)
  // Enter pressed before the households came: it counts when they are there.
  const [hasty, setHasty] = useState(false)

  useEffect(() => input.current?.focus(), [input])
  useEffect(() => {
    if (hasty && settled) choose(entries[active])
  })

  function choose(entry: Entry | undefined) {
    setHasty(false)
    if (!entry) return
    close()
    entry.run()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown') setActive(entries.length ? (active + 1) % entries.length : 0)
    else if (event.key === 'ArrowUp')
      setActive(entries.length ? (active - 1 + entries.length) % entries.length : 0)
    else if (event.key === 'Enter') settled || entries[active] ? choose(entries[active]) : setHasty(true)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        ref={input}
        className="native palette-input"
        type="text"
        role="combobox"
        autoComplete="off"
        placeholder={say('palette.placeholder')}
        aria-label={say('palette.title')}
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={entries[active] ? `${listId}-${active}` : undefined}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(0)
          setHasty(false)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} className="palette-list" role="listbox" aria-label={say('palette.title')}>
        {entries.map((entry, index) => (
          <Option
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            active={index === active}
            choose={() => choose(entry)}
          />
        ))}
        {entries.length === 0 && (
          <li className="find-option muted" role="option" aria-selected={false} aria-disabled>
            {settled ? say('palette.nothing', { words: words.trim() }) : say('state.loading')}
          </li>
        )}
      </ul>
      <p className="palette-hint">{say('palette.hint')}</p>
    </>
  )
}

function Option(props: { id: string; entry: Entry; active: boolean; choose: () => void }) {
  const say = useSay()
  const line = useRef<HTMLLIElement>(null)
  const { entry, active } = props
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <li
      ref={line}
      id={props.id}
      className="find-option"
      role="option"
      aria-selected={active}
      onClick={props.choose}
    >
      <span className="find-room">{entry.label}</span>
      <span>{entry.more}</span>
      <span className="find-more">{say(`palette.kind.${entry.kind}`)}</span>
    </li>
  )
}
