import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type api, type Data, query } from '../../kit/api.ts'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge, Card } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { AllowedWords } from './contact-allowed.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import { useWhyStanding } from './why-standing.ts'

type Task = Data<typeof api.collections.tasks>[number]

/** The calls, visits and letters a dunning run left: each says why now, and whether now is allowed. */
export function TaskTable({ today }: { today: string }) {
  const say = useSay()
  const word = useWord()
  const pick = usePick()
  const { may } = useSession()
  const why = useWhyStanding()
  const { communityId } = useCommunity()
  const tasks = useQuery(query.collections.tasks.queryOptions({ input: { communityId } }))
  const [open, setOpen] = useState<Task | null>(null)
  if (!tasks.data || tasks.data.length === 0) return null
  const columns: Column<Task>[] = [
    {
      key: 'kind',
      title: say('tasks.kind'),
      kind: 'code',
      cell: (task) => <Badge tone="info">{word('act', task.kind)}</Badge>,
    },
    { key: 'rooms', title: say('column.room'), kind: 'code', cell: (task) => task.rooms[0] ?? '—' },
    {
      key: 'household',
      title: say('column.household'),
      kind: 'code',
      cell: (task) => (
        <Link to="/households/$householdId" params={{ householdId: task.householdId }}>
          {task.household}
        </Link>
      ),
    },
    { key: 'why', title: say('today.why'), cell: (task) => pick(task.why) },
    { key: 'allowed', title: say('tasks.allowed'), cell: (task) => <AllowedWords allowed={task.allowed} /> },
    moneyColumn<Task>('overdue', say('column.overdue'), (task) => task.standing.overdueFen, {
      wide: true,
      total: false,
      ...(may('collections.read') ? { why } : {}),
    }),
  ]
  if (may('collections.record')) {
    columns.push({
      key: 'do',
      title: say('column.do'),
      kind: 'code',
      cell: (task) => (
        <Button
          size="small"
          onClick={() => setOpen(task)}
          aria-label={say('contact.title', { name: task.household })}
        >
          {say('contact.record')}
        </Button>
      ),
    })
  }
  return (
    <Card title={say('tasks.title', { count: tasks.data.length })}>
      <DataTable
        caption={say('tasks.title', { count: tasks.data.length })}
        columns={columns}
        rows={tasks.data}
        rowKey={(task) => task.taskId}
        cards
        empty={null}
      />
      {open && (
        <ContactDialog
          householdId={open.householdId}
          household={open.household}
          openFen={open.standing.overdueFen}
          today={today}
          taskId={open.taskId}
          channel={open.kind === 'visit' ? 'visit' : open.kind === 'letter' ? 'letter' : 'call'}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  )
}
