import { Link } from '@tanstack/react-router'
import type { BecauseShape as Because } from '../../platform/http/contract.ts'
import { partsOf } from '../../rules/figure.ts'
import { parseYuan } from '../../rules/money.ts'
import { usePick, useSay } from './i18n/i18n.tsx'
import { type Column, DataTable, moneyColumn } from './table.tsx'

/** The parts as a table with their sum, ready to be copied; where each is one, simply counted. */
export function Parts({ of, heading }: { of: Because; heading: string }) {
  const say = useSay()
  const parts = partsOf(of)
  if (parts.length === 0) return null
  const ones = of.unit === 'count' && parts.every((part) => part.value === '1' || part.rule === 'figure.rest')
  const columns: Column<Because>[] = [
    {
      key: 'what',
      title: say('why.part'),
      cell: (part) => <Leading part={part} />,
      total: () => say('why.sum'),
    },
    of.unit === 'yuan'
      ? moneyColumn('value', say('column.amount'), fenOf)
      : {
          key: 'value',
          title: say('why.count'),
          kind: 'number',
          cell: (part) => part.value,
          total: () => of.value,
        },
  ]
  if (ones) return <Counted parts={parts} heading={heading} />
  return (
    <section>
      <h2>{heading}</h2>
      <DataTable
        caption={heading}
        columns={columns}
        rows={parts}
        rowKey={(part) => `${parts.indexOf(part)}`}
        empty={null}
      />
    </section>
  )
}

function Counted({ parts, heading }: { parts: readonly Because[]; heading: string }) {
  const pick = usePick()
  return (
    <section>
      <h2>{heading}</h2>
      <ol className="figure-counted">
        {parts.map((part, index) =>
          part.rule === 'figure.rest' ? (
            <li key={index} className="figure-rest">
              {pick(part)}
            </li>
          ) : (
            <li key={index}>
              <Leading part={part} />
            </li>
          ),
        )}
      </ol>
    </section>
  )
}

/** A part that has a page of its own leads there. */
function Leading({ part }: { part: Because }) {
  const pick = usePick()
  const [kind, id] = part.subject?.split(':') ?? []
  if (kind === 'household' && id)
    return (
      <Link to="/households/$householdId" params={{ householdId: id }}>
        {pick(part)}
      </Link>
    )
  if (kind === 'receipt' && id)
    return (
      <Link to="/receipts/$receiptId" params={{ receiptId: id }}>
        {pick(part)}
      </Link>
    )
  return <>{pick(part)}</>
}

/** Whole fen of a figure in yuan. */
export function fenOf(trail: Because): number {
  return parseYuan(trail.value) ?? 0
}
