import { useState } from 'react'
import { type DeliveryInput, DELIVERY_METHODS, DELIVERY_OUTCOMES } from '../../../flow/collections/model.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { ChoiceField, DayField, SelectField, TextField } from '../../kit/fields.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Badge, type Tone } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Conversation, refreshHousehold } from './conversation.ts'

type Notice = Conversation['notices'][number]
type Outcome = DeliveryInput['outcome']
type Method = DeliveryInput['method']

const OUTCOMES = Object.keys(DELIVERY_OUTCOMES) as Outcome[]
const METHODS = Object.keys(DELIVERY_METHODS) as Method[]
const TONES: Partial<Record<Outcome, Tone>> = {
  signed: 'ok',
  delivered: 'ok',
  refused: 'info',
  returned: 'warn',
  failed: 'warn',
}

/** 催缴函 and what became of each on its way: limitation counts from the day one arrived. */
export function Letters({ conversation }: { conversation: Conversation }) {
  const say = useSay()
  const pick = usePick()
  const { may } = useSession()
  const [open, setOpen] = useState<Notice | null>(null)
  const letters = conversation.notices.filter((notice) => notice.kind === 'demand_letter')
  if (letters.length === 0) return null
  return (
    <ul className="needs">
      {letters.map((letter) => (
        <li key={letter.noticeId}>
          {say('delivery.letter', { day: letter.day })}{' '}
          {letter.deliveries.length === 0 && <Badge tone="warn">{say('delivery.none')}</Badge>}{' '}
          {letter.deliveries.map((one) => (
            <span key={one.deliveryId}>
              <Badge tone={TONES[one.outcome] ?? 'plain'}>{pick(DELIVERY_OUTCOMES[one.outcome])}</Badge>{' '}
              <span className="muted">
                {[one.day, pick(DELIVERY_METHODS[one.method]), one.proof].filter(Boolean).join(' · ')}
              </span>{' '}
            </span>
          ))}
          {may('collections.record') && (
            <button type="button" className="link-button" onClick={() => setOpen(letter)}>
              {say('delivery.record')}
            </button>
          )}
        </li>
      ))}
      {open && <DeliveryDialog letter={open} today={conversation.day} onClose={() => setOpen(null)} />}
    </ul>
  )
}

/** 送达登记: how, when, with what proof. */
function DeliveryDialog(props: { letter: Notice; today: string; onClose: () => void }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [method, setMethod] = useState<Method>('ems')
  const [day, setDay] = useState(props.today)
  const [proof, setProof] = useState('')
  async function record() {
    if (outcome === '') return
    await api.collections.recordDelivery({
      communityId,
      noticeId: props.letter.noticeId,
      outcome,
      method,
      day,
      ...(proof.trim() ? { proof } : {}),
    })
    await refreshHousehold()
  }
  return (
    <ActionDialog
      title={say('delivery.title', { day: props.letter.day })}
      doing={say('delivery.record')}
      open
      onClose={props.onClose}
      run={record}
      disabled={outcome === ''}
      width={600}
    >
      <ChoiceField
        label={say('delivery.outcome')}
        value={outcome}
        onChange={setOutcome}
        choices={OUTCOMES.map((value) => ({ value, label: pick(DELIVERY_OUTCOMES[value]) }))}
      />
      <div className="form-columns">
        <SelectField
          label={say('delivery.method')}
          value={method}
          onChange={setMethod}
          choices={METHODS.map((value) => ({ value, label: pick(DELIVERY_METHODS[value]) }))}
        />
        <DayField
          label={say('delivery.day')}
          value={day}
          onChange={setDay}
          min={props.letter.day}
          max={props.today}
        />
      </div>
      <TextField
        label={say('delivery.proof')}
        hint={say('delivery.proofHint')}
        value={proof}
        onChange={setProof}
        required={false}
        maxLength={500}
      />
    </ActionDialog>
  )
}
