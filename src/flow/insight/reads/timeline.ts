import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import type { TimelineEntry } from '../model.ts'

const TIMELINE = sqlFile(import.meta.url, '../sql/household-timeline.sql')

type Row = {
  at: Date
  day: Day
  kind: TimelineEntry['kind']
  id: string
  amountFen: number | null
  what: string
  note: string | null
}

const WORDS: Record<TimelineEntry['kind'], { zh: string; en: string }> = {
  charge: { zh: '出账', en: 'Charged' },
  receipt: { zh: '收款', en: 'Received' },
  reversal: { zh: '红冲', en: 'Reversed' },
  cancellation: { zh: '应收取消', en: 'Charge cancelled' },
  contact: { zh: '联系', en: 'Contact' },
  promise: { zh: '承诺缴费', en: 'Promised to pay by' },
  notice: { zh: '通知', en: 'Notice' },
}

const TERMS: Record<string, { zh: string; en: string }> = {
  cash: { zh: '现金', en: 'cash' },
  pos: { zh: 'POS', en: 'card' },
  transfer: { zh: '转账', en: 'transfer' },
  other: { zh: '其他', en: 'other' },
  call: { zh: '电话', en: 'call' },
  visit: { zh: '上门', en: 'visit' },
  sms: { zh: '短信', en: 'text message' },
  wechat: { zh: '微信', en: 'WeChat' },
  letter: { zh: '信函', en: 'letter' },
  email: { zh: '邮件', en: 'e-mail' },
  in_person: { zh: '当面', en: 'in person' },
  counter: { zh: '柜台', en: 'counter' },
  bill_notice: { zh: '缴费通知单', en: 'bill notice' },
  courtesy_message: { zh: '到期提醒', en: 'courtesy reminder' },
  friendly_message: { zh: '温和提醒', en: 'friendly reminder' },
  demand_letter: { zh: '催缴函', en: 'demand letter' },
}

/** What happened with a household, newest first, at most 300 entries. */
export async function readTimeline(
  tx: Tx,
  input: { communityId: string; householdId: string },
): Promise<TimelineEntry[]> {
  const rows = await tx.rows<Row>(TIMELINE, {
    community_id: input.communityId,
    household_id: input.householdId,
  })
  return rows.map(({ what, note, ...row }) => ({
    ...row,
    zh: [WORDS[row.kind].zh, TERMS[what]?.zh ?? what, note && (TERMS[note]?.zh ?? note)]
      .filter(Boolean)
      .join(' · '),
    en: [WORDS[row.kind].en, TERMS[what]?.en ?? what, note && (TERMS[note]?.en ?? note)]
      .filter(Boolean)
      .join(' · '),
  }))
}
