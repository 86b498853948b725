import { query } from '../../kit/api.ts'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import type { Asked } from '../../kit/why.tsx'

/** Why a receipt paid what it paid, and why that first (民法典 560, 561): kept with the receipt since it was given. */
export function useWhyReceipt() {
  const say = useSay()
  const { communityId } = useCommunity()
  return ({ receiptId, receiptNo }: { receiptId: string; receiptNo: string }): Asked =>
    askServer(say('why.receipt', { receiptNo }), () =>
      query.ledger.printReceipt.queryOptions({
        input: { communityId, receiptId },
        select: (receipt) => receipt.because,
      }),
    )
}
