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
  charge_not_found: {
    status: 404,
    says: { zh: '没有应收 {charge}。', en: 'There is no charge {charge}.' },
    next: { zh: '请从住户页或台账重新选择。', en: 'Choose it again on the household page or in the ledger.' },
  },
  charge_is_cancelled: {
    status: 409,
    says: { zh: '这笔应收已于 {day} 撤销。', en: 'This charge was cancelled on {day}.' },
    next: { zh: '请调整现行的那一笔。', en: 'Adjust the charge that stands.' },
  },
  charge_is_adjustment: {
    status: 422,
    says: { zh: '这一笔本身就是调整。', en: 'This charge is itself an adjustment.' },
    next: { zh: '请撤回它，或调整它所更正的应收。', en: 'Reverse it, or adjust the charge it corrects.' },
  },
  adjustment_too_large: {
    status: 422,
    says: {
      zh: '调减 {amount} 元多于这笔应收现有的 {standing} 元。',
      en: '{amount} yuan less is more than the {standing} yuan this charge stands at.',
    },
    next: { zh: '最多调减到零。', en: 'It can be lowered to nothing at most.' },
  },
  adjustment_key_reused: {
    status: 409,
    says: {
      zh: '这个防重编号已用于另一笔调整或应收。',
      en: 'This key belongs to another adjustment or charge.',
    },
    next: {
      zh: '没有调整。新的调整请用新的编号。',
      en: 'Nothing was adjusted. Use a new key for a new one.',
    },
  },
  adjustment_not_found: {
    status: 404,
    says: { zh: '没有调整 {adjustment}。', en: 'There is no adjustment {adjustment}.' },
    next: { zh: '请核对编号。', en: 'Check the id.' },
  },
  adjustment_reversed: {
    status: 409,
    says: { zh: '这笔调整已于 {day} 撤回。', en: 'This adjustment was reversed on {day}.' },
    next: { zh: '无需再撤回。', en: 'There is nothing left to reverse.' },
  },
})
