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
  code_wrong: {
    status: 401,
    says: { zh: '验证码不对，或已经用过。', en: 'The code is not right, or it was used before.' },
    next: {
      zh: '请输入手机上当前的 6 位数字；手机不在身边请用恢复码。',
      en: 'Enter the six digits your phone shows now; without the phone use a recovery code.',
    },
  },
  pending_over: {
    status: 401,
    says: { zh: '这次登录已超时或试得太多。', en: 'This sign-in took too long or was tried too often.' },
    next: { zh: '请重新输入用户名和密码。', en: 'Enter user name and password again.' },
  },
  second_factor_on: {
    status: 409,
    says: { zh: '两步验证已经开启。', en: 'Two-step sign-in is on already.' },
    next: { zh: '换手机请先关闭，再重新开启。', en: 'For another phone turn it off first, then on again.' },
  },
  second_factor_off: {
    status: 409,
    says: { zh: '两步验证没有开启。', en: 'Two-step sign-in is not on.' },
    next: { zh: '需要时可以随时开启。', en: 'It can be turned on at any time.' },
  },
  secret_unreadable: {
    status: 503,
    says: {
      zh: '本机读不出这个两步验证：密钥丢失，或与当初的不同。',
      en: 'This two-step sign-in cannot be read here: its key is lost, or another one.',
    },
    next: {
      zh: '请用恢复码登录；或放回原来的 secret.key（或 DUNWELL_SECRET）；都没有请公司管理员重置两步验证。',
      en: 'Use a recovery code, or put back the secret.key (or DUNWELL_SECRET) it was made with; failing both, a company admin resets it.',
    },
  },
  secret_too_short: {
    status: 503,
    says: { zh: '密钥太短，不足 32 个字符。', en: 'The key is shorter than 32 characters.' },
    next: {
      zh: '请在 DUNWELL_SECRET 或数据目录的 secret.key 里放至少 32 个随机字符。',
      en: 'Put at least 32 random characters into DUNWELL_SECRET, or into secret.key in the data folder.',
    },
  },
  second_factor_needed: {
    status: 409,
    says: {
      zh: '公司要求这个岗位使用两步验证，不能关闭。',
      en: 'The company asks this role for two-step sign-in; it stays on.',
    },
    next: {
      zh: '换手机请公司管理员重置，下次登录时重新绑定。',
      en: 'For another phone a company admin resets it; the next sign-in begins anew.',
    },
  },
})
