/** Refusals of starting, stopping and setting up. */
import { declareProblems } from '../rules/problem.ts'

export const appProblems = declareProblems('app', {
  port_in_use: {
    status: 409,
    says: { zh: '端口 {port} 已被占用。', en: 'Port {port} is in use.' },
    next: {
      zh: '请关闭占用它的程序，或换一个端口：PORT=3001 npm start。',
      en: 'Stop what uses it, or choose another: PORT=3001 npm start.',
    },
  },
  reset_needs_yes: {
    status: 400,
    says: { zh: '清空数据库会丢失全部数据。', en: 'A reset loses everything in the database.' },
    next: { zh: '确定要这样做请加上 --yes。', en: 'If that is what you want, add --yes.' },
  },
  which_company: {
    status: 400,
    says: { zh: '无法确定是哪一家公司。', en: 'It is not clear which company is meant.' },
    next: {
      zh: '请给出 --community 小区编号，或 --company 公司名称。',
      en: 'Give --community CODE or --company NAME.',
    },
  },
})
