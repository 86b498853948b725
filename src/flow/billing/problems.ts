import { declareProblems } from '../../rules/problem.ts'

export const billingProblems = declareProblems('billing', {
  bad_period: {
    status: 400,
    says: { zh: '账期 {period} 不对。', en: 'The period {period} is not right.' },
    next: { zh: '请写成年月，如 2026-10。', en: 'Write it as year and month, such as 2026-10.' },
  },
  nothing_assigned: {
    status: 422,
    says: {
      zh: '本小区还没有任何收费标准分配到房屋。',
      en: 'No standard is assigned to any premises of this community.',
    },
    next: { zh: '请先在「收费标准」公布单价并分配。', en: 'Publish a rate and assign it first.' },
  },
  charge_has_money: {
    status: 409,
    says: {
      zh: '有 {count} 笔应收已收款，不能撤回。',
      en: '{count} charges have been paid on and cannot be taken back.',
    },
    next: { zh: '请先冲正相关收据。', en: 'Reverse the receipts first.' },
  },
})
