/** Steps at law, and what stands against each. */
import { daysBetween } from '../day.ts'
import { CONTRACT, LIABLE, PAYER, PLAN } from './acts-contact.ts'
import { act, check, type Facts, figure, known, lacking, type Maybe, NotTold } from './check.ts'
import { lastDay } from './deadlines.ts'
import { allEndOn, isEffective, periodsDemanded, timeIsOver } from './demand.ts'
import type { Fact } from './facts.ts'
import { PACK } from './facts-legal.ts'
import { trackFor } from './track.ts'

const EMERGENCY = { yieldsToEmergency: true, approver: 'legal' } as const
const COUNSEL = { approver: 'legal' } as const

/** A demand that reached the payer, for what is claimed, and its time over. */
const DEMANDED = [
  check('G-01', 'NO_DEMAND', ['demands'], (f) => f.demands.length === 0, EMERGENCY),
  check('G-01', 'DEMAND_NOT_PROVEN', ['demands'], (f) => !f.demands.some(isEffective), EMERGENCY),
  check('G-01', 'PERIOD_NOT_DEMANDED', ['demands', 'claimedPeriods'], (f) => !periodsDemanded(f), EMERGENCY),
  check(
    'G-02',
    'DEMAND_PERIOD_NOT_OVER',
    ['demands', 'today'],
    (f, maybe) => !timeIsOver(f, maybe),
    EMERGENCY,
  ),
] as const

const TIME_BARRED = check('G-07', 'TIME_BARRED', ['daysToLimitation'], (f) => f.daysToLimitation < 0, COUNSEL)
const COMPLAINTS = check('G-15', 'COMPLAINT_OPEN', ['openComplaints'], (f) => f.openComplaints > 0, COUNSEL)
const NOT_THEIR_PERIOD = check('G-05', 'NOT_THEIR_PERIOD', ['owedInOwnPeriod'], (f) => !f.owedInOwnPeriod)

const STANDING = [CONTRACT, ...PAYER, NOT_THEIR_PERIOD, PLAN, TIME_BARRED, COMPLAINTS] as const

const PAPERS = [
  check('G-14', 'EVIDENCE_INCOMPLETE', ['evidence'], (f) => lacking(PACK, f.evidence).length > 0),
  check('E-07', 'FILING_PACK_INCOMPLETE', ['evidence'], (f) => lacking(PACK, f.evidence).length > 0),
] as const

const CLAIMED_LATE_FEE = check(
  'F-01',
  'NO_LATE_FEE_CLAUSE',
  ['claims', 'lateFeeClause'],
  (f) => f.claims.includes('late_fee') && !f.lateFeeClause,
)

/** Intent, matters and institution, all three. */
function complete(clause: Fact<'clause'>): boolean {
  if (clause === null) return false
  return [clause.intent, clause.matters, clause.institution].every((part) => known(part, 'clause'))
}

const ARBITRATION_AGREED = check('G-04', 'ROUTE_TO_ARBITRATION', ['clause'], (f) => complete(f.clause))
const ROUTE = figure(['clause'], (f) => ({ route: complete(f.clause) ? 'arbitration' : 'court' }))
const DEMAND_ENDS = figure(['demands'], (f) => {
  const demandEndsOn = allEndOn(f.demands)
  return demandEndsOn ? { demandEndsOn } : {}
})
const MISSING_EVIDENCE = figure(['evidence'], (f) => ({ missingEvidence: lacking(PACK, f.evidence) }))

const SMALL_CLAIMS = ['track', 'claimAmount', 'whereaboutsKnown', 'counterclaim', 'appraisalNeeded'] as const

/** Removed from an application: what no clause carries. */
const REMOVED = ['late_fee', 'loss'] as const
const notAgreed = (claims: Fact<'claims'>, clause: boolean) =>
  clause ? [] : REMOVED.filter((one) => claims.includes(one))

const MEDIATION_FIRST = check(
  'G-17',
  'MEDIATION_NOT_OFFERED',
  ['mediationOffered'],
  (f) => !f.mediationOffered,
)

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

export const LEGAL_ACTS = {
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
  arbitration: act(
    '申请仲裁',
    'apply for arbitration',
    [
      check('G-03', 'NO_ARBITRATION_AGREEMENT', ['clause'], (f) => !complete(f.clause)),
      ...DEMANDED,
      ...STANDING,
      ...PAPERS,
      CLAIMED_LATE_FEE,
    ],
    [ROUTE, LIABLE, DEMAND_ENDS, MISSING_EVIDENCE],
  ),
  suit: act(
    '起诉',
    'file a suit',
    [
      ARBITRATION_AGREED,
      ...DEMANDED,
      ...STANDING,
      ...PAPERS,
      CLAIMED_LATE_FEE,
      MEDIATION_FIRST,
      check(
        'G-13',
        'SMALL_CLAIMS_NOT_OPEN',
        SMALL_CLAIMS,
        (f, maybe) => f.track === 'small_claims' && trackFor(f, maybe) === 'ordinary',
      ),
    ],
    [
      ROUTE,
      LIABLE,
      DEMAND_ENDS,
      MISSING_EVIDENCE,
      figure(['claimAmount', 'whereaboutsKnown', 'counterclaim', 'appraisalNeeded'], (f, maybe) => ({
        track: trackFor(f, maybe),
      })),
    ],
  ),
  batch_suit: act('批量起诉', 'file suits in a batch', [
    check('G-18', 'CRITERIA_NOT_RECORDED', ['criteriaRecorded'], (f) => !f.criteriaRecorded, {
      severity: 'hard_block',
    }),
    check('G-18', 'CRITERIA_NOT_OBJECTIVE', ['criteriaObjective'], (f) => !f.criteriaObjective, {
      severity: 'hard_block',
    }),
    check('G-18', 'CASES_NOT_CHECKED', ['eachCaseChecked'], (f) => !f.eachCaseChecked, {
      severity: 'hard_block',
    }),
    check('G-18', 'BATCH_NEEDS_COUNSEL', [], () => true, COUNSEL),
  ]),
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
