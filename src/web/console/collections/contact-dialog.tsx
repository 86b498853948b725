import { Checkbox } from 'antd'
import { useState } from 'react'
import { OUTCOMES, type Outcome, REASONS, type Reason } from '../../../flow/collections/model.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { parseYuan, yuan, type Fen } from '../../../rules/money.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { ChoiceField, DayField, SelectField, TextField } from '../../kit/fields.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { NoteField } from '../../kit/wording.tsx'
import { refreshHousehold, useConversation } from './conversation.ts'
import { AllowedWords } from './contact-allowed.tsx'

const CHANNELS = ['call', 'visit', 'wechat', 'sms', 'letter', 'counter'] as const
type Channel = (typeof CHANNELS)[number]
const MOST_USED: readonly Outcome[] = [
  'will_pay',
  'promised',
  'paid',
  'no_answer',
  'asked_call_back',
  'disputed',
]
const names = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[]

type Props = {
  householdId: string
  household: string
  /** What is open, offered as the amount of a promise. */
  openFen: number
  today: string
  taskId?: string
  channel?: Channel
  onClose: () => void
}

/** A contact in two choices: how it ended, and done. All else has a sensible beginning. */
export function ContactDialog(props: Props) {
  const say = useSay()
  const word = useWord()
  const pick = usePick()
  const { communityId } = useCommunity()
  const { householdId, today, taskId } = props
  const conversation = useConversation(householdId)
  const [channel, setChannel] = useState<Channel>(props.channel ?? 'call')
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [more, setMore] = useState(false)
  const [content, setContent] = useState('')
  const [reason, setReason] = useState<Reason | ''>('')
  const [inbound, setInbound] = useState(false)
  const [amount, setAmount] = useState(() => yuan(props.openFen as Fen))
  const [day, setDay] = useState<string>(() => addDays(today as Day, 3))
  const [nextStep, setNextStep] = useState('')
  const [nextDay, setNextDay] = useState('')
  const promised = outcome === 'promised'
  const amountFen = parseYuan(amount)
  const allowed = channel === 'counter' ? undefined : conversation.data?.contact[channel]

  async function record() {
    if (outcome === '') return
    await api.collections.recordContact({
      communityId,
      householdId,
      channel,
      direction: inbound ? 'inbound' : 'outbound',
      content: content.trim() || pick(OUTCOMES[outcome]),
      outcome,
      ...(reason ? { reason } : {}),
      ...(taskId ? { taskId } : {}),
      ...(promised && amountFen ? { promise: { amountFen, day } } : {}),
      ...(nextStep ? { nextStep, ...(nextDay ? { nextDay } : {}) } : {}),
    })
    await refreshHousehold()
  }

  return (
    <ActionDialog
      title={say('contact.title', { name: props.household })}
      doing={say('contact.record')}
      open
      onClose={props.onClose}
      run={record}
      disabled={outcome === '' || (promised && !amountFen)}
      width={640}
    >
      <ChoiceField
        label={say('contact.channel')}
        value={channel}
        onChange={setChannel}
        choices={CHANNELS.map((value) => ({ value, label: word('channel', value) }))}
      />
      {allowed && !inbound && !allowed.allowed && (
        <p className="not-now">
          <AllowedWords allowed={allowed} />
        </p>
      )}
      <ChoiceField
        label={say('contact.outcome')}
        value={outcome}
        onChange={setOutcome}
        choices={[...MOST_USED, ...names(OUTCOMES).filter((one) => !MOST_USED.includes(one))].map(
          (value) => ({
            value,
            label: pick(OUTCOMES[value]),
          }),
        )}
      />
      {promised && (
        <div className="form-columns">
          <TextField
            label={say('promise.amount')}
            value={amount}
            onChange={setAmount}
            inputMode="decimal"
            error={amountFen === null ? say('counter.notAmount') : undefined}
          />
          <DayField label={say('promise.day')} value={day} onChange={setDay} min={today} />
          <DayChips today={today} onDay={setDay} />
        </div>
      )}
      <NoteField
        label={say('contact.content')}
        hint={say('contact.contentHint')}
        value={content}
        onChange={setContent}
        required={false}
        owners="may"
      />
      <button type="button" className="link-button" aria-expanded={more} onClick={() => setMore(!more)}>
        {say('contact.more')}
      </button>
      {more && (
        <>
          <SelectField
            label={say('contact.reason')}
            value={reason}
            onChange={setReason}
            required={false}
            placeholder={say('contact.noReason')}
            choices={names(REASONS).map((value) => ({ value, label: pick(REASONS[value]) }))}
          />
          <Checkbox checked={inbound} onChange={(event) => setInbound(event.target.checked)}>
            {say('contact.inbound')}
          </Checkbox>
          <div className="form-columns">
            <TextField
              label={say('contact.nextStep')}
              value={nextStep}
              onChange={setNextStep}
              required={false}
            />
            <DayField
              label={say('contact.nextDay')}
              value={nextDay}
              onChange={setNextDay}
              required={false}
              min={today}
            />
          </div>
        </>
      )}
    </ActionDialog>
  )
}

/** How many days from now a promise is for, mostly. */
export const PROMISE_DAYS = [1, 3, 7, 15] as const

/** Promises are mostly for soon: one click each. */
export function DayChips({ today, onDay }: { today: string; onDay: (day: string) => void }) {
  const say = useSay()
  return (
    <div className="row chips">
      {PROMISE_DAYS.map((days) => (
        <button key={days} type="button" className="chip" onClick={() => onDay(addDays(today as Day, days))}>
          {say('promise.inDays', { days })}
        </button>
      ))}
    </div>
  )
}
