/** Refusals of 经营分析. */
import { declareProblems } from '../../rules/problem.ts'

export const insightProblems = declareProblems('insight', {
  not_yours: {
    status: 403,
    says: {
      zh: '这户不由您负责，不能查看其费用。',
      en: 'You do not answer for this household; its money is not shown.',
    },
    next: { zh: '请联系该户的管家或主管。', en: 'Ask the household’s steward or a supervisor.' },
  },
  law_not_known: {
    status: 422,
    says: { zh: '{zh}。', en: '{en}.' },
    next: {
      zh: '请查证最新一期 LPR，用 dunwell law enter 或“法律与限值”页录入后再算。',
      en: 'Look the latest LPR up and enter it with `dunwell law enter` or on the page of law and limits.',
    },
  },
  span: {
    status: 400,
    says: { zh: '起始日 {from} 晚于截止日 {to}。', en: 'The first day {from} is after the last day {to}.' },
    next: { zh: '请交换或改正日期。', en: 'Swap or correct the days.' },
  },
})
