/** Every refusal of the demo. */
import { declareProblems } from '../rules/problem.ts'

export const demoProblems = declareProblems('demo', {
  community_not_empty: {
    status: 409,
    says: {
      zh: '小区 {code} 里已有 {premises} 处房产，演示数据不会写进去。',
      en: 'Community {code} already holds {premises} premises; the demo does not write into it.',
    },
    next: {
      zh: '请用 --into 另取一个编号，或指定一个空的小区。',
      en: 'Name another code with --into, or an empty community.',
    },
  },
  size_not_possible: {
    status: 422,
    says: {
      zh: '--{option} {given} 不行，应为 {low} 到 {high} 的整数。',
      en: '--{option} {given} is not possible: a whole number from {low} to {high}.',
    },
    next: { zh: '请改正后重试。', en: 'Correct it and try again.' },
  },
})
