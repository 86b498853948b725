/** Acts toward a household, and what stands against each. */
import { act, check, figure, lacking } from './check.ts'
import { LETTER_ELEMENTS } from './facts-contact.ts'

/** Paid or on its way; under a report of misconduct; hard times: before any contact. */
export const HOUSEHOLD = [
  check('C-14', 'PAID_OR_CLEARING', ['balanceDue', 'inClearing'], (f) => f.balanceDue - f.inClearing <= 0),
  check('P-06', 'CONDUCT_REPORT_OPEN', ['conductReport'], (f) => f.conductReport),
  check('P-08', 'ADDRESSEE_NOT_A_PAYER', ['addressee'], (f) => !f.addressee),
  check('C-12', 'VULNERABLE', ['vulnerable'], (f) => f.vulnerable, { approver: 'community_manager' }),
] as const

const REACHING_THEM = [
  check('P-10', 'CONTACT_SOURCE_UNKNOWN', ['contactSource'], (f) => !f.contactSource),
  check('C-13', 'NOT_THEIR_NUMBER', ['numberIsTheirs'], (f) => !f.numberIsTheirs),
  check('C-17', 'STATUTORY_HOLIDAY', ['statutoryHoliday'], (f) => f.statutoryHoliday),
] as const

const DISPUTE = check('C-07', 'DISPUTE_OPEN', ['openDispute'], (f) => f.openDispute, {
  approver: 'community_manager',
})

const BORROWING = check('P-14', 'SUGGESTS_BORROWING', ['suggestsBorrowing'], (f) => f.suggestsBorrowing)

/** What a text states is what the ledger says, and nothing else rides on it. */
const TRUE_TEXT = [
  check('W-15', 'AMOUNT_DIFFERS', ['statedAmount', 'ledgerAmount'], (f) => f.statedAmount !== f.ledgerAmount),
  check(
    'W-14',
    'OFFER_WITHOUT_CONSENT',
    ['containsOffer', 'consentToOffers'],
    (f) => f.containsOffer && !f.consentToOffers,
  ),
] as const

export const MOST_COURTESIES = 2
export const VISITORS = 2

const RECORDING = check(
  'C-11',
  'RECORDING_NOT_ANNOUNCED',
  ['recorded', 'recordingAnnounced'],
  (f) => f.recorded && !f.recordingAnnounced,
)

const AGENT = check(
  'C-15',
  'AGENT_NOT_BOUND',
  ['caller', 'companyDevice', 'agentContractAndLogs'],
  (f) => f.caller === 'outside_agent' && !(f.companyDevice && f.agentContractAndLogs),
)

/** A letter that leaves for a household, whoever signs it. */
export const LETTER = [
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

const LETTER_FIGURES = [
  figure(['letterElements'], (f) => ({ missingElements: lacking(LETTER_ELEMENTS, f.letterElements) })),
] as const

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

export const PLAN = check('G-16', 'PLAN_PERFORMING', ['plan'], (f) => f.plan === 'performing')

export const CONTRACT = check('G-06', 'NO_CONTRACT', ['contractOnFile'], (f) => !f.contractOnFile)

/** Whose fee it is. */
export const PAYER = [
  check('G-05', 'DEVELOPER_PAYS', ['delivered', 'payer'], (f) => !f.delivered && f.payer !== 'developer'),
  check('G-05', 'OWNER_PAYS', ['payer', 'delivered'], (f) => f.payer === 'developer' && f.delivered),
  check(
    'G-05',
    'TENANT_NOT_AGREED',
    ['payer', 'tenantAgreedToPay'],
    (f) => f.payer === 'tenant' && !f.tenantAgreedToPay,
  ),
] as const

export const LIABLE = figure(['delivered', 'payer', 'tenantAgreedToPay'], (f) => ({
  liable: !f.delivered
    ? ['developer']
    : f.payer === 'tenant' && f.tenantAgreedToPay
      ? ['tenant', 'owner']
      : ['owner'],
}))

const LADDER = ['hand', 'ems', 'electronic'] as const

export const CONTACT_ACTS = {
  remind: act('提醒缴费', 'remind', [
    ...HOUSEHOLD,
    ...REACHING_THEM,
    ...TRUE_TEXT,
    BORROWING,
    check('C-07', 'DISPUTE_OPEN', ['openDispute', 'neutral'], (f) => f.openDispute && !f.neutral, {
      approver: 'community_manager',
    }),
    check('C-16', 'NOT_OVERDUE', ['daysToDue', 'saysOverdue'], (f) => f.daysToDue >= 0 && f.saysOverdue),
    check(
      'C-16',
      'ENOUGH_REMINDERS',
      ['daysToDue', 'remindersBeforeDue'],
      (f) => f.daysToDue >= 0 && f.remindersBeforeDue >= MOST_COURTESIES,
    ),
  ]),
  call: act('打电话', 'call', [
    ...HOUSEHOLD,
    ...REACHING_THEM,
    DISPUTE,
    BORROWING,
    check('C-10', 'IDENTITY_NOT_VERIFIED', ['identityVerified'], (f) => !f.identityVerified),
    RECORDING,
    AGENT,
  ]),
  visit: act('上门', 'visit', [
    ...HOUSEHOLD,
    REACHING_THEM[2],
    DISPUTE,
    check('C-06', 'NOT_TWO_VISITORS', ['staffCount'], (f) => f.staffCount !== VISITORS),
    check('C-06', 'NOT_BADGED', ['badged'], (f) => !f.badged),
    check('C-06', 'DOES_NOT_LEAVE', ['leavesWhenAsked'], (f) => !f.leavesWhenAsked),
    check(
      'P-07',
      'ENTERS_WITHOUT_CONSENT',
      ['entersHome', 'consentToEnter'],
      (f) => f.entersHome && !f.consentToEnter,
    ),
  ]),
  leave_notice: act('留下通知', 'leave a notice', [
    ...HOUSEHOLD,
    check('D-03', 'NOT_SEALED', ['sealed'], (f) => !f.sealed),
    check('D-03', 'AMOUNT_VISIBLE', ['amountVisible'], (f) => f.amountVisible),
  ]),
  demand_letter: act(
    '发催缴函',
    'send a demand letter',
    [...HOUSEHOLD, TRUE_TEXT[0], CONTRACT, ...PAYER, PLAN, DISPUTE, ...LETTER, OUR_NAME],
    [...LETTER_FIGURES, LIABLE],
  ),
  lawyers_letter: act(
    '发律师函',
    "send a lawyer's letter",
    [...HOUSEHOLD, TRUE_TEXT[0], CONTRACT, ...PAYER, PLAN, DISPUTE, ...LETTER, ...FIRMS_NAME],
    [...LETTER_FIGURES, LIABLE],
  ),
  count_delivery: act('认定送达', 'count a delivery as proof', [
    check('L-05', 'POSTING_NEVER_COUNTS', ['deliveryMethod'], (f) => f.deliveryMethod === 'posted'),
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
