import { useState } from 'react'
import { addDays, type Day } from '../../../rules/day.ts'
import { type Fen, parseYuan, yuan } from '../../../rules/money.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { DayField, TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { NoteField } from '../../kit/wording.tsx'
import { DayChips } from './contact-dialog.tsx'
import { refreshHousehold } from './conversation.ts'

/** 承诺缴费: an amount and a day; nobody is asked again before it. */
export function PromiseDialog(props: {
  householdId: string
  openFen: number
  today: string
  onClose: () => void
}) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [amount, setAmount] = useState(() => yuan(props.openFen as Fen))
  const [day, setDay] = useState<string>(() => addDays(props.today as Day, 3))
  const [note, setNote] = useState('')
  const amountFen = parseYuan(amount)
  async function promise() {
    if (!amountFen) return
    await api.collections.promise({
      communityId,
      householdId: props.householdId,
      amountFen,
      day,
      ...(note ? { note } : {}),
    })
    await refreshHousehold()
  }
  return (
    <ActionDialog
      title={say('promise.title')}
      doing={say('promise.do')}
      open
      onClose={props.onClose}
      run={promise}
      disabled={!amountFen}
    >
      <div className="form-columns">
        <TextField
          label={say('promise.amount')}
          value={amount}
          onChange={setAmount}
          inputMode="decimal"
          autoFocus
          error={amountFen === null ? say('counter.notAmount') : undefined}
        />
        <DayField
          label={say('promise.day')}
          hint={say('promise.hint')}
          value={day}
          onChange={setDay}
          min={props.today}
        />
      </div>
      <DayChips today={props.today} onDay={setDay} />
      <NoteField
        label={say('promise.note')}
        value={note}
        onChange={setNote}
        required={false}
        maxLength={500}
        owners="may"
      />
    </ActionDialog>
  )
}
