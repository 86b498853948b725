/** Refusals that belong to no slice: input that cannot be read, names that are not found, rights that are missing. */
import { declareProblems } from '../rules/problem.ts'

export const platformProblems = declareProblems('platform', {
  bad_input: {
    status: 400,
    says: { zh: '输入有误：{where}：{detail}', en: 'Bad input: {where}: {detail}' },
    next: { zh: '请按提示改正后重试。', en: 'Correct it as said and try again.' },
  },
  community_not_found: {
    status: 404,
    says: { zh: '没有编号为 {code} 的小区。', en: 'There is no community with the code {code}.' },
    next: {
      zh: '请核对小区编号；dunwell list communities 可列出全部。',
      en: 'Check the code; `dunwell list communities` lists them all.',
    },
  },
  code_taken: {
    status: 409,
    says: { zh: '编号 {code} 已被使用。', en: 'The code {code} is already in use.' },
    next: { zh: '请换一个编号。', en: 'Choose another code.' },
  },
  sign_in_failed: {
    status: 401,
    says: { zh: '用户名或密码不对。', en: 'The user name or password is not right.' },
    next: {
      zh: '请重新输入；忘记密码请找公司管理员重设。',
      en: 'Try again; a company admin can set a new password.',
    },
  },
  sign_in_locked: {
    status: 429,
    says: {
      zh: '多次输错，登录已暂停到 {until}。',
      en: 'Too many wrong tries; sign-in is paused until {until}.',
    },
    next: {
      zh: '请稍后再试，或找公司管理员重设密码。',
      en: 'Wait, or ask a company admin for a new password.',
    },
  },
  not_signed_in: {
    status: 401,
    says: { zh: '登录已失效。', en: 'You are not signed in.' },
    next: { zh: '请重新登录。', en: 'Sign in again.' },
  },
  not_allowed: {
    status: 403,
    says: { zh: '您的岗位不能做这件事：{action}', en: 'Your role may not do this: {action}' },
    next: { zh: '需要时请公司管理员调整岗位。', en: 'Ask a company admin if you need it.' },
  },
  not_found: {
    status: 404,
    says: { zh: '没有找到{what}：{id}。', en: 'Not found: {what} {id}.' },
    next: { zh: '请核对后重试。', en: 'Check it and try again.' },
  },
  password_too_weak: {
    status: 422,
    says: { zh: '密码太短或太常见。', en: 'The password is too short or too common.' },
    next: { zh: '请用至少 10 个字符、不常见的密码。', en: 'Use at least 10 characters, nothing common.' },
  },
  username_taken: {
    status: 409,
    says: { zh: '用户名 {username} 已被使用。', en: 'The user name {username} is already in use.' },
    next: { zh: '请换一个用户名。', en: 'Choose another user name.' },
  },
})
