/** Arbitration and suits, and what stands against each. */
import { act, check, figure } from './check.ts'
import { LIABLE } from './household.ts'
import {
  ARBITRATION_AGREED,
  CLAIMED,
  COUNSEL,
  complete,
  DEMAND_ENDS,
  DEMANDED,
  MISSING_EVIDENCE,
  PAPERS,
  ROUTE,
  STANDING,
} from './lawsuit.ts'
import { trackFor } from './track.ts'

const SMALL_CLAIMS = ['track', 'claimAmount', 'whereaboutsKnown', 'counterclaim', 'appraisalNeeded'] as const

const MEDIATION_FIRST = check(
  'G-17',
  'MEDIATION_NOT_OFFERED',
  ['mediationOffered'],
  (f) => !f.mediationOffered,
)

export const LEGAL_ACTS = {
  arbitration: act(
    '申请仲裁',
    'apply for arbitration',
    [
      check('G-03', 'NO_ARBITRATION_AGREEMENT', ['clause'], (f) => !complete(f.clause)),
      ...DEMANDED,
      ...STANDING,
      ...PAPERS,
      ...CLAIMED,
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
      ...CLAIMED,
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
} as const
