import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { MESSAGE_STATES } from '../../../flow/channels/model.ts'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { BecauseTree, Why } from '../../kit/because-tree.tsx'
import { Empty } from '../../kit/empty.tsx'
import { ChoiceField } from '../../kit/fields.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { WatchedJob } from '../../kit/job-progress.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge, Card, Loaded, Page, type Tone } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { HeldWords } from './held.tsx'
import { OutboxCounts } from './outbox-counts.tsx'

type Message = Data<typeof api.channels.outbox>['messages'][number]
type State = Message['state']

const TONES: Record<State, Tone> = {
  held: 'warn',
  waiting: 'plain',
  leaving: 'info',
  sent: 'ok',
  dropped: 'warn',
}

/** 发送记录: what was sent, what waits, and what was refused at the door and why. */
export function OutboxPage() {
  const say = useSay()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const navigate = useNavigate()
  const { state, job } = useSearch({ from: '/outbox' })
  const outbox = useQuery(
    query.channels.outbox.queryOptions({ input: { communityId, limit: 200, ...(state ? { state } : {}) } }),
  )
  const change = (next: { state?: State | undefined; job?: string | undefined }) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...next }), replace: true })
  const dispatch = useMutation({
    mutationFn: () => api.channels.dispatch({ communityId }),
    onSuccess: ({ jobId }) => change({ job: jobId }),
  })
  return (
    <Page
      title={say('outbox.title')}
      lead={say('outbox.lead')}
      actions={
        may('channels.dispatch') && (
          <Button type="primary" loading={dispatch.isPending} onClick={() => dispatch.mutate()}>
            {say('outbox.dispatch')}
          </Button>
        )
      }
    >
      <div className="stack">
        <ProblemNotice error={dispatch.error} />
        {job && (
          <Card>
            <WatchedJob
              jobId={job}
              title={say('outbox.running')}
              onEnd={() => void queryClient.invalidateQueries()}
            />
          </Card>
        )}
        <Loaded query={outbox}>
          {(data) => (
            <>
              <OutboxCounts counts={data.counts} />
              <StateFilter state={state} onState={(next) => change({ state: next })} />
              <Messages messages={data.messages} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function StateFilter(props: { state: State | undefined; onState: (state: State | undefined) => void }) {
  const say = useSay()
  const word = useWord()
  return (
    <ChoiceField
      label={say('imports.show')}
      value={props.state ?? 'all'}
      onChange={(value) => props.onState(value === 'all' ? undefined : value)}
      choices={[
        { value: 'all' as const, label: say('imports.all') },
        ...MESSAGE_STATES.map((value) => ({ value, label: word('message', value) })),
      ]}
    />
  )
}

function Messages({ messages }: { messages: readonly Message[] }) {
  const say = useSay()
  const word = useWord()
  const columns: Column<Message>[] = [
    {
      key: 'household',
      title: say('column.household'),
      kind: 'code',
      cell: (message) => (
        <Link to="/households/$householdId" params={{ householdId: message.householdId }}>
          {message.household}
        </Link>
      ),
    },
    { key: 'title', title: say('outbox.what'), cell: (message) => message.title },
    {
      key: 'channel',
      title: say('contact.channel'),
      kind: 'code',
      cell: (message) => word('channel', message.channel),
    },
    {
      key: 'state',
      title: say('column.state'),
      kind: 'code',
      cell: (message) => <Badge tone={TONES[message.state]}>{word('message', message.state)}</Badge>,
    },
    {
      key: 'at',
      title: say('column.at'),
      kind: 'day',
      cell: (message) => (
        <Moment at={message.sentAt ?? message.heldAt ?? message.refusedAt ?? message.queuedAt} />
      ),
    },
    { key: 'refusals', title: say('outbox.refusals'), cell: (message) => <Refusals message={message} /> },
  ]
  return (
    <DataTable
      caption={say('outbox.title')}
      columns={columns}
      rows={messages}
      rowKey={(message) => message.messageId}
      empty={
        <Card>
          <Empty why={say('outbox.empty')} action={<Link to="/dunning">{say('outbox.emptyAction')}</Link>} />
        </Card>
      }
    />
  )
}

function Refusals({ message }: { message: Message }) {
  const say = useSay()
  const pick = usePick()
  return (
    <>
      {message.review ? (
        <HeldWords message={message} review={message.review} />
      ) : (
        message.refusals.map(pick).join(say('list.and'))
      )}
      {message.state === 'waiting' && message.notBefore && (
        <span className="muted">
          {' '}
          {say('outbox.again')} <Moment at={message.notBefore} />
        </span>
      )}
      <Why title={say('outbox.whyOf', { name: message.household })}>
        {() => <Trail noticeId={message.noticeId} />}
      </Why>
    </>
  )
}

function Trail({ noticeId }: { noticeId: string }) {
  const { communityId } = useCommunity()
  const trail = useQuery(query.channels.explain.queryOptions({ input: { communityId, noticeId } }))
  return <Loaded query={trail}>{(because) => <BecauseTree trail={because} />}</Loaded>
}
