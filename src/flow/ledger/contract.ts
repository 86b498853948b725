/** The API of 应收台账: billing a month into the books, the counter, receipts, tills and day close. */
import { z } from 'zod'
import {
  endpoint,
  zActions,
  zBecause,
  zCommunity,
  zDay,
  zFen,
  zId,
  zPeriod,
} from '../../platform/http/contract.ts'
import { methodShape } from './model.ts'

const zReceipt = z.object({
  receiptId: zId,
  receiptNo: z.string(),
  accountId: zId,
  amountFen: zFen,
  method: methodShape,
  day: zDay,
  allocations: z.array(z.object({ chargeId: zId, amountFen: zFen })),
  creditFen: zFen,
  because: zBecause,
  repeated: z.boolean(),
})

const zParkedRows = z.array(
  z.object({ room: z.string(), feeItem: z.string(), code: z.string(), zh: z.string(), en: z.string() }),
)

const zBillingRun = z.object({
  runId: zId.nullable(),
  period: z.string(),
  in: z.int(),
  done: z.int(),
  parked: z.int(),
  skipped: z.int(),
  sumFen: zFen,
  charges: z.int(),
  posted: z.int(),
  drawnDown: z.int(),
  parkedRows: zParkedRows,
  recharged: z.int(),
  unplaced: zParkedRows,
  warnings: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
})

const payment = zCommunity.extend({
  accountId: zId,
  amountFen: zFen,
  method: methodShape,
  note: z.string().trim().min(1).max(200).optional(),
  day: zDay.optional(),
  charges: z
    .array(z.object({ chargeId: zId, openFen: zFen }))
    .max(500)
    .default([]),
  tillId: zId.optional(),
})

export const ledgerContract = {
  previewBilling: endpoint('POST', '/ledger/{communityId}/billing-previews', 'billing.run', {
    zh: '试算出账（不入账）',
    en: 'Preview a billing run',
  })
    .input(zCommunity.extend({ period: zPeriod }))
    .output(zBillingRun),
  runBilling: endpoint('POST', '/ledger/{communityId}/billing-runs', 'billing.run', {
    zh: '出账（后台进行，可看进度）',
    en: 'Run billing in the background',
  })
    .input(zCommunity.extend({ period: zPeriod }))
    .output(z.object({ jobId: zId })),
  recharge: endpoint('POST', '/ledger/{communityId}/recharges', 'billing.run', {
    zh: '改户重计：过户登记晚于出账的应收，按天改由当日责任人承担',
    en: 'Charge again, by the day, what a sale told late has put on the wrong household',
  })
    .input(zCommunity)
    .output(
      z.object({
        runId: zId.nullable(),
        in: z.int(),
        done: z.int(),
        parked: z.int(),
        charges: z.int(),
        sumFen: zFen,
        moved: z.int(),
        parkedRows: zParkedRows,
      }),
    ),
  counter: endpoint('GET', '/ledger/{communityId}/counter', 'ledger.receive', {
    zh: '收款台：一户的未缴应收',
    en: 'The counter: what is open of a room',
  })
    .input(zCommunity.extend({ room: z.string().min(1).max(60) }))
    .output(
      z.object({
        accountId: zId,
        room: z.string(),
        householdId: zId,
        household: z.string(),
        creditFen: zFen,
        openFen: zFen,
        items: z.array(
          z.object({
            chargeId: zId,
            feeItem: z.string(),
            fromDay: zDay,
            toDay: zDay,
            dueDay: zDay,
            amountFen: zFen,
            openFen: zFen,
            overdue: z.boolean(),
          }),
        ),
      }),
    ),
  preview: endpoint('POST', '/ledger/{communityId}/receipt-previews', 'ledger.receive', {
    zh: '试算抵充（不收款）',
    en: 'Preview how a payment would be allocated',
  })
    .input(payment)
    .output(zReceipt),
  receive: endpoint('POST', '/ledger/{communityId}/receipts', 'ledger.receive', {
    zh: '收款',
    en: 'Take a payment',
  })
    .input(payment.extend({ key: z.string().min(1).max(255) }))
    .output(zReceipt),
  receipts: endpoint('GET', '/ledger/{communityId}/receipts', 'ledger.read', {
    zh: '某日的收据',
    en: 'Receipts of a day',
  })
    .input(zCommunity.extend({ day: zDay.optional() }))
    .output(
      z.array(
        z.object({
          receiptId: zId,
          receiptNo: z.string(),
          room: z.string(),
          householdId: zId,
          household: z.string(),
          amountFen: zFen,
          method: methodShape,
          note: z.string().nullable(),
          receivedBy: z.string(),
          day: zDay,
          at: z.date(),
          reversedDay: zDay.nullable(),
          reversalReason: z.string().nullable(),
        }),
      ),
    ),
  printReceipt: endpoint('GET', '/ledger/{communityId}/receipts/{receiptId}/print', 'ledger.read', {
    zh: '收据打印内容',
    en: 'What a receipt prints',
  })
    .input(zCommunity.extend({ receiptId: zId }))
    .output(
      z.object({
        receiptId: zId,
        receiptNo: z.string(),
        company: z.string(),
        community: z.string(),
        room: z.string(),
        household: z.string(),
        householdId: zId,
        amountFen: zFen,
        amountInCapitals: z.string(),
        method: methodShape,
        note: z.string().nullable(),
        receivedBy: z.string(),
        day: zDay,
        at: z.date(),
        lines: z.array(
          z.object({ feeItem: z.string(), fromDay: zDay, toDay: zDay, amountFen: zFen, openFen: zFen }),
        ),
        creditFen: zFen,
        because: zBecause,
        reversedDay: zDay.nullable(),
        reversalReason: z.string().nullable(),
        actions: zActions,
      }),
    ),
  reverse: endpoint('POST', '/ledger/{communityId}/receipts/{receiptId}/reversal', 'ledger.reverse', {
    zh: '冲正收据（号码保留）',
    en: 'Reverse a receipt; its number stays',
  })
    .input(
      zCommunity.extend({ receiptId: zId, reason: z.string().trim().min(1).max(200), day: zDay.optional() }),
    )
    .output(z.object({ receiptId: zId, receiptNo: z.string(), amountFen: zFen, moved: z.int() })),
  adjust: endpoint('POST', '/ledger/{communityId}/charges/{chargeId}/adjustments', 'ledger.adjust', {
    zh: '调整应收（调减为负数，写明原因）',
    en: 'Adjust a charge, with a reason; less is negative',
  })
    .input(
      zCommunity.extend({
        chargeId: zId,
        amountFen: zFen.refine((amount) => amount !== 0, { error: '调整金额不能为零 (not zero)' }),
        reason: z.string().trim().min(1).max(200),
        day: zDay.optional(),
        key: zId,
      }),
    )
    .output(
      z.object({
        adjustmentId: zId,
        chargeId: zId,
        amountFen: zFen,
        dueDay: zDay,
        because: zBecause,
        moved: z.int(),
        repeated: z.boolean(),
      }),
    ),
  reverseAdjustment: endpoint(
    'POST',
    '/ledger/{communityId}/adjustments/{adjustmentId}/reversal',
    'ledger.adjust',
    { zh: '撤回调整', en: 'Reverse an adjustment' },
  )
    .input(
      zCommunity.extend({
        adjustmentId: zId,
        reason: z.string().trim().min(1).max(200),
        day: zDay.optional(),
      }),
    )
    .output(z.object({ adjustmentId: zId, amountFen: zFen, moved: z.int() })),
  tills: endpoint('GET', '/ledger/{communityId}/tills', 'ledger.read', { zh: '收款台', en: 'Tills' })
    .input(zCommunity)
    .output(z.array(z.object({ tillId: zId, code: z.string(), name: z.string(), lastNumber: z.int() }))),
  openTill: endpoint('POST', '/ledger/{communityId}/tills', 'ledger.close_day', {
    zh: '新建收款台',
    en: 'Open a till',
  })
    .input(
      zCommunity.extend({
        code: z.string().regex(/^[A-Z0-9]{1,8}$/, { error: '应为 1–8 位大写字母或数字' }),
        name: z.string().trim().min(1).max(40),
      }),
    )
    .output(z.object({ tillId: zId })),
  day: endpoint('GET', '/ledger/{communityId}/day', 'ledger.read', {
    zh: '一天的收款合计',
    en: 'Takings of a day',
  })
    .input(zCommunity.extend({ day: zDay.optional() }))
    .output(
      z.object({
        day: zDay,
        closed: z.boolean(),
        tills: z.array(
          z.object({
            till: z.string(),
            cashFen: zFen,
            posFen: zFen,
            transferFen: zFen,
            otherFen: zFen,
            totalFen: zFen,
            receipts: z.int(),
          }),
        ),
      }),
    ),
  closeDay: endpoint('POST', '/ledger/{communityId}/day-closes', 'ledger.close_day', {
    zh: '日结',
    en: 'Close the day',
  })
    .input(zCommunity.extend({ day: zDay }))
    .output(z.object({ tills: z.int() })),
}
