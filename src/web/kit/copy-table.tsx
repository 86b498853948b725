import { type RefObject, useState } from 'react'
import { useSay } from './i18n/i18n.tsx'

/** Copies the table it stands above, figures as plain numbers, ready to be pasted into a spreadsheet. */
export function CopyTable({ table }: { table: RefObject<HTMLTableElement | null> }) {
  const say = useSay()
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null)
  async function copy() {
    if (!table.current) return
    const done = await write(asTsv(table.current))
    setSaid(done ? 'copied' : 'refused')
    setTimeout(() => setSaid(null), 4_000)
  }
  return (
    <span className="copy-table">
      <span role="status" className="muted">
        {said && say(`table.${said}`)}
      </span>
      <button type="button" className="icon-button" onClick={() => void copy()}>
        {say('table.copy')}
      </button>
    </span>
  )
}

/** Where the clipboard is closed (no TLS on a LAN), a selection can still be copied. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const held = document.createElement('textarea')
    held.value = text
    document.body.append(held)
    held.select()
    const done = document.execCommand('copy')
    held.remove()
    return done
  }
}

/** A row a line, a tab between cells; money as `1234.50`, whatever stands around it left out. */
function asTsv(table: HTMLTableElement): string {
  return [...table.rows].map((row) => [...row.cells].map(plain).join('\t')).join('\n')
}

function plain(cell: HTMLTableCellElement): string {
  const money = cell.querySelectorAll('data')
  if (money.length === 1) return money[0]?.value ?? ''
  return (cell.textContent ?? '').replace(/\s+/g, ' ').trim()
}
