/** Charging and forgiving, and what stands against each. */
import { least, ZERO } from '../money.ts'
import { act, check, figure, lacking } from './check.ts'
import { BILL_ELEMENTS } from './facts-money.ts'
import { byRate, collectable, prepaymentCap, stayedWrongly, vacancyRule } from './fee.ts'
import { CONTRACT, LIABLE, PAYER } from './household.ts'

const RATE = ['area', 'months', 'billedRate', 'contractRate', 'ownersResolution'] as const
const AFTER = ['monthsAfterEnd', 'servedUntilTakeover', 'refusedToLeave'] as const
const EMPTY = ['city', 'vacantMonths', 'earlyPhase'] as const
const FORGIVEN = [
  check('F-06', 'REASON_MISSING', ['reasonGiven'], (f) => !f.reasonGiven, { severity: 'hard_block' }),
  check('F-06', 'APPROVES_OWN_REQUEST', ['sameAsRequester'], (f) => f.sameAsRequester, {
    severity: 'hard_block',
  }),
  check('F-06', 'FORGIVING_NEEDS_APPROVAL', [], () => true, { approver: 'finance' }),
] as const
const COUNSEL = { approver: 'legal' } as const

const BILL = act(
  '出账',
  'bill',
  [
    ...PAYER,
    check('B-06', 'NOT_THEIR_PERIOD', ['owedInOwnPeriod'], (f) => !f.owedInOwnPeriod),
    CONTRACT,
    check('P-12', 'NOT_IN_CONTRACT', ['itemInContract'], (f) => !f.itemInContract),
    check('P-12', 'NOT_PUBLISHED', ['itemPublished'], (f) => !f.itemPublished),
    check('P-12', 'HANDLING_FEE', ['handlingFee'], (f) => f.handlingFee),
    check('B-01', 'PUBLISH_EVERYWHERE', ['publishedOnSiteAndOnline'], (f) => !f.publishedOnSiteAndOnline),
    check('B-02', 'RATE_ABOVE_CONTRACT', ['contractRate', 'billedRate', 'ownersResolution'], (f) => {
      return Number(f.billedRate) > Number(f.contractRate) && !f.ownersResolution
    }),
    check('B-03', 'VACANCY_REDUCTION_DUE', [...EMPTY, 'billedShare', 'today'], (f, maybe) => {
      const rule = vacancyRule(f, maybe)
      return (
        rule !== null &&
        (rule.share === null ? Number(f.billedShare) >= 1 : Number(f.billedShare) > Number(rule.share))
      )
    }),
    check('B-02', 'SHARE_ABOVE_WHOLE', ['billedShare'], (f) => Number(f.billedShare) > 1),
    check('G-20', 'STAYED_AFTER_END', AFTER, (f) => f.monthsAfterEnd > 0 && stayedWrongly(f)),
    check(
      'B-07',
      'BILL_INCOMPLETE',
      ['billElements'],
      (f) => lacking(BILL_ELEMENTS, f.billElements).length > 0,
    ),
  ],
  [
    figure(RATE, byRate),
    figure([...RATE, ...AFTER], collectable),
    LIABLE,
    figure(EMPTY, (f, maybe) => {
      const share = vacancyRule(f, maybe)?.share
      return share ? { shareAtMost: share } : {}
    }),
    figure(['billElements'], (f) => ({ missingElements: lacking(BILL_ELEMENTS, f.billElements) })),
  ],
)

const PREPAY = act(
  '预收',
  'take payment ahead',
  [
    check('B-04', 'PREPAYMENT_TOO_LONG', ['city', 'prepayMonths'], (f, maybe) => {
      return f.prepayMonths > (prepaymentCap(f, maybe) ?? Number.POSITIVE_INFINITY)
    }),
    check('B-04', 'PREPAYMENT_BEYOND_CONTRACT', ['prepayMonths', 'contractMonthsLeft'], (f) => {
      return f.prepayMonths > f.contractMonthsLeft
    }),
    check('B-04', 'OWNER_DID_NOT_AGREE', ['ownerAgreedToPrepay'], (f) => !f.ownerAgreedToPrepay),
    check('B-04', 'DAY_UNKNOWN', ['today'], (f) => !f.today),
  ],
  [
    figure(['city'], (f, maybe) => {
      const months = [prepaymentCap(f, maybe), maybe('contractMonthsLeft')].filter(
        (one) => typeof one === 'number',
      )
      return months.length > 0 ? { maxMonths: Math.max(0, Math.min(...months)) } : {}
    }),
  ],
)

const CLAIM_LATE_FEE = act(
  '主张违约金',
  'claim a late fee',
  [
    check(
      'F-01',
      'NO_LATE_FEE_CLAUSE',
      ['lateFeeClause', 'lossClaimed'],
      (f) => !f.lateFeeClause && !f.lossClaimed,
    ),
    check(
      'F-08',
      'LOSS_NEEDS_COUNSEL',
      ['lossClaimed', 'lateFeeClause'],
      (f) => f.lossClaimed && !f.lateFeeClause,
      COUNSEL,
    ),
    check(
      'F-04',
      'ABOVE_CAP',
      ['claimedLateFee', 'cappedLateFee'],
      (f) => f.claimedLateFee > f.cappedLateFee,
      COUNSEL,
    ),
    check('F-07', 'CLAUSE_NOT_EXPLAINED', ['lateFeeClause', 'standardClauseShown'], (f) => {
      return f.lateFeeClause && !f.standardClauseShown
    }),
    check('F-09', 'PLAN_AMOUNTS_GOVERN', ['planStatesAmounts', 'followsPlanAmounts'], (f) => {
      return f.planStatesAmounts && !f.followsPlanAmounts
    }),
    check('F-10', 'SERVICE_BREACH', ['serviceBreach'], (f) => f.serviceBreach, COUNSEL),
  ],
  [
    figure(['claimedLateFee', 'cappedLateFee', 'lateFeeClause'], (f) =>
      f.lateFeeClause ? { claimable: least(f.claimedLateFee, f.cappedLateFee) } : {},
    ),
    // 民法典 585: without a clause there is no late fee, however it was computed.
    figure(['lateFeeClause', 'lossClaimed'], (f) =>
      f.lateFeeClause || f.lossClaimed ? {} : { claimable: ZERO },
    ),
  ],
)

const SET_OFF = act('抵销', 'set off', [
  check('P-13', 'FUND_IS_THE_OWNERS', ['setOffSource'], (f) => {
    return f.setOffSource === 'maintenance_fund' || f.setOffSource === 'public_revenue'
  }),
  check('P-13', 'NOT_OF_ONE_KIND_OR_DUE', ['sameKindAndDue'], (f) => !f.sameKindAndDue),
  check('P-13', 'NOTICE_NOT_ARRIVED', ['noticeArrived'], (f) => !f.noticeArrived),
  check('P-13', 'OWN_CLAIM_TIME_BARRED', ['ownClaimTimeBarred'], (f) => f.ownClaimTimeBarred),
  check('P-13', 'DEPOSIT_NEEDS_APPROVAL', ['setOffSource'], (f) => f.setOffSource === 'deposit', {
    severity: 'needs_approval',
    approver: 'finance',
  }),
])

export const MONEY_ACTS = {
  bill: BILL,
  prepay: PREPAY,
  settle_contract_end: act(
    '合同终止结算',
    'settle the end of a contract',
    [
      check(
        'B-05',
        'REFUND_DUE',
        ['prepaidUnserved', 'refundPlanned'],
        (f) => f.refundPlanned < f.prepaidUnserved,
      ),
    ],
    [figure(['prepaidUnserved'], (f) => ({ refund: f.prepaidUnserved }))],
  ),
  claim_late_fee: CLAIM_LATE_FEE,
  waiver: act('减免', 'waive', FORGIVEN),
  write_off: act('核销', 'write off', FORGIVEN),
  withdraw_waiver: act('撤回减免', 'withdraw a waiver', [
    check('F-06', 'WAIVER_STANDS', ['toldToOwner'], (f) => f.toldToOwner, { severity: 'hard_block' }),
  ]),
  set_off: SET_OFF,
  change_designation: act('更改抵充指定', 'change a designation', [
    check('A-05', 'DESIGNATION_LOCKED', ['designatedByPayer', 'changedBy'], (f) => {
      return f.designatedByPayer && f.changedBy === 'company_after_payment'
    }),
  ]),
} as const
