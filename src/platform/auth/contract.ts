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

export const zStaff = z.object({
  staffId: zId,
  name: z.string(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  disabledAt: z.date().nullable(),
  grants: z.array(z.object({ grantId: zId, role: zRole, communityId: zId.nullable() })),
})

const done = z.object({ done: z.literal(true) })

export const authContract = {
  signIn: endpoint('POST', '/auth/session', 'anyone', { zh: '登录', en: 'Sign in' })
    .input(z.object({ username: z.string().max(200), password: z.string().max(200) }))
    .output(zMe),
  signOut: endpoint('DELETE', '/auth/session', 'anyone', { zh: '退出', en: 'Sign out' }).output(done),
  me: endpoint('GET', '/auth/me', 'signed_in', { zh: '我是谁', en: 'Who am I' }).output(zMe),
  changePassword: endpoint('PUT', '/auth/me/password', 'signed_in', {
    zh: '修改自己的密码',
    en: 'Change own password',
  })
    .input(z.object({ current: z.string().max(200), password: zPassword }))
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
