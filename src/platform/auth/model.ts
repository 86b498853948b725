/** Nouns of signing in and of staff, parsed at the edge. */
import { z } from 'zod'
import { ROLES } from './roles.ts'

/** Lower-case, so that two logins never differ by case alone; ASCII, so that none differ by look-alike letters. */
export const zUsername = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, {
    error: '用户名：2–40 个小写字母、数字、点或横线 (2–40 of a-z 0-9 . _ -)',
  })

export const zPassword = z.string().max(200, { error: '密码太长 (too long)' })
export const zPersonName = z.string().trim().min(1, { error: '必须填写姓名 (required)' }).max(60)
export const zRole = z.enum(ROLES)

export const zNewStaff = z.object({
  name: zPersonName,
  username: zUsername,
  password: zPassword,
  phone: z.string().trim().max(30).optional(),
  role: zRole,
  /** null: every community of the company. */
  communityId: z.uuid().nullable(),
})
export type NewStaff = z.infer<typeof zNewStaff>

export const zNewCompany = z.object({
  company: z.string().trim().min(1, { error: '必须填写公司名称 (required)' }).max(100),
  adminName: zPersonName,
  username: zUsername,
  password: zPassword,
})
export type NewCompany = z.infer<typeof zNewCompany>
