import { Checkbox } from 'antd'
import { useState } from 'react'
import {
  type DeliveryInput,
  DELIVERY_METHODS,
  DELIVERY_OUTCOMES,
  DELIVERY_PROOFS,
  DELIVERY_SIGNERS,
  RETURN_REASONS,
} from '../../../flow/collections/model.ts'
import type { Day } from '../../../rules/day.ts'
import { deliveryEffect, deliveryLacks, POST_PROOFS } from '../../../rules/limitation/delivery.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { ChoiceField, DayField, SelectField, TextField } from '../../kit/fields.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Conversation, refreshHousehold } from './conversation.ts'

type Notice = Conversation['notices'][number]
type Said = Omit<DeliveryInput, 'communityId' | 'noticeId' | 'outcome'> & {
  outcome: DeliveryInput['outcome'] | ''
}

/** 送达登记: how, when, with what proof; and what that does, told before it is recorded. */
export function DeliveryDialog(props: { letter: Notice; today: string; onClose: () => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [said, setSaid] = useState<Said>({ outcome: '', method: 'ems', day: props.today })
  const change = (more: Partial<Said>) => setSaid((before) => ({ ...before, ...more }))
  const { outcome, ...rest } = said
  const record = outcome === '' ? null : { ...fitting({ ...rest, outcome }), outcome }
  const judged = record && { ...record, day: (record.day ?? props.today) as Day, note: record.proof }
  async function send() {
    if (!record) return
    await api.collections.recordDelivery({ communityId, noticeId: props.letter.noticeId, ...record })
    await refreshHousehold()
  }
  return (
    <ActionDialog
      title={say('delivery.title', { day: props.letter.day })}
      doing={say('delivery.record')}
      open
      onClose={props.onClose}
      run={send}
      disabled={judged === null || deliveryLacks(judged) !== null}
      width={600}
    >
      <Way said={said} change={change} from={props.letter.day} today={props.today} />
      <Proofs said={said} change={change} />
      <TextField
        label={say('delivery.proof')}
        hint={say('delivery.proofHint')}
        value={said.proof ?? ''}
        onChange={(proof) => change({ proof })}
        required={false}
        maxLength={500}
      />
      {judged && <Effect judged={judged} />}
    </ActionDialog>
  )
}

const byPost = ({ method }: Pick<Said, 'method'>) => method === 'ems' || method === 'registered_mail'
const arrived = ({ outcome }: Pick<Said, 'outcome'>) => outcome === 'delivered' || outcome === 'signed'
const came = ({ outcome }: Pick<Said, 'outcome'>) => outcome === 'refused' || outcome === 'returned'

/** Only what belongs to this way and this outcome: what was filled in and then no longer asked is not sent. */
function fitting(said: Said) {
  const { method, day, proof, trackingNo, proofKind, signedBy, addressAgreed, contentNamed, returnReason } =
    said
  return {
    method,
    ...(day ? { day } : {}),
    ...(proof?.trim() ? { proof } : {}),
    ...(byPost(said) && trackingNo?.trim() ? { trackingNo } : {}),
    ...(arrived(said) && proofKind ? { proofKind } : {}),
    ...(said.outcome === 'signed' ? { signedBy: signedBy ?? ('addressee' as const) } : {}),
    ...(byPost(said) && addressAgreed !== undefined ? { addressAgreed } : {}),
    ...(byPost(said) ? { contentNamed: contentNamed ?? false } : {}),
    ...(said.outcome === 'returned' && returnReason ? { returnReason } : {}),
  }
}

type Part = { said: Said; change: (more: Partial<Said>) => void }

function Way({ said, change, from, today }: Part & { from: string; today: string }) {
  const say = useSay()
  const choices = useChoices()
  return (
    <>
      <ChoiceField
        label={say('delivery.outcome')}
        value={said.outcome}
        onChange={(outcome) => change({ outcome })}
        choices={choices(DELIVERY_OUTCOMES)}
      />
      <div className="form-columns">
        <SelectField
          label={say('delivery.method')}
          value={said.method}
          onChange={(method) => change({ method, proofKind: undefined })}
          choices={choices(DELIVERY_METHODS)}
        />
        <DayField
          label={say('delivery.day')}
          value={said.day ?? ''}
          onChange={(day) => change({ day })}
          min={from}
          max={today}
        />
      </div>
    </>
  )
}

function Proofs({ said, change }: Part) {
  const say = useSay()
  const choices = useChoices()
  const kinds = choices(DELIVERY_PROOFS).filter(
    ({ value }) => !byPost(said) || POST_PROOFS.some((kind) => kind === value),
  )
  return (
    <>
      {byPost(said) && (
        <TextField
          label={say('delivery.tracking')}
          hint={say('delivery.trackingHint')}
          value={said.trackingNo ?? ''}
          onChange={(trackingNo) => change({ trackingNo })}
          maxLength={40}
        />
      )}
      {arrived(said) && (
        <SelectField
          label={say('delivery.proofKind')}
          value={said.proofKind ?? ''}
          onChange={(proofKind) => change({ proofKind })}
          choices={kinds}
          placeholder={say('delivery.choose')}
          required={byPost(said)}
        />
      )}
      {said.outcome === 'signed' && (
        <SelectField
          label={say('delivery.signedBy')}
          value={said.signedBy ?? 'addressee'}
          onChange={(signedBy) => change({ signedBy })}
          choices={choices(DELIVERY_SIGNERS)}
        />
      )}
      {said.outcome === 'returned' && (
        <SelectField
          label={say('delivery.returnReason')}
          value={said.returnReason ?? ''}
          onChange={(returnReason) => change({ returnReason })}
          choices={choices(RETURN_REASONS)}
          placeholder={say('delivery.choose')}
          required={false}
        />
      )}
      {byPost(said) && came(said) && (
        <ChoiceField
          label={say('delivery.addressAgreed')}
          value={said.addressAgreed === undefined ? '' : said.addressAgreed ? 'yes' : 'no'}
          onChange={(answer) => change({ addressAgreed: answer === 'yes' })}
          choices={[
            { value: 'yes', label: say('delivery.agreed') },
            { value: 'no', label: say('delivery.notAgreed') },
          ]}
        />
      )}
      {byPost(said) && (
        <Checkbox
          checked={said.contentNamed ?? false}
          onChange={(event) => change({ contentNamed: event.target.checked })}
        >
          {say('delivery.contentNamed')}
        </Checkbox>
      )}
    </>
  )
}

function Effect({ judged }: { judged: Parameters<typeof deliveryEffect>[0] }) {
  const say = useSay()
  const pick = usePick()
  const lacks = deliveryLacks(judged)
  const effect = deliveryEffect(judged)
  return (
    <p role="status" className={effect.counts && !lacks ? 'wording wording-pass' : 'wording wording-review'}>
      {lacks ? say('delivery.lacks', { what: pick(lacks) }) : pick(effect)}
    </p>
  )
}

function useChoices() {
  const pick = usePick()
  return <Key extends string>(table: Record<Key, { zh: string; en: string }>) =>
    (Object.keys(table) as Key[]).map((value) => ({ value, label: pick(table[value]) }))
}
