import { Button } from 'antd'
import { useState } from 'react'
import { useHotkeys } from '../../kit/hotkeys.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { ContactDialog } from '../collections/contact-dialog.tsx'
import { DisputeDialog } from '../collections/dispute-dialog.tsx'
import { HoldDialog } from '../collections/hold-dialog.tsx'
import { PromiseDialog } from '../collections/promise-dialog.tsx'
import type { Household } from './household.ts'

/** What may be done for a household besides taking its money: talk, promise, pause, print. */
export function HouseholdActions({ household }: { household: Household }) {
  const say = useSay()
  const { may } = useSession()
  const [open, setOpen] = useState<'contact' | 'promise' | 'hold' | 'dispute' | null>(null)
  const record = may('collections.record') && household.moneyVisible
  const hold = may('collections.hold') && household.moneyVisible
  const { householdId, day } = household
  const close = () => setOpen(null)
  useHotkeys([{ key: 'c', says: say('contact.record'), run: () => setOpen('contact') }], {
    enabled: record && open === null,
  })
  return (
    <>
      {record && (
        <>
          <Button onClick={() => setOpen('contact')}>
            {say('contact.record')} <kbd aria-hidden>c</kbd>
          </Button>
          <Button onClick={() => setOpen('promise')}>{say('promise.do')}</Button>
          {household.openItems.length > 0 && (
            <Button onClick={() => setOpen('dispute')}>{say('dispute.open')}</Button>
          )}
        </>
      )}
      {hold && <Button onClick={() => setOpen('hold')}>{say('hold.do')}</Button>}
      {may('documents.read') && household.openItems.length > 0 && <Papers household={household} />}
      {open === 'contact' && (
        <ContactDialog
          householdId={householdId}
          household={household.name}
          openFen={household.totals.openFen}
          today={day}
          onClose={close}
        />
      )}
      {open === 'promise' && (
        <PromiseDialog
          householdId={householdId}
          openFen={household.totals.openFen}
          today={day}
          onClose={close}
        />
      )}
      {open === 'dispute' && <DisputeDialog household={household} onClose={close} />}
      {open === 'hold' && <HoldDialog householdId={householdId} today={day} onClose={close} />}
    </>
  )
}

/** Papers open in a tab of their own, ready for the printer. */
function Papers({ household }: { household: Household }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const at = `/api/documents/${communityId}/households/${household.householdId}`
  const period = household.openItems.at(-1)?.fromDay.slice(0, 7) ?? household.day.slice(0, 7)
  return (
    <>
      <a href={`${at}/bill-notice?period=${period}`} target="_blank" rel="noopener">
        {say('papers.billNotice', { period })}
      </a>
      {household.totals.overdueFen > 0 && (
        <a href={`${at}/reminder-slip`} target="_blank" rel="noopener">
          {say('papers.slip')}
        </a>
      )}
    </>
  )
}
