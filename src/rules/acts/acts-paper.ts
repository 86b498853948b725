/** Fapiao, receipts, cash and records, and what stands against each. */
import { PROPERTY_SERVICE_CLASS } from '../law/vat.ts'
import { act, check, figure, lacking } from './check.ts'
import { FAPIAO_ELEMENTS } from './facts-money.ts'
import { keepUntil, rateOn } from './paper.ts'

const COMPANY_ACCOUNT = check('I-07', 'PERSONAL_ACCOUNT', ['payee'], (f) => f.payee === 'person')
const SAME_AS_RATE = ['taxItem', 'taxpayer', 'issueDay', 'taxRate'] as const

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

export const PAPER_ACTS = {
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
