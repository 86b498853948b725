import { useState } from 'react'
import {
  type DeliveryInput,
  DELIVERY_METHODS,
  DELIVERY_OUTCOMES,
  DELIVERY_PROOFS,
} from '../../../flow/collections/model.ts'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { Badge, type Tone } from '../../kit/page.tsx'
import { useSession } from '../../kit/session.tsx'
import type { Conversation } from './conversation.ts'
import { DeliveryDialog } from './delivery-dialog.tsx'

type Notice = Conversation['notices'][number]
type Outcome = DeliveryInput['outcome']

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
                {[
                  one.day,
                  pick(DELIVERY_METHODS[one.method]),
                  one.trackingNo,
                  one.proofKind && pick(DELIVERY_PROOFS[one.proofKind]),
                  one.proof,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>{' '}
              <span className="muted">{pick(one.effect)}</span>{' '}
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
