/**
 * The table of defaults for conduct, in the form of dated law. Where the sources name different numbers the stricter won;
 * a company may tighten every one of them and loosen none (`tighten` in contact.ts, `procedureFaults` in procedure.ts).
 */
import { CONTACT_BOUNDS, type ContactPolicy } from '../contact.ts'
import { type Day, day } from '../day.ts'
import type { LegalSource, LegalTable, Verification } from './dated.ts'

const GUIDELINE: LegalSource = { law: '金融机构个人消费类贷款催收工作指引', page: 'benchmarks' }
const REGULATION_F: LegalSource = { law: '12 CFR 1006', page: 'benchmarks' }
const PEACE: LegalSource = { law: '民法典', article: '第一千零三十三条', page: 'civil-code' }

type Stands = { source: LegalSource; from: Day; verified: Verification }

const guideline: Stands = { source: GUIDELINE, from: day('2026-01-30'), verified: 'secondary' }
const regulationF: Stands = { source: REGULATION_F, from: day('2021-11-30'), verified: 'secondary' }
const policy: Stands = { source: PEACE, from: day('2021-01-01'), verified: 'policy' }

/** What each limit stands on. */
const STANDS: Record<keyof ContactPolicy, Stands> = {
  openMinutes: guideline,
  closeMinutes: regulationF,
  visitOpenMinutes: policy,
  visitCloseMinutes: policy,
  conversationsPerDay: policy,
  attemptsPer7Days: policy,
  callsPer7Days: regulationF,
  messagesPerDay: policy,
  messagesPer7Days: policy,
  dialsPerNumberPerDay: policy,
  unansweredDialsPerNumberPerDay: policy,
  visitsPer7Days: policy,
  restDaysAfterConversation: regulationF,
}

const ENGLISH: Record<keyof ContactPolicy, string> = {
  openMinutes: 'earliest contact of a day',
  closeMinutes: 'end of contact on a day (not included)',
  visitOpenMinutes: 'earliest visit',
  visitCloseMinutes: 'end of visits (not included)',
  conversationsPerDay: 'conversations a day',
  attemptsPer7Days: 'attempts in 7 days, over all channels',
  callsPer7Days: 'calls in 7 days',
  messagesPerDay: 'messages a day',
  messagesPer7Days: 'messages in 7 days',
  dialsPerNumberPerDay: 'dials of one number a day',
  unansweredDialsPerNumberPerDay: 'unanswered dials of one number a day',
  visitsPer7Days: 'visits in 7 days',
  restDaysAfterConversation: 'days of rest after a conversation, its own day counted',
}

export const CONTACT_LIMITS: readonly LegalTable<number>[] = (
  Object.keys(CONTACT_BOUNDS) as (keyof ContactPolicy)[]
).map((key) => ({
  code: `contact.${key}`,
  zh: CONTACT_BOUNDS[key].zh,
  en: ENGLISH[key],
  place: null,
  values: [{ ...STANDS[key], value: CONTACT_BOUNDS[key].value }],
  knownUntil: null,
  show: (value) => {
    const shown = key.endsWith('Minutes') ? clock(value) : String(value)
    return { zh: shown, en: shown }
  },
}))

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
