/** The API of 经营分析: reads that join slices. Every money read is narrowed to what the person needs to know. */
import { z } from 'zod'
import { endpoint, zBecause, zCommunity, zDay, zFen, zId } from '../../platform/http/contract.ts'
import {
  zAgeing,
  zBoard,
  zCollectionRate,
  zFound,
  zHouseholdPage,
  zLaw,
  zLedgerReport,
  zPromises,
  zStewardRates,
  zWorkRow,
} from './model.ts'
import { whyContract } from './why/contract.ts'

/** Where no day is given: today in the community's zone. */
const asOf = zCommunity.extend({ asOf: zDay.optional() })
const span = zCommunity.extend({ from: zDay.optional(), to: zDay.optional(), asOf: zDay.optional() })

export const insightContract = {
  communities: endpoint('GET', '/insight/communities', 'signed_in', {
    zh: '我能看到的小区',
    en: 'Communities one may see',
  }).output(
    z.array(
      z.object({
        communityId: zId,
        code: z.string(),
        name: z.string(),
        zone: z.string(),
        premises: z.int(),
        households: z.int(),
      }),
    ),
  ),
  law: endpoint('GET', '/insight/law', 'signed_in', {
    zh: '法律与限值：每个数值的出处、核对程度，和本公司收紧了什么',
    en: 'Law and limits: every value, its source and verification, and what the company tightened',
  })
    .input(z.object({ day: zDay.optional() }))
    .output(zLaw),
  board: endpoint('GET', '/insight/{communityId}/board', 'insight.board', {
    zh: '房态图',
    en: 'Building board',
  })
    .input(asOf)
    .output(zBoard),
  // A read that is sent, not addressed: names and phone tails stand in no URL, so in no history and no proxy's log.
  find: endpoint('POST', '/insight/{communityId}/find', 'roster.read', {
    zh: '查找住户：房号、姓名任意字、拼音、电话尾号（不保存）',
    en: 'Find by room, any part of a name or its pinyin, phone tail; nothing is kept',
  })
    .input(zCommunity.extend({ q: z.string().max(60), limit: z.int().min(1).max(50).default(10) }))
    .output(z.array(zFound)),
  household: endpoint('GET', '/insight/{communityId}/households/{householdId}', 'roster.read', {
    zh: '住户页',
    en: 'Household page',
  })
    .input(asOf.extend({ householdId: zId }))
    .output(zHouseholdPage),
  ageing: endpoint('GET', '/insight/{communityId}/reports/aging', 'insight.reports', {
    zh: '账龄',
    en: 'Ageing',
  })
    .input(
      asOf.extend({
        by: z.enum(['building', 'steward', 'usage']).default('building'),
        stewardId: zId.optional(),
      }),
    )
    .output(zAgeing),
  collectionRate: endpoint('GET', '/insight/{communityId}/reports/collection-rate', 'insight.reports', {
    zh: '收缴率（当期、清欠、综合）',
    en: 'Collection rates: current, prior arrears, combined',
  })
    .input(span)
    .output(zCollectionRate),
  stewardRates: endpoint('GET', '/insight/{communityId}/reports/steward-rates', 'insight.reports', {
    zh: '各管家本年住宅当期收缴率与目标',
    en: "Each steward's residential collection rate this year, beside the target",
  })
    .input(asOf)
    .output(zStewardRates),
  promises: endpoint('GET', '/insight/{communityId}/promises', 'insight.worklist', {
    zh: '承诺日历',
    en: 'Promises to pay by day',
  })
    .input(zCommunity.extend({ from: zDay.optional(), to: zDay.optional() }))
    .output(zPromises),
  ledger: endpoint('GET', '/insight/{communityId}/reports/ledger', 'insight.reports', {
    zh: '台账',
    en: 'Ledger report',
  })
    .input(span)
    .output(zLedgerReport),
  exportReport: endpoint('GET', '/insight/{communityId}/reports/{report}/export', 'insight.reports', {
    zh: '导出报表',
    en: 'Export a report',
  })
    .input(
      span.extend({
        report: z.enum(['aging', 'collection-rate', 'ledger', 'worklist']),
        format: z.enum(['csv', 'xlsx']),
      }),
    )
    .output(z.file()),
  worklist: endpoint('GET', '/insight/{communityId}/worklist', 'insight.worklist', {
    zh: '今日工作',
    en: "Today's work",
  })
    .input(asOf)
    .output(z.array(zWorkRow)),
  why: whyContract,
  explainBalance: endpoint('GET', '/insight/{communityId}/explain/balance/{accountId}', 'ledger.read', {
    zh: '余额从何而来',
    en: 'Why this balance',
  })
    .input(asOf.extend({ accountId: zId }))
    .output(zBecause),
  explainCharge: endpoint('GET', '/insight/{communityId}/explain/charge/{chargeId}', 'billing.read', {
    zh: '这笔费用从何而来',
    en: 'Why this charge',
  })
    .input(asOf.extend({ chargeId: zId }))
    .output(zBecause),
  explainLateFee: endpoint('GET', '/insight/{communityId}/explain/late-fee/{itemId}', 'ledger.read', {
    zh: '违约金从何而来',
    en: 'Why this late fee',
  })
    .input(asOf.extend({ itemId: zId }))
    .output(zBecause),
  explainLimitation: endpoint('GET', '/insight/{communityId}/explain/limitation/{itemId}', 'ledger.read', {
    zh: '诉讼时效到哪一天，为什么',
    en: 'Why this last day of limitation',
  })
    .input(asOf.extend({ itemId: zId }))
    .output(zBecause),
  seasonCard: endpoint('GET', '/insight/{communityId}/season-card', 'insight.season_card', {
    zh: '缴费季卡片（不含任何欠费）',
    en: 'Payment-season card, without any debt',
  })
    .input(zCommunity)
    .output(
      z.object({
        community: z.string(),
        hotline: z.string().nullable(),
        paymentInstructions: z.string().nullable(),
        zh: z.array(z.string()),
        en: z.array(z.string()),
      }),
    ),
  dashboard: endpoint('GET', '/insight/{communityId}/dashboard', 'insight.reports', {
    zh: '概览',
    en: 'Overview',
  })
    .input(asOf)
    .output(
      z.object({
        day: zDay,
        openFen: zFen,
        overdueFen: zFen,
        creditFen: zFen,
        overdueHouseholds: z.int(),
        receivedTodayFen: zFen,
        receivedMonthFen: zFen,
      }),
    ),
}
