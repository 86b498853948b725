import { type ReactNode, useRef } from 'react'
import { CopyTable } from './copy-table.tsx'
import { useFigureKeys } from './figure-keys.ts'
import { useSay } from './i18n/i18n.tsx'
import { Money, yuanText } from './money.tsx'
import { type Asked, figureButton, useAskWhy } from './why.tsx'

/** Why a figure of a table is what it is, with the figure as a person reads it aloud. */
export type Why = Asked & { shown: string }

export type Column<Row> = {
  key: string
  title: ReactNode
  /** money and number stand right-aligned in digits of one width; a code is never broken; a tick takes no room. */
  kind?: 'text' | 'money' | 'number' | 'day' | 'code' | 'tick'
  cell: (row: Row) => ReactNode
  /** A class for one cell, e.g. how hot it is. */
  cellClass?: (row: Row) => string | undefined
  /** The figure of the totals row; give it for money that may be summed. */
  total?: (rows: readonly Row[]) => ReactNode
  /** Makes the figure of a row, and that of the totals row, answer why. */
  why?: ((row: Row) => Why | null) | undefined
  whyTotal?: ((rows: readonly Row[]) => Why | null) | undefined
  /** Left out on narrow screens. */
  wide?: boolean
}

/**
 * A plain table: one header row, at most one totals row, every figure selectable and copyable into a spreadsheet.
 * It scrolls sideways inside itself, by keyboard too.
 */
export function DataTable<Row>(props: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty: ReactNode
  /** The caption is always there for screen readers; say so to show it. */
  showCaption?: boolean
  rowClass?: (row: Row) => string | undefined
  /** On a phone each row becomes a card of its own: for lists one works through with a thumb. */
  cards?: boolean
}) {
  const { columns, rows } = props
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = useFigureKeys(table)
  const asking = useAsking()
  if (rows.length === 0) return <>{props.empty}</>
  const hasTotal = columns.some((column) => column.total)
  const copies = columns.some((column) => column.kind === 'money')
  return (
    <div className={copies ? 'table-box' : undefined}>
      {copies && <CopyTable table={table} />}
      <div className="table-frame" role="group" aria-label={props.caption} tabIndex={0}>
        <table ref={table} onKeyDown={onKeyDown} className={props.cards ? 'table table-cards' : 'table'}>
          <caption className={props.showCaption ? 'table-caption' : 'sr-only'}>{props.caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classOf(column)}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={props.rowKey(row)} className={props.rowClass?.(row)}>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={
                      [classOf(column), column.cellClass?.(row)].filter(Boolean).join(' ') || undefined
                    }
                    data-title={props.cards ? column.title : undefined}
                  >
                    {asking(column.cell(row), column.why?.(row))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {hasTotal && <Totals columns={columns} rows={rows} />}
        </table>
      </div>
    </div>
  )
}

/** Turns a figure that can say why into the button that asks it. */
function useAsking() {
  const say = useSay()
  const ask = useAskWhy()
  return (content: ReactNode, why: Why | null | undefined): ReactNode =>
    why ? figureButton({ say, ask, asked: why, shown: why.shown, content, inTable: true }) : content
}

function Totals<Row>({ columns, rows }: { columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  const say = useSay()
  const asking = useAsking()
  const labelled = columns.findIndex((column) => column.kind !== 'tick')
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) => (
          <td key={column.key} className={classOf(column)}>
            {column.total
              ? asking(column.total(rows), column.whyTotal?.(rows))
              : index === labelled
                ? say('table.total', { count: rows.length })
                : null}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

/** The cells of a money column and its sum. */
export function moneyColumn<Row>(
  key: string,
  title: ReactNode,
  fenOf: (row: Row) => number,
  more: {
    total?: boolean
    wide?: boolean
    why?: ((row: Row) => Asked | null) | undefined
    whyTotal?: ((rows: readonly Row[]) => Asked | null) | undefined
  } = {},
): Column<Row> {
  const { why, whyTotal } = more
  const sumOf = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + fenOf(row), 0)
  return {
    key,
    title,
    kind: 'money',
    cell: (row) => <Money fen={fenOf(row)} />,
    ...(more.wide ? { wide: true } : {}),
    why: why && ((row) => shownAs(fenOf(row), why(row))),
    ...(more.total === false
      ? {}
      : {
          total: (rows) => <Money fen={sumOf(rows)} />,
          whyTotal: whyTotal && ((rows) => shownAs(sumOf(rows), whyTotal(rows))),
        }),
  }
}

function shownAs(fen: number, asked: Asked | null): Why | null {
  return asked && { ...asked, shown: yuanText(fen) }
}

const CLASSES: Partial<Record<NonNullable<Column<never>['kind']>, string>> = {
  money: 'figure',
  number: 'figure',
  day: 'day',
  code: 'nowrap',
  tick: 'narrow',
}

function classOf(column: Column<never>): string | undefined {
  const classes = [column.kind && CLASSES[column.kind], column.wide && 'wide'].filter(Boolean)
  return classes.length ? classes.join(' ') : undefined
}
