import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Because } from '../because.ts'
import { type Channel, CONTACT_WORDS, DEFAULT_CONTACT_POLICY } from '../contact.ts'
import { day } from '../day.ts'
import { fen } from '../money.ts'
import { CONSENT_TO_HOURS, stopTrail } from './grounds.ts'
import type { ContactRequest, RequestReason, Stop } from './request.ts'

const LAW = new URL('../../../docs/law/', import.meta.url)
const pages = readdirSync(LAW).map((name) => readFileSync(new URL(name, LAW), 'utf8').split('\n'))

/** A law by its page, with the article as a heading of it; or a source with a section of its own. */
function isWritten(law: string, article: string | undefined): boolean {
  if (article?.startsWith('第'))
    return pages.some((lines) => lines.includes(`# ${law}`) && lines.includes(`## ${article}`))
  return pages.some((lines) => lines.includes(`# ${law}`) || lines.includes(`## ${law}`))
}

const REASONS: readonly RequestReason[] = [
  ...(Object.keys(CONTACT_WORDS).map((one) => one.toUpperCase()) as RequestReason[]),
  'PAID_OR_CLEARING',
  'THIRD_PERSON',
  'RELAY_ONLY',
  'UNLAWFUL_SOURCE',
  'OFFER_WITHOUT_CONSENT',
  'PROMISE_RUNNING',
  'PLAN_PERFORMING',
  'DISPUTE_OPEN',
  'ON_HOLD',
  'VULNERABLE',
  'HOLIDAY',
  'IDENTITY_NOT_VERIFIED',
  'ENOUGH_REMINDERS',
  'NOT_OVERDUE',
  'DAILY_DIAL_CAP',
  'COOLDOWN',
]

const request = (channel: Channel, minutes: number): ContactRequest => ({
  policy: DEFAULT_CONTACT_POLICY,
  channel,
  now: { day: day('2026-03-06'), minutes },
  attempts: [],
  refused: [],
  point: null,
  requested: true,
  relation: 'owner',
  purpose: 'payment',
  ownerReachable: true,
  thirdPersonAskedBefore: false,
  namesMoney: false,
  containsOffer: false,
  consentToOffers: false,
  neutral: false,
  saysOverdue: false,
  source: null,
  balanceDue: fen(100),
  inClearing: fen(0),
  promisedUntil: null,
  planPerforming: false,
  disputeOpen: false,
  onHold: false,
  vulnerable: false,
  holiday: null,
  keepsHolidays: false,
  lateHours: null,
  identityVerified: null,
  recordingAnnounced: null,
  remindersBeforeDue: null,
})

const trailOf = (reason: RequestReason, channel: Channel, minutes: number): Because => {
  const stop: Stop = { decision: 'block', reason, zh: '不可', en: 'no', passes: false }
  return stopTrail(stop, request(channel, minutes))
}

const flat = (trail: Because): Because[] => [trail, ...(trail.from ?? []).flatMap(flat)]

test.each(REASONS)('%s stands on something that is written, said in both languages', (reason) => {
  for (const channel of ['sms', 'call', 'visit'] as const)
    for (const minutes of [60, 540, 1290, 1380]) {
      const trail = trailOf(reason, channel, minutes)
      expect(trail.source).toBeDefined()
      expect(trail.from?.length).toBeGreaterThan(0)
      for (const { source, zh, en } of flat(trail)) {
        expect(isWritten(source?.law ?? '', source?.article), `${source?.law} ${source?.article}`).toBe(true)
        expect(zh).toMatch(/[\u4e00-\u9fff]{2}/)
        expect(en).toMatch(/^[\x20-\x7e’]+$/)
      }
    }
})

test('an hour that is no hour of the law says whose it is', () => {
  const source = (channel: Channel, minutes: number) => trailOf('QUIET_HOURS', channel, minutes).source?.law
  expect(source('call', 22 * 60)).toBe('金融机构个人消费类贷款催收工作指引')
  expect(source('call', 8 * 60 - 1)).toBe('金融机构个人消费类贷款催收工作指引')
  expect(source('call', 22 * 60 - 1)).toBe('12 CFR 1006')
  expect(source('call', 9 * 60)).toBe('民法典')
  expect(source('visit', 23 * 60)).toBe('民法典')
  expect(isWritten(CONSENT_TO_HOURS.law, CONSENT_TO_HOURS.article)).toBe(true)
})

test('no cap is passed off as law: beside the law stand the benchmark or the product', () => {
  for (const reason of ['COOLDOWN', 'CALLS_7D_CAP', 'ATTEMPT_CAP', 'DAILY_DIAL_CAP'] as const) {
    const laws = trailOf(reason, 'call', 600).from?.map((one) => one.source?.law)
    expect(laws).toContain('民法典')
    expect(laws?.some((law) => law === '12 CFR 1006' || law?.startsWith('金融机构'))).toBe(true)
  }
  for (const reason of ['MESSAGE_CAP', 'VISIT_CAP', 'CONVERSATION_CAP'] as const)
    expect(trailOf(reason, 'sms', 600).from?.map((one) => one.source?.law)).toEqual(['民法典', '产品规定'])
})
