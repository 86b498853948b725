import { type ReactNode, useRef } from 'react'
import { CopyTable } from './copy-table.tsx'
import { Money } from './money.tsx'
import { useSay } from './i18n/i18n.tsx'

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
  if (rows.length === 0) return <>{props.empty}</>
  const hasTotal = columns.some((column) => column.total)
  const copies = columns.some((column) => column.kind === 'money')
  return (
    <div className={copies ? 'table-box' : undefined}>
      {copies && <CopyTable table={table} />}
      <div className="table-frame" role="group" aria-label={props.caption} tabIndex={0}>
        <table ref={table} className={props.cards ? 'table table-cards' : 'table'}>
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
                    {column.cell(row)}
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

function Totals<Row>({ columns, rows }: { columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  const say = useSay()
  const labelled = columns.findIndex((column) => column.kind !== 'tick')
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) => (
          <td key={column.key} className={classOf(column)}>
            {column.total?.(rows) ?? (index === labelled ? say('table.total', { count: rows.length }) : null)}
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
  more: { total?: boolean; wide?: boolean } = {},
): Column<Row> {
  return {
    key,
    title,
    kind: 'money',
    cell: (row) => <Money fen={fenOf(row)} />,
    ...(more.wide ? { wide: true } : {}),
    ...(more.total === false
      ? {}
      : { total: (rows) => <Money fen={rows.reduce((sum, row) => sum + fenOf(row), 0)} /> }),
  }
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
