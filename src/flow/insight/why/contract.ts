/**
 * The API of why: for every figure of a report or a list, the trail of what it is, what it is the sum of and what it stands
 * on. Each route is guarded by the word of the report whose figures it explains, and narrowed like it.
 */
import { z } from 'zod'
import { endpoint, zBecause, zCommunity, zDay, zId } from '../../../platform/http/contract.ts'
import { methodShape } from '../../ledger/model.ts'
import { BANDS, LEDGER_FIGURES, OVERVIEW_FIGURES, zCellState } from '../model.ts'

const asOf = zCommunity.extend({ asOf: zDay.optional() })
const span = asOf.extend({ from: zDay.optional(), to: zDay.optional() })
/** A row of the report asked; absent: its total. */
const row = z.string().max(64).optional()

export const whyContract = {
  ageing: endpoint('GET', '/insight/{communityId}/explain/ageing', 'insight.reports', {
    zh: '账龄的一个数从何而来',
    en: 'Why a figure of ageing',
  })
    .input(
      asOf.extend({
        figure: z.enum(['open', 'households']),
        by: z.enum(['building', 'steward', 'usage']).default('building'),
        row,
        band: z.enum(BANDS).optional(),
        stewardId: zId.optional(),
      }),
    )
    .output(zBecause),
  collectionRate: endpoint('GET', '/insight/{communityId}/explain/collection-rate', 'insight.reports', {
    zh: '收缴率的一个数从何而来',
    en: 'Why a collection rate, its numerator or its denominator',
  })
    .input(
      span.extend({
        figure: z.enum(['share', 'numerator', 'denominator']),
        name: z.enum(['current', 'prior_arrears', 'combined']),
        row,
      }),
    )
    .output(zBecause),
  ledger: endpoint('GET', '/insight/{communityId}/explain/ledger', 'insight.reports', {
    zh: '台账的一个数从何而来',
    en: 'Why a figure of the ledger report',
  })
    .input(span.extend({ figure: z.enum(LEDGER_FIGURES), accountId: zId.optional() }))
    .output(zBecause),
  overview: endpoint('GET', '/insight/{communityId}/explain/overview', 'insight.reports', {
    zh: '概览的一个数从何而来',
    en: 'Why a figure of the overview',
  })
    .input(zCommunity.extend({ figure: z.enum(OVERVIEW_FIGURES) }))
    .output(zBecause),
  steward: endpoint('GET', '/insight/{communityId}/explain/steward-rate', 'insight.reports', {
    zh: '管家收缴率从何而来',
    en: "Why a steward's collection rate",
  })
    .input(
      asOf.extend({ figure: z.enum(['share', 'to_target', 'open_households']), staffId: zId.optional() }),
    )
    .output(zBecause),
  household: endpoint('GET', '/insight/{communityId}/explain/household/{householdId}', 'roster.read', {
    zh: '一户的未缴、逾期、预存从何而来',
    en: 'Why what a household owes or holds',
  })
    .input(
      zCommunity.extend({
        householdId: zId,
        figure: z.enum(['open', 'overdue', 'credit', 'oldest_due']),
      }),
    )
    .output(zBecause),
  board: endpoint('GET', '/insight/{communityId}/explain/board', 'insight.board', {
    zh: '房态图的一个数从何而来',
    en: 'Why so many rooms stand in a state',
  })
    .input(zCommunity.extend({ state: zCellState, building: z.string().max(60).optional() }))
    .output(zBecause),
  promise: endpoint('GET', '/insight/{communityId}/explain/promise/{promiseId}', 'insight.worklist', {
    zh: '一项承诺的金额从何而来',
    en: 'Why what was promised, and what was paid on it',
  })
    .input(zCommunity.extend({ promiseId: zId, figure: z.enum(['amount', 'paid']) }))
    .output(zBecause),
  takings: endpoint('GET', '/insight/{communityId}/explain/takings', 'ledger.read', {
    zh: '当天收款从何而来',
    en: 'Why the takings of a day',
  })
    .input(
      zCommunity.extend({
        figure: z.enum(['taken', 'receipts']),
        day: zDay.optional(),
        till: z.string().max(40).optional(),
        method: methodShape.optional(),
      }),
    )
    .output(zBecause),
  billingRun: endpoint('GET', '/insight/{communityId}/explain/billing-run/{runId}', 'billing.read', {
    zh: '出账批次的一个数从何而来',
    en: 'Why a figure of a billing run',
  })
    .input(zCommunity.extend({ runId: zId, figure: z.enum(['in', 'done', 'parked', 'skipped', 'sum']) }))
    .output(zBecause),
}
