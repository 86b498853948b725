import { declareProblems } from '../../rules/problem.ts'

export const ledgerProblems = declareProblems('ledger', {
  account_not_found: {
    status: 404,
    says: { zh: '没有找到户：{account}。', en: 'There is no account {account}.' },
    next: {
      zh: '请核对房号；刚入住而还没有应收的户，先出账再收款。',
      en: 'Check the room; bill it first if it is new.',
    },
  },
  open_amount_changed: {
    status: 409,
    says: {
      zh: '应收 {label} 的未缴金额已由 {seen} 元变为 {now} 元，可能刚有同事收过款。',
      en: 'What is open of {label} has changed from {seen} to {now} yuan; a colleague may just have taken it.',
    },
    next: {
      zh: '没有收款。请刷新后按新的金额收。',
      en: 'No money was booked. Refresh and take the amount now open.',
    },
  },
  charge_not_of_account: {
    status: 422,
    says: { zh: '应收 {charge} 不属于这一户。', en: 'The charge {charge} is not of this account.' },
    next: { zh: '请重新选择要缴的应收。', en: 'Choose the charges again.' },
  },
  more_than_named: {
    status: 409,
    says: {
      zh: '收款 {amount} 元多于所选应收的未缴合计 {open} 元。',
      en: '{amount} yuan is more than the {open} yuan open of the charges named.',
    },
    next: {
      zh: '没有收款。请核对金额；多缴部分要转预存时，请不指定应收或写明所见未缴金额。',
      en: 'No money was booked. Check the amount; to keep the excess as credit, name no charges or state the open amounts seen.',
    },
  },
  key_reused: {
    status: 409,
    says: {
      zh: '这个防重编号已用于收据 {receiptNo}，但内容不同。',
      en: 'This idempotency key belongs to receipt {receiptNo}, with other contents.',
    },
    next: {
      zh: '没有收款。新的收款请用新的编号。',
      en: 'No money was booked. Use a new key for a new receipt.',
    },
  },
  receipt_not_found: {
    status: 404,
    says: { zh: '没有收据 {receipt}。', en: 'There is no receipt {receipt}.' },
    next: { zh: '请核对收据号。', en: 'Check the receipt number.' },
  },
  already_reversed: {
    status: 409,
    says: { zh: '收据 {receiptNo} 已于 {day} 冲正。', en: 'Receipt {receiptNo} was reversed on {day}.' },
    next: { zh: '无需再冲正。', en: 'There is nothing left to reverse.' },
  },
  day_ahead: {
    status: 422,
    says: { zh: '{day} 还没有到，今天是 {today}。', en: '{day} has not come; today is {today}.' },
    next: { zh: '请改为今天或以前的日期。', en: 'Choose today or a day before.' },
  },
  before_receipt: {
    status: 422,
    says: {
      zh: '收据 {receiptNo} 是 {day} 收的，不能在这之前冲正。',
      en: 'Receipt {receiptNo} was taken on {day} and cannot be reversed before that.',
    },
    next: { zh: '请把冲正日期改为当天或以后。', en: 'Reverse it on that day or later.' },
  },
  till_not_found: {
    status: 404,
    says: { zh: '没有收款台 {till}。', en: 'There is no till {till}.' },
    next: { zh: '请在设置里新建收款台。', en: 'Open a till in the settings.' },
  },
  day_closed: {
    status: 409,
    says: {
      zh: '{day} 已经日结，不能再记入当天。',
      en: '{day} is closed; nothing more can be booked on it.',
    },
    next: { zh: '请记在今天，备注写明实际收款日。', en: 'Book it today and note the real day.' },
  },
})
