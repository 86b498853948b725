/**
 * Everything that decides whether a person may be approached now, in one answer: who it is, whether anything is owed at
 * all, whether the household asked for peace or was promised it, and then hours and caps (`contact.ts`). Third persons
 * are never asked to pay; when an owner cannot be reached, one contact the owner named may be asked once to pass on a
 * call-back, without a word about money (银行业协会催收工作指引 2026; 个人信息保护法 6), and only after approval.
 */
import { type Because, because } from './because.ts'
import { CONSENT_TO_HOURS, stopTrail } from './contact/grounds.ts'
import type { ContactRequest, LateHours, Moment, RequestDecision, Stop } from './contact/request.ts'
import { factsOf, isAsking, isPaid, isThird, stopsOf } from './contact/stops.ts'
import { type ContactFacts, contactReason, firstMoment } from './contact.ts'
import { later } from './day.ts'
import { calendarDay } from './law/holidays.ts'

/** Whether this person may be approached now. See `RequestDecision`; total, whatever the facts. */
export function judgeContact(request: ContactRequest): RequestDecision {
  const stops = stopsOf(request)
  const decisive =
    (['block', 'needs_approval', 'warn'] as const)
      .map((decision) => stops.find((one) => one.decision === decision))
      .find((one) => one !== undefined) ?? null
  const decision = decisive?.decision ?? 'allow'
  const instead = insteadOf(request, stops)
  return {
    decision,
    reason: decisive?.reason ?? null,
    moneyMayBeNamed: !isThird(request) && request.identityVerified !== false && decision !== 'block',
    next: nextOf(request, stops),
    instead,
    warnings: warningsOf(request, stops),
    because: explain(request, stops, decision, instead),
  }
}

/** What ends by itself is looked for to its end; what needs a person, or never ends, names no moment. */
function nextOf(request: ContactRequest, stops: readonly Stop[]): Moment | null {
  const endless = stops.some((one) => one.decision === 'block' && !one.passes)
  if (endless || !stops.some((one) => one.passes)) return null
  const { now, promisedUntil } = request
  const kept = { ...request, keepsHolidays: request.keepsHolidays || request.holiday === true }
  const isFree = (moment: Moment) => {
    const holiday = moment.day === now.day ? request.holiday : null
    return !stopsOf({ ...kept, now: moment, holiday }).some((one) => one.passes)
  }
  const from =
    stops.some((one) => one.reason === 'PROMISE_RUNNING') && promisedUntil ? promisedUntil : now.day
  return firstMoment(factsOf(request), isFree, later(from, now.day))
}

/** A refused channel gives way to a letter, where a letter could leave now. */
function insteadOf(request: ContactRequest, stops: readonly Stop[]): 'letter' | null {
  if (request.channel === 'letter' || !stops.some((one) => one.reason === 'OPTED_OUT')) return null
  const byLetter = stopsOf({ ...request, channel: 'letter', point: null })
  return byLetter.some((one) => one.decision === 'block') ? null : 'letter'
}

function warningsOf(request: ContactRequest, stops: readonly Stop[]): RequestDecision['warnings'] {
  const warnings = stops
    .filter((one) => one.decision === 'warn')
    .map(({ reason, zh, en }) => ({ reason: reason as string, zh, en }))
  if (request.recordingAnnounced === false)
    warnings.push({
      reason: 'RECORDING_NOT_ANNOUNCED',
      zh: '请告知本次通话录音',
      en: 'say that the call is recorded',
    })
  if (request.purpose === 'answer_request' && isPaid(request))
    warnings.push({
      reason: 'PAID_OR_CLEARING',
      zh: '已缴或在途：只答复业主的问题，不得催缴',
      en: 'paid or on its way: answer what was asked and ask for nothing',
    })
  if (
    isAsking(request) &&
    request.holiday === null &&
    request.keepsHolidays &&
    !calendarDay(request.now.day).calendarKnown
  )
    warnings.push({
      reason: 'HOLIDAY_NOT_KNOWN',
      zh: '当年放假安排尚未录入，请确认当天不是法定节假日',
      en: 'the holidays of that year were not entered: make sure that it is none',
    })
  return warnings
}

const WORDS = {
  allow: { zh: '可以联系', en: 'contact is allowed' },
  warn: { zh: '默认顺延，由人决定是否仍要联系', en: 'it waits by default; a person may decide otherwise' },
  needs_approval: { zh: '须经审批方可联系', en: 'contact needs approval' },
  block: { zh: '现在不能联系', en: 'no contact now' },
} as const

function explain(
  request: ContactRequest,
  stops: readonly Stop[],
  decision: RequestDecision['decision'],
  instead: RequestDecision['instead'],
): Because {
  const rule = decision === 'allow' ? 'contact.allow' : 'contact.stop'
  return because(decision, 'fact', rule, WORDS[decision], {
    from: [
      ...stops.map((one) => stopTrail(one, request)),
      ...(instead ? [because(instead, 'fact', 'contact.instead', LETTER)] : []),
      ...consentTrail(request),
    ],
  })
}

const LETTER = { zh: '改寄信函', en: 'write a letter instead' }

/** Named only where the consent is what opens the hour. */
function consentTrail(request: ContactRequest): Because[] {
  const facts = factsOf(request)
  const isQuiet = (one: ContactFacts) => contactReason(one)?.reason === 'quiet_hours'
  if (!request.lateHours || isQuiet(facts) || !isQuiet({ ...facts, agreedHours: null })) return []
  const { day, proof } = request.lateHours
  const words = {
    zh: `业主于 ${day} 明确同意在此时段联系，凭据：${PROOFS[proof].zh}`,
    en: `the owner agreed to these hours on ${day}, proof: ${PROOFS[proof].en}`,
  }
  return [because(day, 'day', 'contact.consent_to_hours', words, { source: CONSENT_TO_HOURS })]
}

const PROOFS: Record<LateHours['proof'], { zh: string; en: string }> = {
  written: { zh: '书面', en: 'in writing' },
  sms: { zh: '短信', en: 'a text message' },
  wechat: { zh: '微信', en: 'WeChat' },
  email: { zh: '电子邮件', en: 'e-mail' },
  recorded_call: { zh: '通话录音', en: 'a recorded call' },
}
