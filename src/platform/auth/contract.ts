/** The API of signing in and of staff. */
import { z } from 'zod'
import { endpoint, zId } from '../http/contract.ts'
import { zNewStaff, zPassword, zRole } from './model.ts'
import { ACTIONS, type Action } from './roles.ts'

const zAction = z.enum(Object.keys(ACTIONS) as [Action, ...Action[]])

export const zMe = z.object({
  staffId: zId,
  companyId: zId,
  company: z.string(),
  name: z.string(),
  username: z.string(),
  grants: z.array(
    z.object({ role: zRole, roleZh: z.string(), roleEn: z.string(), communityId: zId.nullable() }),
  ),
  /** What is allowed in every community. */
  may: z.array(zAction),
  /** Communities in which one has any role; names come from `insight.communities`. */
  communities: z.array(
    z.object({
      communityId: zId,
      code: z.string(),
      may: z.array(zAction),
      money: z.enum(['all', 'own_households', 'none']),
    }),
  ),
})
export type Me = z.infer<typeof zMe>

const zToken = z.string().regex(/^[\w-]{43}$/, { error: '登录已失效 (sign in again)' })
const zCode = z.string().trim().min(6, { error: '6 位数字或恢复码 (six digits or a recovery code)' }).max(40)

/** The password was right; nothing is open yet. */
export const zPendingSignIn = z.object({
  pending: zToken,
  /** code: give the second factor. enrol: the company asks for one; start it. */
  step: z.enum(['code', 'enrol']),
  until: z.date(),
})
const zEnrolment = z.object({
  /** For typing it in by hand. */
  secret: z.string(),
  /** `otpauth://…`, to be drawn as a QR code. */
  uri: z.string(),
})
const zRecoveryCodes = z.array(z.string())

export const zStaff = z.object({
  staffId: zId,
  name: z.string(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  disabledAt: z.date().nullable(),
  secondFactor: z.boolean(),
  grants: z.array(z.object({ grantId: zId, role: zRole, communityId: zId.nullable() })),
})

const done = z.object({ done: z.literal(true) })

export const authContract = {
  signIn: endpoint('POST', '/auth/session', 'anyone', { zh: '登录', en: 'Sign in' })
    .input(z.object({ username: z.string().max(200), password: z.string().max(200) }))
    .output(z.union([zMe, zPendingSignIn])),
  secondStep: endpoint('POST', '/auth/session/code', 'anyone', {
    zh: '登录第二步：验证码或恢复码',
    en: 'Second step of signing in: a code or a recovery code',
  })
    .input(z.object({ pending: zToken, code: zCode }))
    .output(zMe),
  startPending: endpoint('POST', '/auth/session/enrolment', 'anyone', {
    zh: '登录时开始绑定两步验证',
    en: 'Begin the second factor while signing in',
  })
    .input(z.object({ pending: zToken }))
    .output(zEnrolment),
  confirmPending: endpoint('POST', '/auth/session/enrolment/confirmation', 'anyone', {
    zh: '登录时确认两步验证',
    en: 'Confirm the second factor while signing in',
  })
    .input(z.object({ pending: zToken, code: zCode }))
    .output(z.object({ me: zMe, recoveryCodes: zRecoveryCodes })),
  signOut: endpoint('DELETE', '/auth/session', 'anyone', { zh: '退出', en: 'Sign out' }).output(done),
  me: endpoint('GET', '/auth/me', 'signed_in', { zh: '我是谁', en: 'Who am I' }).output(zMe),
  changePassword: endpoint('PUT', '/auth/me/password', 'signed_in', {
    zh: '修改自己的密码',
    en: 'Change own password',
  })
    .input(z.object({ current: z.string().max(200), password: zPassword }))
    .output(done),
  secondFactor: endpoint('GET', '/auth/me/second-factor', 'signed_in', {
    zh: '自己的两步验证',
    en: 'Own second factor',
  }).output(z.object({ state: z.enum(['off', 'started', 'on']), required: z.boolean(), codesLeft: z.int() })),
  startSecondFactor: endpoint('POST', '/auth/me/second-factor', 'signed_in', {
    zh: '开始绑定两步验证',
    en: 'Begin a second factor',
  })
    .input(z.object({ current: z.string().max(200) }))
    .output(zEnrolment),
  confirmSecondFactor: endpoint('PUT', '/auth/me/second-factor', 'signed_in', {
    zh: '确认两步验证，得到恢复码',
    en: 'Confirm the second factor; answers the recovery codes',
  })
    .input(z.object({ code: zCode }))
    .output(z.object({ recoveryCodes: zRecoveryCodes })),
  removeSecondFactor: endpoint('DELETE', '/auth/me/second-factor', 'signed_in', {
    zh: '关闭自己的两步验证',
    en: 'Turn the own second factor off',
  })
    .input(z.object({ current: z.string().max(200), code: zCode }))
    .output(done),
  policy: endpoint('GET', '/auth/policy', 'platform.manage_staff', {
    zh: '登录要求',
    en: 'What the company asks for at sign-in',
  }).output(z.object({ secondFactorRequired: z.boolean() })),
  setPolicy: endpoint('PUT', '/auth/policy', 'platform.manage_staff', {
    zh: '要求公司管理员和财务使用两步验证',
    en: 'Ask company admins and finance for a second factor',
  })
    .input(z.object({ secondFactorRequired: z.boolean() }))
    .output(done),
  resetSecondFactor: endpoint('DELETE', '/auth/staff/{staffId}/second-factor', 'platform.manage_staff', {
    zh: '重置员工的两步验证（手机遗失）',
    en: "Reset somebody's second factor (a lost phone)",
  })
    .input(z.object({ staffId: zId }))
    .output(done),
  staff: endpoint('GET', '/auth/staff', 'platform.read_staff', { zh: '员工名单', en: 'List staff' }).output(
    z.array(zStaff),
  ),
  addStaff: endpoint('POST', '/auth/staff', 'platform.manage_staff', { zh: '新增员工', en: 'Add staff' })
    .input(zNewStaff)
    .output(z.object({ staffId: zId })),
  grantRole: endpoint('POST', '/auth/staff/{staffId}/grants', 'platform.manage_staff', {
    zh: '授予岗位',
    en: 'Grant a role',
  })
    .input(z.object({ staffId: zId, role: zRole, communityId: zId.nullable() }))
    .output(z.object({ grantId: zId })),
  endGrant: endpoint('DELETE', '/auth/staff/{staffId}/grants/{grantId}', 'platform.manage_staff', {
    zh: '收回岗位',
    en: 'Take a role back',
  })
    .input(z.object({ staffId: zId, grantId: zId }))
    .output(done),
  disableStaff: endpoint('POST', '/auth/staff/{staffId}/disable', 'platform.manage_staff', {
    zh: '停用员工（立即退出登录）',
    en: 'Disable staff (signed out at once)',
  })
    .input(z.object({ staffId: zId }))
    .output(done),
  setPassword: endpoint('PUT', '/auth/staff/{staffId}/password', 'platform.manage_staff', {
    zh: '重设密码',
    en: 'Set a new password',
  })
    .input(z.object({ staffId: zId, password: zPassword }))
    .output(done),
}
