import { Fragment } from 'react'
import { type Fen, yuan, yuanGrouped } from '../../rules/money.ts'

/**
 * An amount for reading: digits of one width, thousands separated. The separators cannot be selected, so what is
 * copied into a spreadsheet is a number.
 */
export function Money({ fen, signed = false }: { fen: number; signed?: boolean }) {
  const amount = fen as Fen
  const groups = yuanGrouped(amount).split(',')
  return (
    <data className="money" value={yuan(amount)} data-negative={fen < 0 || undefined}>
      {signed && fen > 0 ? '+' : ''}
      {groups.map((group, index) => (
        <Fragment key={index}>
          {index > 0 && <span className="money-separator">,</span>}
          {group}
        </Fragment>
      ))}
    </data>
  )
}

/** Money as a plain word, for sentences. */
export function yuanText(fen: number): string {
  return yuanGrouped(fen as Fen)
}

/** A decimal for reading: no zeros at its end beyond two places (`1.8000` → `1.80`). */
export function plainDecimal(text: string): string {
  const [whole, places = ''] = text.split('.')
  return `${whole}.${places.replace(/0+$/, '').padEnd(2, '0')}`
}
