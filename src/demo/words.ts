/** What stewards and callers say and write down. Kind, true, and never about anybody else. */
import type { Outcome } from '../flow/collections/model.ts'

/** What is written after a call, a visit or a word at the counter, by outcome. */
export const NOTES: Partial<Record<Outcome, readonly string[]>> = {
  will_pay: [
    '业主说最近忙忘了，这几天就来缴，已告知缴费方式。',
    '业主记得这笔费用，发工资后就转账。',
    '家里老人接的电话，业主本人随后回电，说周末来前台缴。',
  ],
  promised: ['业主约定了缴费日期和金额，已复述确认。', '业主希望分次缴，第一笔的日期和金额已说定。'],
  asked_call_back: ['业主在开会，请稍后回电。', '业主在外地，请晚一点再联系。'],
  spoke: [
    '业主了解欠费情况，没有给出时间，问了近期小区的维修安排。',
    '与业主说明了费用的起止日期和单价，业主要再核对。',
  ],
  disputed: [
    '业主认为服务没有到位，要求先解决再谈缴费，已登记异议。',
    '业主对费用有疑问，已登记，由项目经理答复。',
  ],
  declined_to_talk: ['业主表示不愿沟通，礼貌结束通话。', '业主不愿谈缴费，已告知如有困难可以随时找管家。'],
  no_answer: ['无人接听。', '响铃后无人接听，未留言。'],
  nobody_home: ['家中无人。', '敲门无人应答，未向邻居打听。'],
  left_word: ['家中无人，留下封好的便条，请业主方便时联系管家。'],
  wrong_number: ['接电话的人说号码打错了，未谈及任何费用，号码已标记。'],
}

export const COMPLAINTS = [
  { about: 'service', says: '电梯三个月内停了四次，报修后两天才来人，要求说明并减免。' },
  { about: 'service', says: '楼道保洁次数比约定的少，绿化带长期无人打理。' },
  { about: 'defect', says: '外墙渗水，卧室墙面发霉，报修半年没有修好。' },
  { about: 'amount', says: '房产证面积与账单面积不一致，要求核对后再缴。' },
  { about: 'service', says: '地库夜间照明不亮，车被刮擦后调不到监控。' },
  { about: 'liability', says: '房子空置，认为不应按全额缴费。' },
] as const

export const ANSWERS = {
  not_upheld: '已书面答复：费用按合同和公示标准计算，附面积与单价明细；服务记录可到服务中心查看。',
  partly_upheld: '经核实部分属实，已安排整改并当面致歉；费用按约定继续缴纳，整改结果另行告知。',
  withdrawn: '整改完成后业主撤回异议。',
} as const

export const VISITORS = [
  '业主来前台问账单明细，逐项说明了单价、面积和起止日期。',
  '业主来电问车位费能否开票，已说明办理方式。',
  '业主来电说装修噪声，已转工程部协调，顺带确认了联系方式。',
  '业主来前台打印缴费记录，用于办理入学。',
  '租户来电问费用由谁缴，已按登记的约定答复。',
  '业主来电表扬保安帮忙抬轮椅，已转达。',
] as const

export const NEEDS = [
  { kind: 'service_need', note: '家有九十岁老人，请电话说慢一些，大声一些。' },
  { kind: 'contact_window', note: '上夜班，请在下午三点以后联系。' },
  { kind: 'service_need', note: '业主行动不便，缴费希望上门收或家人代办。' },
  { kind: 'preference', note: '希望账单用微信发，不要打电话。' },
  { kind: 'contact_window', note: '工作日白天不便接听，请周末联系。' },
] as const
