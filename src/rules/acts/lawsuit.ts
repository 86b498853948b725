/** What stands before every step at law. */
import { check, figure, known, lacking } from './check.ts'
import { allEndOn, isEffective, periodsDemanded, timeIsOver } from './demand.ts'
import type { Fact } from './facts.ts'
import { PACK } from './facts-legal.ts'
import { CONTRACT, DISPUTE, PAYER, PLAN } from './household.ts'

const EMERGENCY = { yieldsToEmergency: true, approver: 'legal' } as const
export const COUNSEL = { approver: 'legal' } as const

/** A demand that reached the payer, for what is claimed, and its time over. */
export const DEMANDED = [
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

export const STANDING = [
  CONTRACT,
  ...PAYER,
  NOT_THEIR_PERIOD,
  PLAN,
  DISPUTE,
  TIME_BARRED,
  COMPLAINTS,
] as const

export const PAPERS = [
  check('G-14', 'EVIDENCE_INCOMPLETE', ['evidence'], (f) => lacking(PACK, f.evidence).length > 0),
  check('E-07', 'FILING_PACK_INCOMPLETE', ['evidence'], (f) => lacking(PACK, f.evidence).length > 0),
] as const

/** A late fee by its clause; a loss instead of it with counsel. */
export const CLAIMED = [
  check(
    'F-01',
    'NO_LATE_FEE_CLAUSE',
    ['claims', 'lateFeeClause'],
    (f) => f.claims.includes('late_fee') && !f.lateFeeClause,
  ),
  check('F-08', 'LOSS_NEEDS_COUNSEL', ['claims'], (f) => f.claims.includes('loss'), COUNSEL),
] as const

/** Intent, matters and institution, all three. */
export function complete(clause: Fact<'clause'>): boolean {
  if (clause === null) return false
  return [clause.intent, clause.matters, clause.institution].every((part) => known(part, 'clause'))
}

export const ARBITRATION_AGREED = check('G-04', 'ROUTE_TO_ARBITRATION', ['clause'], (f) => complete(f.clause))
export const ROUTE = figure(['clause'], (f) => ({ route: complete(f.clause) ? 'arbitration' : 'court' }))
export const DEMAND_ENDS = figure(['demands'], (f, maybe) => {
  const demandEndsOn = allEndOn(f.demands, maybe('claimedPeriods'), maybe('nonWorkingDays'))
  return demandEndsOn ? { demandEndsOn } : {}
})
export const MISSING_EVIDENCE = figure(['evidence'], (f) => ({ missingEvidence: lacking(PACK, f.evidence) }))
