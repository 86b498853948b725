import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { DayField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { Badge, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { Receipts, Tills } from './day-tables.tsx'

type DayTakings = Data<typeof api.ledger.day>

/** 日结: what each till took by each method on a day, every receipt behind it, and closing the day. */
export function DayPage() {
  const say = useSay()
  const { communityId } = useCommunity()
  const navigate = useNavigate()
  const { day } = useSearch({ from: '/day' })
  const input = { communityId, ...(day ? { day } : {}) }
  const takings = useQuery(query.ledger.day.queryOptions({ input }))
  const receipts = useQuery(query.ledger.receipts.queryOptions({ input }))
  return (
    <Page
      title={say('day.title')}
      lead={say('day.lead')}
      actions={takings.data && <CloseDay takings={takings.data} />}
    >
      <div className="stack">
        <div className="row row-end">
          <DayField
            label={say('dunning.day')}
            value={day ?? takings.data?.day ?? ''}
            onChange={(value) =>
              void navigate({
                to: '.',
                search: (current) => ({ ...current, day: value || undefined }),
                replace: true,
              })
            }
          />
        </div>
        <Loaded query={takings}>{(data) => <Tills takings={data} />}</Loaded>
        <Loaded query={receipts}>{(rows) => <Receipts rows={rows} />}</Loaded>
      </div>
    </Page>
  )
}

function CloseDay({ takings }: { takings: DayTakings }) {
  const say = useSay()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const [ask, setAsk] = useState(false)
  if (takings.closed) return <Badge tone="ok">{say('day.closed')}</Badge>
  if (!may('ledger.close_day')) return null
  const total = takings.tills.reduce((sum, till) => sum + till.totalFen, 0)
  const cash = takings.tills.reduce((sum, till) => sum + till.cashFen, 0)
  async function close() {
    await api.ledger.closeDay({ communityId, day: takings.day })
    await queryClient.invalidateQueries({ queryKey: query.ledger.key() })
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsk(true)}>
        {say('day.close', { day: takings.day })}
      </Button>
      <ActionDialog
        title={say('day.close', { day: takings.day })}
        doing={say('day.doClose')}
        open={ask}
        onClose={() => setAsk(false)}
        run={close}
      >
        <p>{say('day.ask', { total: yuanText(total), cash: yuanText(cash) })}</p>
      </ActionDialog>
    </>
  )
}
