import { useState } from 'react'
import { REVEAL_REASONS } from '../../../flow/roster/model.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { SelectField, TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'

type Reason = (typeof REVEAL_REASONS)[number]

/** A masked contact; whoever may, sees it in full against a reason. It is forgotten when the page is left. */
export function RevealContact(props: { contactPointId: string; masked: string }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState<Reason>('call')
  const [note, setNote] = useState('')
  const [value, setValue] = useState<string | null>(null)
  if (value !== null) return <span className="tabular">{value}</span>
  if (!may('roster.reveal_contact')) return props.masked
  async function reveal() {
    const { contactPointId } = props
    const shown = await api.roster.reveal({ communityId, contactPointId, reason, ...(note ? { note } : {}) })
    setValue(shown.value)
  }
  return (
    <>
      {props.masked}{' '}
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {say('reveal.show')}
      </button>
      <ActionDialog
        title={say('reveal.title')}
        doing={say('reveal.show')}
        open={open}
        onClose={() => setOpen(false)}
        run={reveal}
      >
        <p className="muted">{say('reveal.lead')}</p>
        <SelectField
          label={say('reveal.why')}
          value={reason}
          onChange={setReason}
          choices={REVEAL_REASONS.map((one) => ({ value: one, label: say(`reveal.reason.${one}`) }))}
        />
        <TextField
          label={say('reveal.note')}
          value={note}
          onChange={setNote}
          required={reason === 'other'}
          maxLength={200}
        />
      </ActionDialog>
    </>
  )
}
