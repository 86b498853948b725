/** Charging, taking, forgiving, and the papers about it; and what stands against each. */
import { least } from '../money.ts'
import { PROPERTY_SERVICE_CLASS } from '../law/vat.ts'
import { CONTRACT, LIABLE, PAYER } from './acts-contact.ts'
import { act, check, figure, lacking } from './check.ts'
import { BILL_ELEMENTS, FAPIAO_ELEMENTS } from './facts-money.ts'
import { byRate, collectable, keepUntil, prepaymentCap, rateOn, stayedWrongly, vacancyRule } from './fee.ts'

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
const COMPANY_ACCOUNT = check('I-07', 'PERSONAL_ACCOUNT', ['payee'], (f) => f.payee === 'person')
const COUNSEL = { approver: 'legal' } as const
const SAME_AS_RATE = ['taxItem', 'taxpayer', 'issueDay', 'taxRate'] as const

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

const FAPIAO = act(
  '答复开票请求',
  'answer a request for a fapiao',
  [
    check(
      'I-01',
      'CANNOT_DECLINE',
      ['answer', 'moneyReceived'],
      (f) => f.answer === 'decline' && f.moneyReceived,
    ),
    check(
      'I-04',
      'NOT_RECEIVED',
      ['answer', 'moneyReceived'],
      (f) => f.answer === 'issue' && !f.moneyReceived,
    ),
    check('I-04', 'ITEM_OR_AMOUNT_CHANGED', ['itemOrAmountChanged'], (f) => f.itemOrAmountChanged),
    check(
      'I-04',
      'CORRECT_BY_RED_LETTER',
      ['correction', 'correctsByRedLetter'],
      (f) => f.correction && !f.correctsByRedLetter,
    ),
    check('I-02', 'ELEMENTS_MISSING', ['answer', 'fapiaoElements'], (f) => {
      return f.answer === 'issue' && lacking(FAPIAO_ELEMENTS, f.fapiaoElements).length > 0
    }),
    check('I-02', 'NUMBER_NOT_20_DIGITS', ['answer', 'fapiaoNumber'], (f) => {
      return f.answer === 'issue' && !/^\d{20}$/.test(f.fapiaoNumber)
    }),
    check('I-03', 'WRONG_TAX_CLASS', ['answer', 'taxItem', 'taxClass'], (f) => {
      const ofProperty = f.taxClass === PROPERTY_SERVICE_CLASS
      return f.answer === 'issue' && ofProperty !== (f.taxItem === 'property_service')
    }),
    check('I-03', 'WRONG_TAX_RATE', ['answer', ...SAME_AS_RATE], (f) => {
      return f.answer === 'issue' && Number(rateOn(f)) !== Number(f.taxRate)
    }),
  ],
  [
    figure(['fapiaoElements'], (f) => ({ missingElements: lacking(FAPIAO_ELEMENTS, f.fapiaoElements) })),
    figure(['taxItem', 'taxpayer', 'issueDay'], (f) => ({ taxRate: rateOn(f) })),
  ],
)

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
  answer_fapiao_request: FAPIAO,
  issue_receipt: act('开收据', 'issue a receipt', [
    COMPANY_ACCOUNT,
    check(
      'I-05',
      'NUMBER_GAP',
      ['receiptNumber', 'lastReceiptNumber'],
      (f) => f.receiptNumber !== f.lastReceiptNumber + 1,
    ),
    check('I-05', 'VOIDS_NOT_KEPT', ['voidsKept'], (f) => !f.voidsKept),
    check('I-05', 'RECEIPT_IS_NO_FAPIAO', ['replacesFapiao'], (f) => f.replacesFapiao),
  ]),
  take_cash: act('收现金', 'take cash', [
    check('I-06', 'CASH_DECLINED', ['cashDeclined'], (f) => f.cashDeclined),
    check('I-06', 'NO_RECEIPT', ['receiptAtOnce'], (f) => !f.receiptAtOnce),
    check('I-06', 'NOT_BANKED', ['bankedSameDay'], (f) => !f.bankedSameDay),
    check('I-06', 'TAKINGS_SPENT', ['spentFromTakings'], (f) => f.spentFromTakings),
    check('I-06', 'COUNTED_ALONE', ['countedByTwo'], (f) => !f.countedByTwo),
  ]),
  destroy_record: act(
    '销毁档案',
    'destroy a record',
    [
      check('I-08', 'RETENTION_NOT_OVER', ['recordKind', 'keptFrom', 'today'], (f) => {
        const until = keepUntil(f, f.keptFrom)
        return until === null || f.today <= until
      }),
    ],
    [figure(['recordKind', 'keptFrom'], (f) => ({ keepUntil: keepUntil(f, f.keptFrom) }))],
  ),
  keep_log: act(
    '继续保留催收记录',
    'keep a contact log',
    [
      check('I-09', 'DELETE_DUE', ['limitationEndsOn', 'today'], (f) => {
        const until = keepUntil({ recordKind: 'collection_log' }, f.limitationEndsOn)
        return until !== null && f.today > until
      }),
    ],
    [
      figure(['limitationEndsOn'], (f) => ({
        keepUntil: keepUntil({ recordKind: 'collection_log' }, f.limitationEndsOn),
      })),
    ],
  ),
} as const
