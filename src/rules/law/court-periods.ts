/** Days a court's paper gives, and the days our own demand gives. */
import { day } from '../day.ts'
import type { LegalSource, LegalTable, Verification } from './dated.ts'

const procedure = (article: string): LegalSource => ({
  law: '民事诉讼法',
  article,
  page: 'civil-procedure-law',
})
const show = (days: number) => ({ zh: `${days} 天`, en: `${days} days` })

function period(
  code: string,
  zh: string,
  en: string,
  days: number,
  source: LegalSource,
  verified: Verification = 'text',
): LegalTable<number> {
  // The number is older than its article: before the numbering of 2024 it stood elsewhere in the same law.
  const values =
    verified === 'policy'
      ? [{ from: day('2021-01-01'), value: days, source, verified }]
      : [
          { from: day('2013-01-01'), value: days, source, verified: 'knowledge' as const },
          { from: day('2024-01-01'), value: days, source, verified },
        ]
  return { code, zh, en, place: null, values, knownUntil: null, show }
}

export const OBJECTION_DAYS = period(
  'court.payment_order_objection',
  '支付令异议期',
  'time to object to a payment order',
  15,
  procedure('第二百二十七条'),
)
export const DECLINE_SUIT_DAYS = period(
  'court.decline_suit',
  '支付令失效后表示不起诉的期限',
  'time to decline the suit after a payment order lapsed',
  7,
  { law: '民事诉讼法解释', article: '第四百三十八条', page: 'civil-procedure-interpretation' },
)
export const CONFIRMATION_DAYS = period(
  'court.judicial_confirmation',
  '调解协议申请司法确认的期限',
  'time for judicial confirmation of a mediation agreement',
  30,
  procedure('第二百零五条'),
)

const CODE: LegalSource = { law: '民法典', article: '第九百四十四条', page: 'civil-code' }

/** The law says a reasonable time; these are our own numbers for it. */
export const DEMAND_DAYS = period(
  'demand.days',
  '催告的宽限天数（默认）',
  'days a demand gives, by default',
  15,
  CODE,
  'policy',
)
export const DEMAND_DAYS_LEAST = period(
  'demand.days_least',
  '催告的宽限天数（最少）',
  'days a demand gives, at least',
  7,
  CODE,
  'policy',
)
