import { expect, test } from 'vitest'
import type { Flag, WordingContext } from '../wording/model.ts'
import { screenWording } from '../wording/screen.ts'

// Every wording rule of the catalogue, seen to fire and to rest. How well it reads text at large is measured elsewhere.

type Row = { id: string; flag: Flag; text: string; context?: WordingContext }

const FIRES: Row[] = [
  { id: 'W-01 fires', flag: 'UTILITY_CUTOFF', text: '月底前还不缴费，我们就停您家的水和电。' },
  { id: 'W-02 fires', flag: 'ACCESS_RESTRICTION', text: '欠费未清的，下周起电梯卡停用，车辆不得进入小区。' },
  {
    id: 'W-03 fires',
    flag: 'CREDIT_THREAT',
    text: '再拖下去会影响您的个人征信。',
    context: { stage: 'overdue' },
  },
  {
    id: 'W-04 fires',
    flag: 'FALSE_LEGAL',
    text: '您的房子将被法院查封拍卖，公安也会来抓人。',
    context: { stage: 'formal' },
  },
  {
    id: 'W-05 fires',
    flag: 'IMPERSONATION',
    text: '【区人民法院】请于三日内缴清物业费。',
    context: { sender: 'property_company' },
  },
  { id: 'W-06 fires', flag: 'INSULT', text: '您这种老赖，脸皮真厚。' },
  { id: 'W-07 fires', flag: 'THIRD_PARTY', text: '再不缴，我们只好联系您单位领导和邻居。' },
  { id: 'W-08 fires', flag: 'PUBLICITY', text: '逾期不缴的，将在业主群公布姓名和房号。' },
  { id: 'W-09 fires', flag: 'HARASSMENT', text: '我们会天天上门、天天打电话，直到您缴清为止。' },
  { id: 'W-10 fires', flag: 'VAGUE_THREAT', text: '请立即缴费，否则后果自负。' },
  { id: 'W-11 fires', flag: 'COMPOUND_FEE', text: '滞纳金每月并入本金再计滞纳金，利滚利。' },
  {
    id: 'W-12 fires',
    flag: 'ARBITRATION_NO_CLAUSE',
    text: '逾期我司将向仲裁委员会申请仲裁。',
    context: { arbitration_clause: false },
  },
  {
    id: 'W-13 fires',
    flag: 'GOV_PRICE_CLAIM',
    text: '本项目物业费为政府统一定价，必须缴纳。',
    context: { gov_guided_price: false },
  },
  { id: 'W-16 fires', flag: 'FALSE_URGENCY', text: '这是最后一次机会，今天不缴就来不及了。' },
]

const RESTS: Row[] = [
  { id: 'W-01 rests', flag: 'UTILITY_CUTOFF', text: '因市政管道检修，3月5日9时至12时停水，请提前储水。' },
  { id: 'W-02 rests', flag: 'ACCESS_RESTRICTION', text: '3号楼电梯本周六年检，停用半天，请走另一部。' },
  {
    id: 'W-03 rests',
    flag: 'CREDIT_THREAT',
    text: '判决生效后拒不履行的，人民法院可以依法采取限制消费等措施。',
    context: { stage: 'post_judgment' },
  },
  {
    id: 'W-04 rests',
    flag: 'FALSE_LEGAL',
    text: '期满仍未缴纳的，我司可以依法向人民法院提起诉讼。',
    context: { stage: 'formal' },
  },
  {
    id: 'W-05 rests',
    flag: 'IMPERSONATION',
    text: '【和居物业】您好，10月物业费账单已出。',
    context: { sender: 'property_company' },
  },
  { id: 'W-06 rests', flag: 'INSULT', text: '感谢您一直以来的信赖与支持。' },
  { id: 'W-07 rests', flag: 'THIRD_PARTY', text: '如由家人代缴，请先告知我们并出示授权。' },
  { id: 'W-08 rests', flag: 'PUBLICITY', text: '上半年公共收益收支已在公告栏公示。' },
  { id: 'W-09 rests', flag: 'HARASSMENT', text: '工作人员将于周六上午上门检修消防栓。' },
  { id: 'W-10 rests', flag: 'VAGUE_THREAT', text: '违约金按合同第八条计算。' },
  { id: 'W-11 rests', flag: 'COMPOUND_FEE', text: '违约金按未付本金、单利计算。' },
  {
    id: 'W-12 rests',
    flag: 'ARBITRATION_NO_CLAUSE',
    text: '依合同第十二条，我司将向杭州仲裁委员会申请仲裁。',
    context: { arbitration_clause: true },
  },
  {
    id: 'W-13 rests',
    flag: 'GOV_PRICE_CLAIM',
    text: '本项目执行政府指导价，文号见公示栏。',
    context: { gov_guided_price: true },
  },
  { id: 'W-16 rests', flag: 'FALSE_URGENCY', text: '请在11月30日前缴纳，如有困难可以申请分期。' },
]

test.each(FIRES)('$id: $text', ({ flag, text, context }) => {
  const { verdict, flags } = screenWording(text, context)
  expect(flags).toContain(flag)
  expect(verdict).not.toBe('pass')
})

test.each(RESTS)('$id: $text', ({ flag, text, context }) => {
  expect(screenWording(text, context).flags).not.toContain(flag)
})

// W-17 is the reading itself: the same words are stopped when they threaten, and pass when they do not.

const SAME_WORDS = '停止供水供电'

test.each([
  { id: 'W-17 fires', text: `物业服务人不得采取${SAME_WORDS}的方式催交物业费。`, verdict: 'pass' },
  { id: 'W-17 rests', text: `逾期未缴的，将${SAME_WORDS}。`, verdict: 'block' },
])('$id: $text', ({ text, verdict }) => {
  expect(screenWording(text).verdict).toBe(verdict)
})
