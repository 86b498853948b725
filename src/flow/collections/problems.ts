/** Every refusal of 催缴. */
import { declareProblems } from '../../rules/problem.ts'

export const collectionsProblems = declareProblems('collections', {
  household_not_found: {
    status: 404,
    says: { zh: '没有找到这户业主：{id}。', en: 'There is no such household: {id}.' },
    next: { zh: '请从住户页重新进入。', en: 'Open it again from the household page.' },
  },
  not_your_household: {
    status: 403,
    says: { zh: '这户不在您负责的范围内。', en: 'You do not answer for this household.' },
    next: { zh: '请找主管指派，或由负责的管家处理。', en: 'Ask a supervisor, or leave it to its steward.' },
  },
  note_wording: {
    status: 422,
    says: {
      zh: '记录里有不得使用的表述：{words}。',
      en: 'The note has wording that must not be used: {words}.',
    },
    next: {
      zh: '{suggestion} 如果是业主的原话，请写明“业主称：……”。',
      en: '{suggestionEn} If the owner said so, write: the owner says …',
    },
  },
  not_of_household: {
    status: 422,
    says: {
      zh: '所选的人、号码或工作不属于这户，或已不再可用。',
      en: 'The person, number or task chosen is not of this household, or no longer usable.',
    },
    next: { zh: '请从这户的页面重新选择。', en: "Choose again on this household's page." },
  },
  promise_day_not_possible: {
    status: 422,
    says: {
      zh: '承诺日 {day} 不在 {from} 至 {to} 之间。',
      en: 'The promised day {day} is not between {from} and {to}.',
    },
    next: {
      zh: '请与业主商定 {days} 天以内的日期；更长的请办理缓缴或分期。',
      en: 'Agree a day within {days} days; longer needs a deferral or instalments.',
    },
  },
  taken_day_ahead: {
    status: 422,
    says: {
      zh: '承诺是 {day} 作出的？这一天还没有到，今天是 {today}。',
      en: 'Promised on {day}? That day has not come; today is {today}.',
    },
    next: { zh: '请改为今天或以前的日期。', en: 'Choose today or a day before.' },
  },
  nothing_owed: {
    status: 409,
    says: { zh: '这户目前没有未缴费用。', en: 'This household owes nothing now.' },
    next: { zh: '请刷新页面核对，可能刚刚缴清。', en: 'Reload: it may just have been paid.' },
  },
  promise_more_than_owed: {
    status: 422,
    says: {
      zh: '承诺金额 {amount} 元大于未缴金额 {owed} 元。',
      en: 'The promise of {amount} yuan is more than the {owed} yuan owed.',
    },
    next: { zh: '请按实际未缴金额填写。', en: 'Enter at most what is owed.' },
  },
  review_day_past: {
    status: 422,
    says: { zh: '复核日 {day} 早于开始日 {from}。', en: 'The review day {day} is before {from}.' },
    next: { zh: '请选择开始日之后的日期。', en: 'Choose a later day.' },
  },
  hold_not_found: {
    status: 404,
    says: { zh: '没有找到这条暂停记录。', en: 'There is no such hold.' },
    next: { zh: '请刷新页面。', en: 'Reload the page.' },
  },
  hold_lifted: {
    status: 409,
    says: { zh: '这条暂停已在 {day} 解除。', en: 'This hold was lifted on {day}.' },
    next: { zh: '无需再次操作。', en: 'Nothing more to do.' },
  },
  item_not_open: {
    status: 422,
    says: {
      zh: '有 {count} 笔费用不属于这户或已缴清。',
      en: '{count} of the items are not open items of this household.',
    },
    next: { zh: '请刷新后重新选择有异议的费用。', en: 'Reload and choose again.' },
  },
  disputed_too_much: {
    status: 422,
    says: {
      zh: '异议金额 {amount} 元大于未缴金额 {open} 元。',
      en: 'Disputed {amount} exceeds the open {open} yuan.',
    },
    next: { zh: '请按未缴金额以内填写。', en: 'Enter at most the open amount.' },
  },
  dispute_not_found: {
    status: 404,
    says: { zh: '没有找到这条异议。', en: 'There is no such dispute.' },
    next: { zh: '请刷新页面。', en: 'Reload the page.' },
  },
  dispute_resolved: {
    status: 409,
    says: { zh: '这条异议已在 {day} 答复。', en: 'This dispute was answered on {day}.' },
    next: { zh: '如有新的异议请另行登记。', en: 'Record a new dispute if there is one.' },
  },
  task_not_found: {
    status: 404,
    says: { zh: '没有找到这项工作。', en: 'There is no such task.' },
    next: { zh: '请刷新今日工作。', en: "Reload today's work." },
  },
  task_closed: {
    status: 409,
    says: { zh: '这项工作已在 {day} 完结。', en: 'This task was closed on {day}.' },
    next: { zh: '无需再次操作。', en: 'Nothing more to do.' },
  },
  notice_not_found: {
    status: 404,
    says: { zh: '没有找到这份通知：{id}。', en: 'There is no such notice: {id}.' },
    next: { zh: '请核对编号。', en: 'Check the id.' },
  },
  delivery_day_not_possible: {
    status: 422,
    says: {
      zh: '送达日 {day} 不在 {from} 至 {to} 之间。',
      en: 'The day of delivery {day} is not between {from} and {to}.',
    },
    next: { zh: '请按回执上的日期填写。', en: 'Enter the day on the receipt.' },
  },
  delivery_lacks: {
    status: 422,
    says: { zh: '邮寄送达缺少{what}。', en: 'A delivery by post lacks {whatEn}.' },
    next: {
      zh: '请按面单和回执补上；没有凭证的到达不能作为催告，也不中断时效。',
      en: 'Add it from slip and receipt: an arrival without proof is no demand and leaves limitation running.',
    },
  },
  account_not_found: {
    status: 404,
    says: { zh: '没有找到账户或业户：{id}。', en: 'There is no account or household: {id}.' },
    next: {
      zh: '请用账户编号、业户编号或 小区编号/房号。',
      en: 'Use an account id, a household id or CODE/room.',
    },
  },
  procedure_refused: {
    status: 422,
    says: { zh: '方案不能保存：{first}。', en: 'The procedure cannot be saved: {firstEn}.' },
    next: { zh: '请逐条改正后再保存。', en: 'Correct each point and save again.' },
  },
  in_the_past: {
    status: 422,
    says: {
      zh: '生效日 {day} 早于今天 {today}。',
      en: 'It cannot come into force on {day}, before today {today}.',
    },
    next: { zh: '请从今天或以后的日期生效。', en: 'Choose today or a later day.' },
  },
})
