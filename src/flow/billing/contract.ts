/** The API of 计费出账: what runs did. Starting one is the ledger's, which posts what it makes. */
import { z } from 'zod'
import { endpoint, zBecause, zCommunity, zDay, zFen, zId } from '../../platform/http/contract.ts'

const zRun = z.object({
  runId: zId,
  kind: z.enum(['periodic', 'opening', 'recharge', 'adjustment']),
  period: z.string(),
  day: zDay,
  at: z.date(),
  in: z.int(),
  done: z.int(),
  parked: z.int(),
  skipped: z.int(),
  /** Null: the sum is over households this person may not see. */
  sumFen: zFen.nullable(),
})

export const billingContract = {
  runs: endpoint('GET', '/billing/{communityId}/runs', 'billing.read', { zh: '出账批次', en: 'Billing runs' })
    .input(zCommunity)
    .output(z.array(zRun)),
  parked: endpoint('GET', '/billing/{communityId}/runs/{runId}/parked', 'billing.read', {
    zh: '挂起：哪些没有出账，为什么',
    en: 'What a run could not bill, and why',
  })
    .input(zCommunity.extend({ runId: zId }))
    .output(
      z.array(
        z.object({
          room: z.string(),
          feeItem: z.string().nullable(),
          code: z.string(),
          zh: z.string(),
          en: z.string(),
        }),
      ),
    ),
  bill: endpoint('GET', '/billing/{communityId}/bills/{billId}', 'billing.read', {
    zh: '一张账单',
    en: 'One bill',
  })
    .input(zCommunity.extend({ billId: zId }))
    .output(
      z.object({
        billId: zId,
        household: z.string(),
        period: z.string(),
        day: zDay,
        totalFen: zFen,
        charges: z.array(
          z.object({
            chargeId: zId,
            room: z.string(),
            feeItem: z.string(),
            fromDay: zDay,
            toDay: zDay,
            dueDay: zDay,
            amountFen: zFen,
            because: zBecause,
          }),
        ),
      }),
    ),
}
