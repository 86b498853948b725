import { useState } from 'react'
import {
  DISPUTE_RESULTS,
  DISPUTE_SUBJECTS,
  type DisputeResult,
  type DisputeSubject,
} from '../../../flow/collections/model.ts'
import { answerDay } from '../../../rules/waiting-days.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { ChoiceField } from '../../kit/fields.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Badge } from '../../kit/page.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { NoteField } from '../../kit/wording.tsx'
import { type Conversation, refreshHousehold } from './conversation.ts'

type Dispute = Conversation['disputes'][number]

const RESULTS = Object.keys(DISPUTE_RESULTS) as DisputeResult[]

/** 异议: what the owner says, by when it is to be answered, and the answer. */
export function Disputes({ conversation }: { conversation: Conversation }) {
  const say = useSay()
  const pick = usePick()
  const [answering, setAnswering] = useState<Dispute | null>(null)
  if (conversation.disputes.length === 0) return null
  return (
    <ul className="needs">
      {conversation.disputes.map((dispute) => (
        <li key={dispute.disputeId}>
          {say('dispute.line', {
            about: pick(DISPUTE_SUBJECTS[dispute.about as DisputeSubject]),
            day: dispute.openedDay,
          })}{' '}
          {dispute.result ? (
            <Badge>{pick(DISPUTE_RESULTS[dispute.result as DisputeResult])}</Badge>
          ) : (
            <Badge tone={dispute.answerBy < conversation.day ? 'danger' : 'warn'}>
              <WhyFigure
                {...tellHere(say('dispute.answerBy'), () =>
                  answerDay({ ...dispute, about: DISPUTE_SUBJECTS[dispute.about as DisputeSubject] }),
                )}
                shown={dispute.answerBy}
              >
                {say('dispute.due', { day: dispute.answerBy })}
              </WhyFigure>
            </Badge>
          )}{' '}
          {dispute.actions['resolve']?.allowed && (
            <button type="button" className="link-button" onClick={() => setAnswering(dispute)}>
              {say('dispute.answer')}
            </button>
          )}
          <p className="muted">{dispute.says}</p>
          {dispute.answer && (
            <p>{say('dispute.answered', { day: dispute.resolvedDay ?? '', answer: dispute.answer })}</p>
          )}
        </li>
      ))}
      {answering && <AnswerDialog dispute={answering} onClose={() => setAnswering(null)} />}
    </ul>
  )
}

function AnswerDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const [result, setResult] = useState<DisputeResult | ''>('')
  const [answer, setAnswer] = useState('')
  async function resolve() {
    if (result === '') return
    await api.collections.resolveDispute({ communityId, disputeId: dispute.disputeId, result, answer })
    await refreshHousehold()
  }
  return (
    <ActionDialog
      title={say('dispute.answerTitle')}
      doing={say('dispute.answer')}
      open
      onClose={onClose}
      run={resolve}
      disabled={result === ''}
      width={560}
    >
      <blockquote className="owner-says">{dispute.says}</blockquote>
      <ChoiceField
        label={say('dispute.result')}
        value={result}
        onChange={setResult}
        choices={RESULTS.map((value) => ({ value, label: pick(DISPUTE_RESULTS[value]) }))}
      />
      <NoteField
        label={say('dispute.answerWords')}
        hint={say('dispute.answerHint')}
        value={answer}
        onChange={setAnswer}
      />
    </ActionDialog>
  )
}
