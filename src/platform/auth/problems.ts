/** Refusals of signing in and of managing staff; the general ones stand in `platform/problems.ts`. */
import { declareProblems } from '../../rules/problem.ts'

export const authProblems = declareProblems('auth', {
  last_admin: {
    status: 409,
    says: { zh: '这是最后一位公司管理员。', en: 'This is the last company admin.' },
    next: { zh: '请先指定另一位公司管理员。', en: 'Make somebody else a company admin first.' },
  },
  already_set_up: {
    status: 409,
    says: { zh: '已经开通过了。', en: 'This installation is set up already.' },
    next: { zh: '请用已有的账号登录。', en: 'Sign in with an existing login.' },
  },
  no_login: {
    status: 409,
    says: { zh: '{name} 没有登录账号。', en: '{name} has no login.' },
    next: { zh: '请先为其建立用户名。', en: 'Give a user name first.' },
  },
})
