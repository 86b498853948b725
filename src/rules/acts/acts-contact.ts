/** Acts toward a household, and what stands against each. */
import { RECORDING } from './acts-letter.ts'
import { act, check } from './check.ts'
import { AMOUNT_IS_TRUE, DISPUTE, HOUSEHOLD } from './household.ts'

const REACHING_THEM = [
  check('P-10', 'CONTACT_SOURCE_UNKNOWN', ['contactSource'], (f) => !f.contactSource),
  check('C-13', 'NOT_THEIR_NUMBER', ['numberIsTheirs'], (f) => !f.numberIsTheirs),
  check('C-17', 'STATUTORY_HOLIDAY', ['statutoryHoliday'], (f) => f.statutoryHoliday),
] as const

const BORROWING = check('P-14', 'SUGGESTS_BORROWING', ['suggestsBorrowing'], (f) => f.suggestsBorrowing)

const OFFER = check(
  'W-14',
  'OFFER_WITHOUT_CONSENT',
  ['containsOffer', 'consentToOffers'],
  (f) => f.containsOffer && !f.consentToOffers,
)

const MOST_COURTESIES = 2
const VISITORS = 2

const AGENT = check(
  'C-15',
  'AGENT_NOT_BOUND',
  ['caller', 'companyDevice', 'agentContractAndLogs'],
  (f) => f.caller === 'outside_agent' && !(f.companyDevice && f.agentContractAndLogs),
)

export const CONTACT_ACTS = {
  remind: act('提醒缴费', 'remind', [
    ...HOUSEHOLD,
    ...REACHING_THEM,
    AMOUNT_IS_TRUE,
    OFFER,
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
} as const
