import { useState } from 'react'
import { HOLD_REASONS, type HoldReason } from '../../../flow/collections/model.ts'
import { reviewDay } from '../../../rules/waiting-days.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { NoteField } from '../../kit/wording.tsx'
import { type Conversation, refreshHousehold } from './conversation.ts'

function reasonOf({ reason }: { reason: string }) {
  return HOLD_REASONS[reason as HoldReason] ?? { zh: reason, en: reason }
}

/** 暂停催缴: why, until when somebody looks at it again, and lifting it. */
export function Holds({ conversation }: { conversation: Conversation }) {
  const say = useSay()
  const pick = usePick()
  const { may } = useSession()
  const standing = conversation.holds.filter((hold) => hold.liftedDay === null)
  const [lifting, setLifting] = useState<string | null>(null)
  if (standing.length === 0) return null
  return (
    <ul className="needs">
      {standing.map((hold) => (
        <li key={hold.holdId}>
          {say('hold.line', {
            reason: pick(reasonOf(hold)),
          })}{' '}
          <WhyFigure
            {...tellHere(say('hold.review'), () => reviewDay({ ...hold, reason: reasonOf(hold) }))}
            shown={hold.reviewDay}
          >
            {say('hold.reviewOn', { day: hold.reviewDay })}
          </WhyFigure>{' '}
          {may('collections.hold') && (
            <button type="button" className="link-button" onClick={() => setLifting(hold.holdId)}>
              {say('hold.lift')}
            </button>
          )}
        </li>
      ))}
      {lifting && <LiftDialog holdId={lifting} onClose={() => setLifting(null)} />}
    </ul>
  )
}

function LiftDialog({ holdId, onClose }: { holdId: string; onClose: () => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [reason, setReason] = useState('')
  async function lift() {
    await api.collections.liftHold({ communityId, holdId, reason })
    await refreshHousehold()
  }
  return (
    <ActionDialog title={say('hold.lift')} doing={say('hold.lift')} open onClose={onClose} run={lift}>
      <NoteField
        label={say('hold.liftReason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
      />
    </ActionDialog>
  )
}
