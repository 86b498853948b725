import { type KeyboardEvent, type RefObject, useEffect } from 'react'

const FIGURE = '.why-figure'

/**
 * The figures of a table are one stop of the Tab key; arrows, Home and End go from one to the next. Reads the table as it
 * stands, so that a table of thousands needs no component a cell.
 */
export function useFigureKeys(table: RefObject<HTMLTableElement | null>) {
  useEffect(() => {
    const all = table.current
    if (!all?.querySelector(FIGURE) || all.querySelector(`${FIGURE}[tabindex="0"]`)) return
    for (const row of all.rows) {
      const [first] = figuresOf(row)
      if (first) return stopAt(all, first)
    }
  })
  return (event: KeyboardEvent<HTMLTableElement>) => {
    const from = (event.target as Element).closest<HTMLElement>(FIGURE)
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return
    const to = neighbour(from, event.key)
    if (!to) return
    event.preventDefault()
    stopAt(event.currentTarget, to)
    to.focus()
  }
}

/** What a narrow screen leaves out is no place to go to. */
function figuresOf(row: HTMLTableRowElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(FIGURE)].filter((figure) => figure.offsetParent !== null)
}

/** Moves the one stop. */
function stopAt(table: HTMLElement, figure: HTMLElement) {
  for (const before of table.querySelectorAll(`${FIGURE}[tabindex="0"]`))
    before.setAttribute('tabindex', '-1')
  figure.setAttribute('tabindex', '0')
}

function neighbour(from: HTMLElement, key: string): HTMLElement | undefined {
  const cell = from.closest('td')
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined
  if (!cell || !row) return undefined
  if (key === 'ArrowUp' || key === 'ArrowDown')
    return inColumn(row, cell.cellIndex, key === 'ArrowUp' ? -1 : 1)
  const inRow = figuresOf(row)
  const at = inRow.indexOf(from)
  const target = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: inRow.length - 1 }[key]
  return target === undefined ? undefined : inRow[target]
}

/** The next figure above or below; rows without one are passed over. */
function inColumn(row: HTMLTableRowElement, column: number, step: 1 | -1): HTMLElement | undefined {
  const rows = row.closest('table')?.rows
  for (let at = row.rowIndex + step; rows && rows[at]; at += step) {
    const found = rows[at]?.cells[column]?.querySelector<HTMLElement>(FIGURE)
    if (found) return found
  }
  return undefined
}
