/** Payment orders, mediation and enforcement: steps that live by their clocks. */
import { daysBetween } from '../day.ts'
import { add, ZERO } from '../money.ts'
import { act, check, type Facts, figure, known, type Maybe, NotTold } from './check.ts'
import { lastDay } from './deadlines.ts'
import type { Fact } from './facts.ts'
import { LIABLE } from './household.ts'
import { ARBITRATION_AGREED, DEMAND_ENDS, DEMANDED, STANDING } from './lawsuit.ts'

/** Removed from an application: what no clause carries. */
const REMOVED = ['late_fee', 'loss'] as const
const notAgreed = (claims: Fact<'claims'>, clause: boolean) =>
  clause ? [] : REMOVED.filter((one) => claims.includes(one))

/** A day told as none has no period running from it. */
const runsOut = (f: { today: Fact<'today'> }, last: Fact<'today'> | null) => last !== null && f.today > last
const end = (deadline: Parameters<typeof lastDay>[0], from: Fact<'today'>, maybe: Maybe) => {
  const last = lastDay(deadline, from, { nonWorkingDays: maybe('nonWorkingDays') })
  if (last === null) throw new NotTold('today')
  return last
}

/** In writing, in time, and against the claim itself: not being able to pay is no objection (解释 436). */
function objectionCounts(f: Facts<'objection' | 'orderReceivedOn'>, maybe: Maybe): boolean {
  if (f.objection === null || f.orderReceivedOn === null) return false
  const { receivedOn, form, ground } = f.objection
  const inTime = known(receivedOn, 'objection') <= end('payment_order_objection', f.orderReceivedOn, maybe)
  return (
    inTime && known(form, 'objection') === 'written' && known(ground, 'objection') === 'against_the_claim'
  )
}

const NEAR_DAYS = 180

export const COURT_ACTS = {
  mediation: act(
    '调解与司法确认',
    'mediate and have it confirmed',
    [
      check(
        'G-17',
        'CONFIRMATION_TIME_OVER',
        ['agreementEffectiveOn', 'today'],
        (f, maybe) =>
          f.agreementEffectiveOn !== null &&
          runsOut(f, end('judicial_confirmation', f.agreementEffectiveOn, maybe)),
      ),
    ],
    [
      figure(['agreementEffectiveOn'], (f, maybe) =>
        f.agreementEffectiveOn
          ? { lastDay: end('judicial_confirmation', f.agreementEffectiveOn, maybe) }
          : {},
      ),
    ],
  ),
  payment_order: act(
    '申请支付令',
    'apply for a payment order',
    [
      check('G-09', 'NOT_IN_CHINA', ['payerInChina'], (f) => !f.payerInChina),
      check('G-09', 'CANNOT_SERVE', ['whereaboutsKnown'], (f) => !f.whereaboutsKnown),
      check('G-09', 'CANNOT_SERVE', ['canBeServed'], (f) => !f.canBeServed),
      check('G-09', 'OTHER_DISPUTES', ['otherDisputes'], (f) => f.otherDisputes),
      check('G-09', 'AMOUNT_NOT_FIXED', ['amountFixedAndDue'], (f) => !f.amountFixedAndDue),
      check('G-09', 'COUNTER_DUTY', ['counterDuty'], (f) => f.counterDuty),
      check('G-09', 'PRESERVATION_APPLIED', ['preservationApplied'], (f) => f.preservationApplied),
      check('G-10', 'SUIT_PENDING', ['suitPending'], (f) => f.suitPending),
      check(
        'G-11',
        'LATE_FEE_NOT_AGREED',
        ['claims', 'lateFeeClause'],
        (f) => notAgreed(f.claims, f.lateFeeClause).length > 0,
      ),
      ARBITRATION_AGREED,
      // A lapsed order becomes a suit by itself, so what a suit needs must stand before the order.
      ...DEMANDED,
      ...STANDING,
    ],
    [
      figure(['claims', 'lateFeeClause'], (f) => ({ remove: notAgreed(f.claims, f.lateFeeClause) })),
      figure(['feeClaimed', 'claimedLateFee', 'lateFeeClause', 'claims'], (f) => {
        const lateFee = f.claims.includes('late_fee') ? f.claimedLateFee : ZERO
        return f.lateFeeClause
          ? { claimable: add(f.feeClaimed, lateFee), blocked: ZERO }
          : { claimable: f.feeClaimed, blocked: lateFee }
      }),
      LIABLE,
      DEMAND_ENDS,
    ],
  ),
  follow_payment_order: act(
    '跟进支付令',
    'follow a payment order',
    [
      check(
        'G-12',
        'OBJECTION_TIME_RUNS',
        ['orderReceivedOn', 'today'],
        (f, maybe) =>
          f.orderReceivedOn !== null && !runsOut(f, end('payment_order_objection', f.orderReceivedOn, maybe)),
      ),
      check('G-12', 'ORDER_LAPSES', ['objection', 'orderReceivedOn'], (f, maybe) =>
        objectionCounts(f, maybe),
      ),
      check(
        'G-12',
        'DECLINE_TIME_RUNS',
        ['lapseRulingOn', 'today'],
        (f, maybe) => f.lapseRulingOn !== null && !runsOut(f, end('decline_suit', f.lapseRulingOn, maybe)),
      ),
    ],
    [
      figure(['orderReceivedOn'], (f, maybe) =>
        f.orderReceivedOn ? { lastDay: end('payment_order_objection', f.orderReceivedOn, maybe) } : {},
      ),
      figure(['objection', 'orderReceivedOn'], (f, maybe) => ({
        objectionCounts: objectionCounts(f, maybe),
      })),
      figure(['lapseRulingOn'], (f, maybe) =>
        f.lapseRulingOn ? { declineBy: end('decline_suit', f.lapseRulingOn, maybe) } : {},
      ),
    ],
  ),
  enforcement: act(
    '申请执行',
    'apply for enforcement',
    [
      check('G-19', 'JUDGMENT_NOT_EFFECTIVE', ['judgmentEffective'], (f) => !f.judgmentEffective, {
        severity: 'hard_block',
      }),
      check(
        'G-19',
        'STILL_TIME_TO_PERFORM',
        ['performanceEndsOn', 'today'],
        (f) => f.today <= f.performanceEndsOn,
        { severity: 'hard_block' },
      ),
      check(
        'G-19',
        'ENFORCEMENT_PERIOD_OVER',
        ['performanceEndsOn', 'today'],
        (f, maybe) => runsOut(f, end('enforcement', f.performanceEndsOn, maybe)),
        { severity: 'needs_approval', approver: 'legal' },
      ),
      check('G-19', 'ENFORCEMENT_PERIOD_NEAR', ['performanceEndsOn', 'today'], (f, maybe) => {
        const left = daysBetween(f.today, end('enforcement', f.performanceEndsOn, maybe))
        return left >= 0 && left <= NEAR_DAYS
      }),
    ],
    [
      figure(['performanceEndsOn'], (f, maybe) => ({
        lastDay: end('enforcement', f.performanceEndsOn, maybe),
      })),
    ],
  ),
} as const
