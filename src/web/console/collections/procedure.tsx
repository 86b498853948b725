import { useQuery } from '@tanstack/react-query'
import { procedureDays, stepDay } from '../../../rules/procedure-figures.ts'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Card, Loaded } from '../../kit/page.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { WhyFigure } from '../../kit/why.tsx'

type Procedure = Data<typeof api.collections.procedure>
type Step = Procedure['steps'][number]

/** The procedure in force: what is done how many days after (or before) the due day. */
export function ProcedureCard() {
  const say = useSay()
  const word = useWord()
  const procedure = useQuery(query.collections.procedure.queryOptions({ input: {} }))
  const when = (step: Step) =>
    step.from < 0
      ? say('procedure.before', { days: -step.from })
      : say('procedure.after', { days: step.from })
  const columns = (known: Procedure): Column<Step>[] => [
    {
      key: 'from',
      title: say('procedure.when'),
      kind: 'code',
      cell: when,
      why: (step) => ({ ...tellHere(word('act', step.act), () => stepDay(step, known)), shown: when(step) }),
    },
    { key: 'level', title: say('conversation.level'), cell: (step) => word('level', step.level) },
    { key: 'act', title: say('dunning.act'), cell: (step) => word('act', step.act) },
  ]
  return (
    <Loaded query={procedure}>
      {(data) => (
        <Card title={say('procedure.title', { name: data.name, version: data.version })}>
          <p className="muted">
            <WhyFigure
              {...tellHere(say('procedure.when'), () => procedureDays(data))}
              shown={say('procedure.rest', { rest: data.restDays, deadline: data.deadlineDays })}
            >
              {say('procedure.rest', { rest: data.restDays, deadline: data.deadlineDays })}
            </WhyFigure>
          </p>
          <DataTable
            caption={say('procedure.title', { name: data.name, version: data.version })}
            columns={columns(data)}
            rows={data.steps}
            rowKey={(step) => step.code}
            empty={<Empty why={say('dunning.nobody')} />}
          />
        </Card>
      )}
    </Loaded>
  )
}
