import { Modal, Switch } from 'antd'
import { useState } from 'react'
import { useHotkeyList, useHotkeys } from './hotkeys.tsx'
import { useSay } from './i18n/i18n.tsx'
import { remember, useRemembered } from './remembered.ts'

/** The `?` sheet: every key that works here and now, and a switch for the single-letter ones (WCAG 2.1.4). */
export function ShortcutsSheet() {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const keys = useHotkeyList()
  const single = useRemembered('shortcuts') !== 'off'
  useHotkeys([{ key: '?', says: say('keys.sheet'), run: () => setOpen(true) }])
  const shown = keys.filter((key, index) => keys.findLastIndex((other) => other.key === key.key) === index)
  return (
    <>
      <button
        type="button"
        className="icon-button"
        onClick={() => setOpen(true)}
        aria-label={say('keys.sheet')}
      >
        ?
      </button>
      <Modal
        title={say('keys.title')}
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
      >
        <dl className="keys">
          {shown.map((hotkey) => (
            <KeyLine key={hotkey.key} name={hotkey.key} says={hotkey.says} />
          ))}
          <KeyLine name="← ↑ → ↓" says={say('why.keys')} />
        </dl>
        <p>{say('why.hint')}</p>
        <p className="row" style={{ marginTop: 16 }}>
          <Switch
            checked={single}
            aria-label={say('keys.single')}
            onChange={(on) => remember('shortcuts', on ? 'on' : 'off')}
          />
          {say('keys.single')}
        </p>
      </Modal>
    </>
  )
}

function KeyLine({ name, says }: { name: string; says: string }) {
  return (
    <>
      <dt>
        <kbd>{name}</kbd>
      </dt>
      <dd>{says}</dd>
    </>
  )
}
