import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Receipt, refreshInsight } from '../insight/household.ts'

/** 红冲: the receipt keeps its number, what it paid is owed again. */
export function ReverseReceipt({ receipt }: { receipt: Receipt }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  async function reverse() {
    await api.ledger.reverse({ communityId, receiptId: receipt.receiptId, reason })
    await refreshInsight()
  }
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-label={say('reverse.of', { receiptNo: receipt.receiptNo })}
        onClick={() => setOpen(true)}
      >
        {say('reverse.do')}
      </button>
      <ActionDialog
        title={say('reverse.of', { receiptNo: receipt.receiptNo })}
        doing={say('reverse.do')}
        danger
        open={open}
        onClose={() => setOpen(false)}
        run={reverse}
      >
        <p>{say('reverse.ask', { amount: yuanText(receipt.amountFen) })}</p>
        <TextField
          label={say('reverse.reason')}
          value={reason}
          onChange={setReason}
          autoFocus
          maxLength={200}
        />
      </ActionDialog>
    </>
  )
}
