import { useState } from 'react'
import { HOLD_REASONS, type HoldReason } from '../../../flow/collections/model.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { DAYS_TO_REVIEW } from '../../../rules/waiting-days.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { DayField, SelectField } from '../../kit/fields.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { NoteField } from '../../kit/wording.tsx'
import { refreshHousehold } from './conversation.ts'

/** 暂停催缴: with its reason, until somebody looks again. */
export function HoldDialog(props: { householdId: string; today: string; onClose: () => void }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const [reason, setReason] = useState<HoldReason | ''>('')
  const [note, setNote] = useState('')
  const [reviewDay, setReviewDay] = useState<string>(() => addDays(props.today as Day, DAYS_TO_REVIEW))
  async function hold() {
    if (reason === '') return
    await api.collections.hold({
      communityId,
      householdId: props.householdId,
      reason,
      reviewDay,
      ...(note ? { note } : {}),
    })
    await refreshHousehold()
  }
  return (
    <ActionDialog
      title={say('hold.title')}
      doing={say('hold.do')}
      open
      onClose={props.onClose}
      run={hold}
      disabled={reason === ''}
    >
      <SelectField
        label={say('hold.reason')}
        value={reason}
        onChange={setReason}
        choices={(Object.keys(HOLD_REASONS) as HoldReason[]).map((value) => ({
          value,
          label: pick(HOLD_REASONS[value]),
        }))}
      />
      <DayField
        label={say('hold.review')}
        hint={say('hold.reviewHint')}
        value={reviewDay}
        onChange={setReviewDay}
        min={props.today}
      />
      <NoteField
        label={say('hold.note')}
        value={note}
        onChange={setNote}
        required={false}
        maxLength={500}
        owners="may"
      />
    </ActionDialog>
  )
}
