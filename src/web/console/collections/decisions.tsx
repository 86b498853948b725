import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { api, Data } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { ChoiceField } from '../../kit/fields.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge, Card } from '../../kit/page.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { useWhySum } from '../../kit/why-rows.tsx'
import { useWhyStanding } from './why-standing.ts'

type Decision = Data<typeof api.collections.previewRun>['decisions'][number]

const nameOf = (row: Decision) => ({
  name: `${row.rooms[0] ?? ''} ${row.household}`,
  householdId: row.householdId,
})

/** Household by household: told what and why, or not told and why not. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const say = useSay()
  const word = useWord()
  const why = useWhyStanding()
  const whySum = useWhySum()
  const [show, setShow] = useState<'all' | 'noticed' | 'held'>('all')
  const shown = decisions.filter(
    (decision) => show === 'all' || (show === 'held') === (decision.heldBy !== null),
  )
  const columns: Column<Decision>[] = [
    {
      key: 'rooms',
      title: say('column.room'),
      kind: 'code',
      cell: (row) => row.rooms.join(say('list.and')),
    },
    {
      key: 'household',
      title: say('column.household'),
      kind: 'code',
      cell: (row) => (
        <Link to="/households/$householdId" params={{ householdId: row.householdId }}>
          {row.household}
        </Link>
      ),
    },
    {
      key: 'level',
      title: say('conversation.level'),
      kind: 'code',
      cell: (row) => word('level', row.level),
      why: (row) => ({ ...why(row), shown: word('level', row.level) }),
    },
    { key: 'why', title: say('billing.reason'), cell: (row) => <Decided decision={row} /> },
    moneyColumn<Decision>('overdue', say('column.overdue'), (row) => row.overdueFen, {
      why,
      whyTotal: (rows) => whySum(say('column.overdue'), rows, (row) => row.overdueFen, nameOf),
    }),
  ]
  return (
    <Card
      title={say('dunning.decisions')}
      actions={
        <ChoiceField
          label={say('imports.show')}
          value={show}
          onChange={setShow}
          choices={[
            { value: 'all', label: say('imports.all') },
            { value: 'noticed', label: say('dunning.noticed') },
            { value: 'held', label: say('dunning.held') },
          ]}
        />
      }
    >
      <DataTable
        caption={say('dunning.decisions')}
        columns={columns}
        rows={shown}
        rowKey={(row) => `${row.householdId}${row.act}${row.heldBy}`}
        empty={<Empty why={say('dunning.nobody')} />}
      />
    </Card>
  )
}

function Decided({ decision }: { decision: Decision }) {
  const pick = usePick()
  const word = useWord()
  return (
    <>
      {decision.heldBy && <Badge tone="info">{word('held', decision.heldBy)}</Badge>} {pick(decision)}
    </>
  )
}
