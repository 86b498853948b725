/** The people of 敦睦物业: somebody for every role, with a login each. */
import { addStaff } from '../platform/auth/commands/add-staff.ts'
import { createCompany } from '../platform/auth/commands/create-company.ts'
import type { Role } from '../platform/auth/roles.ts'
import { ROLE_TABLE } from '../platform/auth/roles.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Actor, Tx } from '../platform/db/tx.ts'
import type { Day } from '../rules/day.ts'

const TAKEN = sqlFile(import.meta.url, './sql/login-taken.sql')

export const COMPANY = '敦睦物业服务有限公司'

export const MEMBERS = {
  admin: { name: '周敏', role: 'company_admin' },
  manager: { name: '刘志远', role: 'community_manager' },
  supervisor: { name: '孙丽', role: 'supervisor' },
  steward1: { name: '王小雅', role: 'steward' },
  steward2: { name: '李文博', role: 'steward' },
  steward3: { name: '陈思琪', role: 'steward' },
  steward4: { name: '赵一鸣', role: 'steward' },
  cashier: { name: '何静', role: 'cashier' },
  service: { name: '马晓燕', role: 'customer_service' },
  finance: { name: '钱芳', role: 'finance' },
  legal: { name: '许航', role: 'legal' },
  auditor: { name: '郭颖', role: 'auditor' },
  guard: { name: '魏强', role: 'field_staff' },
} as const satisfies Record<string, { name: string; role: Role }>
export type Member = keyof typeof MEMBERS
export const STEWARDS = ['steward1', 'steward2', 'steward3', 'steward4'] as const

/** In every community of the company; the others work in one. */
const COMPANY_WIDE: readonly Member[] = ['admin', 'finance', 'legal', 'auditor']

export type Staff = Record<Member, Actor & { kind: 'staff' }>
export type Admin = { staffId: string; username: string }
export type Login = { username: string; password: string; who: string }

/** The company with its admin, in a transaction opened with the new company's id. */
export async function foundCompany(tx: Tx, password: string, code: string, day: Day): Promise<Admin> {
  const username = await freeUsername(tx, 'admin', code)
  const { name: adminName } = MEMBERS.admin
  const { staffId } = await createCompany(tx, { company: COMPANY, adminName, username, password, day })
  return { staffId, username }
}

/** Everybody else; without the founder of the company also an admin. */
export async function hire(
  tx: Tx,
  input: { communityId: string; code: string; password: string; founder: Admin | null; day: Day },
): Promise<{ staff: Staff; usernames: Record<Member, string> }> {
  const staff: Partial<Staff> = {}
  const usernames: Partial<Record<Member, string>> = {}
  for (const member of Object.keys(MEMBERS) as Member[]) {
    const { name, role } = MEMBERS[member]
    if (member === 'admin' && input.founder) {
      staff.admin = { kind: 'staff', id: input.founder.staffId, name }
      usernames.admin = input.founder.username
      continue
    }
    const username = await freeUsername(tx, member, input.code)
    const communityId = COMPANY_WIDE.includes(member) ? null : input.communityId
    const { password, day } = input
    const { staffId } = await addStaff(tx, { name, username, password, role, communityId, day })
    staff[member] = { kind: 'staff', id: staffId, name }
    usernames[member] = username
  }
  return { staff: staff as Staff, usernames: usernames as Record<Member, string> }
}

export function loginsOf(usernames: Partial<Record<Member, string>>, password: string): Login[] {
  return (Object.entries(usernames) as [Member, string][]).map(([member, username]) => {
    const { name, role } = MEMBERS[member]
    return { username, password, who: `${name} · ${ROLE_TABLE[role].zh} ${ROLE_TABLE[role].en}` }
  })
}

/** The plain name, or one with the community's code when somebody runs another community here. */
async function freeUsername(tx: Tx, wanted: string, code: string): Promise<string> {
  const row = await tx.row<{ taken: boolean }>(TAKEN, { code })
  return row?.taken ? `${wanted}-${code.toLowerCase()}` : wanted
}
