import { useQuery } from '@tanstack/react-query'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Card, Loaded } from '../../kit/page.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'

type Step = Data<typeof api.collections.procedure>['steps'][number]

/** The procedure in force: what is done how many days after (or before) the due day. */
export function Procedure() {
  const say = useSay()
  const word = useWord()
  const procedure = useQuery(query.collections.procedure.queryOptions({ input: {} }))
  const columns: Column<Step>[] = [
    {
      key: 'from',
      title: say('procedure.when'),
      kind: 'code',
      cell: (step) =>
        step.from < 0
          ? say('procedure.before', { days: -step.from })
          : say('procedure.after', { days: step.from }),
    },
    { key: 'level', title: say('conversation.level'), cell: (step) => word('level', step.level) },
    { key: 'act', title: say('dunning.act'), cell: (step) => word('act', step.act) },
  ]
  return (
    <Loaded query={procedure}>
      {(data) => (
        <Card title={say('procedure.title', { name: data.name, version: data.version })}>
          <p className="muted">
            {say('procedure.rest', { rest: data.restDays, deadline: data.deadlineDays })}
          </p>
          <DataTable
            caption={say('procedure.title', { name: data.name, version: data.version })}
            columns={columns}
            rows={data.steps}
            rowKey={(step) => step.code}
            empty={<Empty why={say('dunning.nobody')} />}
          />
        </Card>
      )}
    </Loaded>
  )
}
