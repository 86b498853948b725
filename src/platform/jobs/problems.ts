/** What a job may end with besides its own words. */
import { declareProblems } from '../../rules/problem.ts'

export const jobProblems = declareProblems('jobs', {
  given_up: {
    status: 503,
    says: {
      zh: '这个任务多次中断，已停止；做完的部分都在，没做的都没做。',
      en: 'This job was interrupted too often and was stopped; what it finished stands, the rest was not done.',
    },
    next: {
      zh: '请重新发起一次；仍不行请让管理员查看运行日志。',
      en: 'Ask for it again; if it stops again, have your administrator look at the log.',
    },
  },
})
