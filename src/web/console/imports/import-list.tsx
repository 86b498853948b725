import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge, Card, Loaded } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'

type Import = Data<typeof api.imports.list>[number]

/** What was imported so far, and the way back: one import, whole. */
export function ImportList() {
  const say = useSay()
  const { communityId } = useCommunity()
  const imports = useQuery(query.imports.list.queryOptions({ input: { communityId, limit: 50 } }))
  const columns: Column<Import>[] = [
    { key: 'file', title: say('imports.file'), cell: (one) => one.file },
    { key: 'at', title: say('column.at'), kind: 'day', cell: (one) => <Moment at={one.at} /> },
    { key: 'by', title: say('column.by'), wide: true, cell: (one) => one.acceptedBy },
    { key: 'accepted', title: say('imports.accepted'), kind: 'number', cell: (one) => one.accepted },
    { key: 'created', title: say('imports.created'), kind: 'number', wide: true, cell: (one) => one.created },
    { key: 'changed', title: say('imports.changed'), kind: 'number', wide: true, cell: (one) => one.changed },
    { key: 'state', title: say('column.state'), kind: 'code', cell: (one) => <State one={one} /> },
  ]
  return (
    <Card title={say('imports.list')}>
      <Loaded query={imports}>
        {(rows) => (
          <DataTable
            caption={say('imports.list')}
            columns={columns}
            rows={rows}
            rowKey={(one) => one.importId}
            rowClass={(one) => (one.undoneAt ? 'row-muted' : undefined)}
            empty={<Empty why={say('imports.none')} />}
          />
        )}
      </Loaded>
    </Card>
  )
}

function State({ one }: { one: Import }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const [ask, setAsk] = useState(false)
  if (one.undoneAt) {
    return <Badge tone="warn">{say('imports.undone', { by: one.undoneBy ?? '' })}</Badge>
  }
  const undo = one.actions['undo']
  if (!undo?.allowed) {
    return <Badge tone="ok">{undo?.reason ? pick(undo.reason) : say('imports.standing')}</Badge>
  }
  async function takeBack() {
    await api.imports.undo({ communityId, importId: one.importId })
    await queryClient.invalidateQueries()
  }
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-label={say('imports.undoOf', { file: one.file })}
        onClick={() => setAsk(true)}
      >
        {say('imports.undo')}
      </button>
      <ActionDialog
        title={say('imports.undoOf', { file: one.file })}
        doing={say('imports.undo')}
        danger
        open={ask}
        onClose={() => setAsk(false)}
        run={takeBack}
      >
        <p>{say('imports.undoAsk')}</p>
      </ActionDialog>
    </>
  )
}
