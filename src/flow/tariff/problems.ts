import { declareProblems } from '../../rules/problem.ts'

export const tariffProblems = declareProblems('tariff', {
  rate_already_starts: {
    status: 409,
    says: {
      zh: '收费标准「{standard}」自 {from} 起已有单价 {unitPrice} 元。',
      en: 'The standard “{standard}” already has a rate of {unitPrice} yuan from {from}.',
    },
    next: {
      zh: '已公示的单价不改写；请另选生效日。',
      en: 'A published rate is not rewritten; choose another first day.',
    },
  },
  later_rate_exists: {
    status: 409,
    says: {
      zh: '收费标准「{standard}」在 {from} 之后已有自 {later} 起的单价。',
      en: 'The standard “{standard}” already has a rate that starts on {later}, after {from}.',
    },
    next: { zh: '请按时间先后录入单价。', en: 'Enter rates in the order of their days.' },
  },
  standard_differs: {
    status: 409,
    says: {
      zh: '收费标准「{standard}」已存在，但公式、周期或到期日与本次不同。',
      en: 'The standard “{standard}” exists with another formula, period or due day.',
    },
    next: {
      zh: '请用新的名称另立标准，或按原有设置录入单价。',
      en: 'Give the new standard another name, or keep its settings.',
    },
  },
  target_not_found: {
    status: 422,
    says: {
      zh: '有 {count} 处房屋或楼栋不在这个小区。',
      en: '{count} of the premises or buildings are not in this community.',
    },
    next: { zh: '请刷新后重新选择适用范围。', en: 'Reload and choose again to what it applies.' },
  },
  fee_item_differs: {
    status: 409,
    says: { zh: '收费项目 {code} 已存在，种类是 {kind}。', en: 'The fee item {code} exists as {kind}.' },
    next: { zh: '请换一个代码。', en: 'Choose another code.' },
  },
  legal_value_ahead: {
    status: 422,
    says: {
      zh: '{from} 至 {until} 这段时间不成立：截止日不能晚于今天 {today}，也不能早于起始日。',
      en: '{from} to {until} cannot be: nobody knows past today, {today}, and an end comes after its start.',
    },
    next: { zh: '请填写实际查证到的日期。', en: 'Give the day up to which it was looked up.' },
  },
})
