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
  span: {
    status: 400,
    says: { zh: '起始日 {from} 晚于截止日 {to}。', en: 'The first day {from} is after the last day {to}.' },
    next: { zh: '请交换或改正日期。', en: 'Swap or correct the days.' },
  },
})
