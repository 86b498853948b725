/** Letters, what proves that they arrived, and recordings; and what stands against each. */
import { act, check, figure, lacking } from './check.ts'
import { LETTER_ELEMENTS } from './facts-contact.ts'
import { AMOUNT_IS_TRUE, CONTRACT, DISPUTE, HOUSEHOLD, LIABLE, PAYER, PLAN } from './household.ts'

export const RECORDING = check(
  'C-11',
  'RECORDING_NOT_ANNOUNCED',
  ['recorded', 'recordingAnnounced'],
  (f) => f.recorded && !f.recordingAnnounced,
)

/** A letter that leaves for a household, whoever signs it. */
const LETTER = [
  check(
    'E-01',
    'ELEMENTS_MISSING',
    ['letterElements'],
    (f) => lacking(LETTER_ELEMENTS, f.letterElements).length > 0,
  ),
  check('G-02', 'DEADLINE_TOO_SHORT', ['deadlineDays'], (f) => f.deadlineDays < 7),
  check(
    'F-01',
    'NO_LATE_FEE_CLAUSE',
    ['lateFeeStated', 'lateFeeClause'],
    (f) => f.lateFeeStated && !f.lateFeeClause,
  ),
  check(
    'F-05',
    'LATE_FEE_NOT_SHOWN',
    ['lateFeeStated', 'lateFeeShown'],
    (f) => f.lateFeeStated && lacking(['formula', 'rate', 'days', 'as_of'], f.lateFeeShown).length > 0,
  ),
  check(
    'F-07',
    'CLAUSE_NOT_EXPLAINED',
    ['lateFeeStated', 'standardClauseShown'],
    (f) => f.lateFeeStated && !f.standardClauseShown,
  ),
  check('E-06', 'ADDRESS_NOT_AGREED', ['addressAgreed'], (f) => !f.addressAgreed),
] as const

const MISSING = figure(['letterElements'], (f) => ({
  missingElements: lacking(LETTER_ELEMENTS, f.letterElements),
}))

/** Whoever signs it. */
const ANY_LETTER = [...HOUSEHOLD, AMOUNT_IS_TRUE, CONTRACT, ...PAYER, PLAN, DISPUTE, ...LETTER] as const

const OUR_NAME = check('P-09', 'WHOSE_NAME', ['signatory'], (f) => f.signatory !== 'company')
const FIRMS_NAME = [
  check('P-09', 'WHOSE_NAME', ['signatory'], (f) => f.signatory !== 'law_firm'),
  check(
    'E-09',
    'NO_SIGNED_FILE',
    ['signatory', 'firmSignedFile'],
    (f) => f.signatory === 'law_firm' && !f.firmSignedFile,
  ),
] as const

const LADDER = ['hand', 'ems', 'electronic'] as const

export const LETTER_ACTS = {
  demand_letter: act('发催缴函', 'send a demand letter', [...ANY_LETTER, OUR_NAME], [MISSING, LIABLE]),
  lawyers_letter: act(
    '发律师函',
    "send a lawyer's letter",
    [...ANY_LETTER, ...FIRMS_NAME],
    [MISSING, LIABLE],
  ),
  count_delivery: act('认定送达', 'count a delivery as proof', [
    check('L-05', 'POSTING_NEVER_COUNTS', ['deliveryMethod'], (f) => f.deliveryMethod === 'posted'),
    check('L-05', 'LEFT_AT_DOOR', ['deliveryMethod'], (f) => f.deliveryMethod === 'left_at_door'),
    check(
      'L-05',
      'NEWSPAPER_DOES_NOT_COUNT',
      ['deliveryMethod', 'whereaboutsKnown', 'newspaperRank'],
      (f) => f.deliveryMethod === 'newspaper' && (f.whereaboutsKnown || f.newspaperRank === 'local'),
    ),
    check(
      'L-05',
      'NO_PROOF',
      ['deliveryMethod', 'signedCopy'],
      (f) => f.deliveryMethod === 'hand' && !f.signedCopy,
    ),
    check(
      'E-03',
      'EMS_SLIP_INCOMPLETE',
      ['deliveryMethod', 'slipNamesContent', 'trackingAndReceiptKept'],
      (f) => f.deliveryMethod === 'ems' && !(f.slipNamesContent && f.trackingAndReceiptKept),
    ),
    check(
      'E-04',
      'ORIGINAL_DATA_MISSING',
      ['deliveryMethod', 'originalDataKept'],
      (f) => f.deliveryMethod === 'electronic' && !f.originalDataKept,
    ),
    check('E-02', 'STEP_SKIPPED', ['deliveryMethod', 'triedBefore'], (f) => {
      const step = LADDER.findIndex((one) => one === f.deliveryMethod)
      return lacking(step < 0 ? LADDER : LADDER.slice(0, step), f.triedBefore).length > 0
    }),
    check('E-05', 'NOT_STAMPED', ['hashedAndStamped'], (f) => !f.hashedAndStamped),
    check('E-06', 'ADDRESS_NOT_AGREED', ['addressAgreed'], (f) => !f.addressAgreed),
  ]),
  record_talk: act('录音', 'record a talk', [
    RECORDING,
    check(
      'E-08',
      'SECRET_AT_HOME',
      ['recordedWhere', 'recordingAnnounced'],
      (f) => f.recordedWhere === 'home' && !f.recordingAnnounced,
    ),
  ]),
} as const
