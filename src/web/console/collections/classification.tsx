import { useState } from 'react'
import { CLASSES, type HouseholdClass } from '../../../flow/collections/model.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { ChoiceField } from '../../kit/fields.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Fact } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { NoteField } from '../../kit/wording.tsx'
import { type Conversation, refreshHousehold } from './conversation.ts'

const NAMES = Object.keys(CLASSES) as HouseholdClass[]

/** 收缴分类 with the facts it stands on: it plans who is spoken to next, and never touches service. */
export function Classification(props: { householdId: string; conversation: Conversation }) {
  const say = useSay()
  const pick = usePick()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  const known = props.conversation.classification
  return (
    <Fact name={say('class.title')}>
      <span title={known?.facts.join('\n')}>{known ? pick(CLASSES[known.class]) : say('class.none')}</span>{' '}
      {may('collections.record') && (
        <button
          type="button"
          className="link-button why"
          aria-label={say('class.change')}
          onClick={() => setOpen(true)}
        >
          {say('action.edit')}
        </button>
      )}
      {open && <ClassDialog {...props} onClose={() => setOpen(false)} />}
    </Fact>
  )
}

function ClassDialog(props: { householdId: string; conversation: Conversation; onClose: () => void }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const [chosen, setChosen] = useState<HouseholdClass | ''>(props.conversation.classification?.class ?? '')
  const [facts, setFacts] = useState('')
  async function classify() {
    if (chosen === '') return
    const lines = facts.split('\n').filter((line) => line.trim() !== '')
    await api.collections.classify({
      communityId,
      householdId: props.householdId,
      class: chosen,
      facts: lines,
    })
    await refreshHousehold()
  }
  return (
    <ActionDialog
      title={say('class.change')}
      doing={say('class.record')}
      open
      onClose={props.onClose}
      run={classify}
      disabled={chosen === ''}
    >
      <p className="muted">{say('class.lead')}</p>
      <ChoiceField
        label={say('class.title')}
        value={chosen}
        onChange={setChosen}
        choices={NAMES.map((value) => ({ value, label: pick(CLASSES[value]) }))}
      />
      <NoteField
        label={say('class.facts')}
        hint={say('class.factsHint')}
        value={facts}
        onChange={setFacts}
        maxLength={2000}
      />
    </ActionDialog>
  )
}
