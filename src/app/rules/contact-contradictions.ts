/** What no single field of a contact question shows: each in one line, with the field to look at. */
import { type Day, localTime } from '../../rules/day.ts'
import type { Given, GivenAttempt } from './contact-input.ts'
import { clockText, ruleProblems } from './group.ts'

type Moment = { day: Day; minutes: number }

/** Throws a contradiction for what cannot be so: later than now, a window that never opens, half a balance. */
export function refuseContradictions(given: Given, now: Moment): void {
  for (const [index, one] of given.attempts.entries()) {
    const { day, minutes } = momentOf(one, index, given.now)
    if (day > now.day || (day === now.day && minutes !== null && minutes > now.minutes))
      contradicts(
        `attempts.${index}.${one.at === undefined ? 'day' : 'at'}`,
        `还没有发生：晚于 now 的 ${now.day} ${clockText(now.minutes)}`,
        `it has not happened yet: later than now, ${now.day} ${clockText(now.minutes)}`,
      )
  }
  if (given.policy !== 'product') {
    refuseEmptyWindow('policy.close', given.policy.open, given.policy.close)
    refuseEmptyWindow('policy.visitClose', given.policy.visitOpen, given.policy.visitClose)
  }
  const { lateHoursConsent: consent } = given
  refuseEmptyWindow('lateHoursConsent.close', consent?.open, consent?.close)
  if (consent && consent.day > now.day)
    contradicts('lateHoursConsent.day', '同意的日期晚于 now', 'the consent is later than now')
  if (given.inClearing !== undefined && given.balanceDue == null)
    contradicts(
      'balanceDue',
      '给出 inClearing 时须同时给出应缴金额',
      'inClearing is told: tell what is due as well',
    )
}

function refuseEmptyWindow(field: string, open: number | undefined, close: number | undefined): void {
  if (open === undefined || close === undefined || open < close) return
  contradicts(
    field,
    `应晚于开始时间 ${clockText(open)}，至多 24:00`,
    `must be later than its opening, ${clockText(open)}, and 24:00 at most`,
  )
}

function contradicts(field: string, detail: string, detailEn: string): never {
  throw ruleProblems.contradiction({ field: `input.${field}`, detail, detailEn })
}

/** `minutes` is null where only the day is known. */
export function momentOf(
  { day, at }: GivenAttempt,
  index: number,
  here: Given['now'],
): { day: Day; minutes: number | null } {
  const zoneHere = 'at' in here ? here.zone : 'Asia/Shanghai'
  if (at !== undefined && day === undefined) return localTime(new Date(at), zoneHere)
  if (day === undefined || at !== undefined)
    contradicts(`attempts.${index}.day`, 'day 与 at 给出其中一个', 'give either day or at')
  return { day, minutes: null }
}
