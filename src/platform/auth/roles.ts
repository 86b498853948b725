/**
 * Who may do what: roles as a table to be read, and the one question everybody asks of it, `can`. Pure: no I/O.
 * Need to know: a steward works with the money of the households they answer for, and with no other; guards, cleaners
 * and technicians see a payment-season card and never a debt.
 */

export const ROLES = [
  'company_admin',
  'community_manager',
  'supervisor',
  'steward',
  'cashier',
  'customer_service',
  'finance',
  'legal',
  'auditor',
  'field_staff',
] as const
export type Role = (typeof ROLES)[number]

/** Every act the API knows, with the words a refusal uses. One row an act. */
export const ACTIONS = {
  'platform.read_staff': { zh: '查看员工', en: 'see staff' },
  'platform.manage_staff': { zh: '管理员工与岗位', en: 'manage staff and roles' },
  'platform.read_audit': { zh: '查看审计与核验', en: 'see the audit trail and run verify' },
  'platform.see_jobs': { zh: '查看后台任务', en: 'watch long work' },
  'platform.see_calendar': { zh: '查看自动日程', en: 'see the calendar' },
  'roster.create_community': { zh: '新建小区', en: 'create a community' },
  'roster.read': { zh: '查看房产与业主', en: 'see premises and owners' },
  'roster.write': { zh: '修改房产与业主', en: 'change premises and owners' },
  'roster.reveal_contact': { zh: '查看完整联系方式', en: 'see full contact details' },
  'roster.assign_steward': { zh: '指派管家', en: 'assign stewards' },
  'tariff.read': { zh: '查看收费标准', en: 'see rates' },
  'tariff.write': { zh: '修改收费标准', en: 'change rates' },
  'billing.read': { zh: '查看账单', en: 'see bills' },
  'billing.run': { zh: '执行计费', en: 'run billing' },
  'ledger.read': { zh: '查看应收与收款', en: 'see what is owed and paid' },
  'ledger.receive': { zh: '收款', en: 'take payments' },
  'ledger.reverse': { zh: '红冲收据', en: 'reverse a receipt' },
  'ledger.adjust': { zh: '调整应收', en: 'adjust a charge' },
  'ledger.close_day': { zh: '日结', en: 'close the day' },
  'imports.run': { zh: '导入数据', en: 'import files' },
  'imports.undo': { zh: '撤销导入', en: 'undo an import' },
  'collections.read': { zh: '查看催缴', en: 'see collections' },
  'collections.run': { zh: '执行催缴批次', en: 'run dunning' },
  'collections.record': { zh: '登记联系与承诺', en: 'record contacts and promises' },
  'collections.hold': { zh: '暂停或恢复催缴', en: 'hold or resume dunning' },
  'collections.manage_procedure': { zh: '修改催缴方案', en: 'change the procedure' },
  'documents.read': { zh: '查看与打印文书', en: 'see and print documents' },
  'documents.approve_template': { zh: '审批文书模板', en: 'approve templates' },
  'channels.read': { zh: '查看发送记录', en: 'see what was sent' },
  'channels.dispatch': { zh: '发送通知', en: 'send notices' },
  'channels.release': { zh: '放行或撤回待审的文字', en: 'release or withdraw texts held for review' },
  'insight.board': { zh: '查看房态图', en: 'see the building board' },
  'insight.reports': { zh: '查看报表', en: 'see reports' },
  'insight.worklist': { zh: '查看今日工作', en: "see today's work" },
  'insight.season_card': { zh: '查看缴费季卡片', en: 'see the payment-season card' },
} as const satisfies Record<string, { zh: string; en: string }>
export type Action = keyof typeof ACTIONS

/** Acts on the company itself: a role in one community alone never carries them. */
const COMPANY_WIDE: ReadonlySet<Action> = new Set([
  'platform.manage_staff',
  'roster.create_community',
  // One procedure and one set of texts speak for every community of the company.
  'collections.manage_procedure',
  'documents.approve_template',
])

/** all: every household of the place. own_households: those one answers for today. none: no debt of anybody. */
export type MoneyScope = 'all' | 'own_households' | 'none'

type RoleRow = { zh: string; en: string; why: string; money: MoneyScope; may: readonly Action[] }

const SEE: readonly Action[] = [
  'roster.read',
  'tariff.read',
  'billing.read',
  'ledger.read',
  'collections.read',
  'documents.read',
  'channels.read',
  'insight.board',
  'insight.reports',
  'insight.worklist',
  'platform.see_jobs',
  'platform.see_calendar',
]
const COLLECT: readonly Action[] = ['collections.record', 'collections.hold', 'roster.reveal_contact']
const RUN_COMMUNITY: readonly Action[] = [
  'roster.write',
  'roster.assign_steward',
  'billing.run',
  'collections.run',
  'channels.dispatch',
  'imports.run',
  'imports.undo',
  'ledger.reverse',
  'ledger.adjust',
  'ledger.close_day',
  'platform.read_staff',
]

export const ROLE_TABLE: Record<Role, RoleRow> = {
  company_admin: {
    zh: '公司管理员',
    en: 'company admin',
    why: '开通与配置，对全公司负责 · sets everything up and answers for all of it',
    money: 'all',
    may: Object.keys(ACTIONS) as Action[],
  },
  community_manager: {
    zh: '项目经理',
    en: 'community manager',
    why: '对一个小区的服务与收费负责 · answers for one community',
    money: 'all',
    may: [
      ...SEE,
      ...COLLECT,
      ...RUN_COMMUNITY,
      'tariff.write',
      'ledger.receive',
      'channels.release',
      'insight.season_card',
    ],
  },
  supervisor: {
    zh: '主管',
    en: 'supervisor',
    why: '带管家，分派与复核 · leads the stewards',
    money: 'all',
    may: [
      ...SEE,
      ...COLLECT,
      'roster.assign_steward',
      'collections.run',
      'channels.dispatch',
      'insight.season_card',
    ],
  },
  steward: {
    zh: '管家',
    en: 'steward',
    why: '只看自己负责住户的欠费 · sees debts of own households only',
    money: 'own_households',
    may: [
      'roster.read',
      'billing.read',
      'ledger.read',
      'collections.read',
      'documents.read',
      'insight.board',
      'insight.worklist',
      ...COLLECT,
    ],
  },
  cashier: {
    zh: '收费员',
    en: 'cashier',
    why: '柜台收款，任何住户都可能来 · anybody may come to the counter',
    money: 'all',
    may: [
      'roster.read',
      'tariff.read',
      'billing.read',
      'ledger.read',
      'ledger.receive',
      'ledger.close_day',
      'documents.read',
      'insight.board',
      'platform.see_jobs',
    ],
  },
  customer_service: {
    zh: '客服',
    en: 'customer service',
    why: '接听来电，记录诉求与承诺 · answers calls, records requests and promises',
    money: 'all',
    may: [
      'roster.read',
      'billing.read',
      'ledger.read',
      'collections.read',
      'collections.record',
      'collections.hold',
      'documents.read',
      'insight.board',
      'insight.worklist',
    ],
  },
  finance: {
    zh: '财务',
    en: 'finance',
    why: '账务、红冲与日结 · books, reversals and day close',
    money: 'all',
    may: [
      ...SEE,
      'ledger.receive',
      'ledger.reverse',
      'ledger.adjust',
      'ledger.close_day',
      'billing.run',
      'tariff.write',
      'imports.run',
      'imports.undo',
    ],
  },
  legal: {
    zh: '法务',
    en: 'legal',
    why: '文书审批与法律程序 · approves wording, prepares legal steps',
    money: 'all',
    may: [...SEE, ...COLLECT, 'documents.approve_template', 'channels.release'],
  },
  auditor: {
    zh: '审计',
    en: 'auditor',
    why: '只看，不改 · looks at everything, changes nothing',
    money: 'all',
    may: [...SEE, 'platform.read_audit', 'platform.read_staff'],
  },
  field_staff: {
    zh: '一线人员（保安、保洁、工程）',
    en: 'field staff (guards, cleaners, technicians)',
    why: '只有缴费季卡片，看不到任何欠费 · a payment-season card, never a debt',
    money: 'none',
    may: ['insight.season_card'],
  },
}

/** A role given to a person: in one community, or (null) in every community of the company. */
export type Grant = { role: Role; communityId: string | null }

/** Whose work moves money or rights: a company may ask them for a second factor. */
const GUARDED_ROLES: readonly Role[] = ['company_admin', 'finance']

export function isGuarded(grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => GUARDED_ROLES.includes(role))
}

/** Who is signed in, with the grants that hold today. */
export type Principal = {
  companyId: string
  staffId: string
  username: string
  name: string
  grants: readonly Grant[]
}

export type Permission =
  | { allowed: true; money: MoneyScope }
  | { allowed: false; reason: { zh: string; en: string } }

/**
 * Whether somebody may do this, there. Without a community: anywhere at all (the caller then narrows to the
 * communities in `communitiesFor`). `money` is the widest scope of the grants that allow it.
 */
export function can(
  principal: Principal,
  action: Action,
  where: { communityId?: string | null | undefined } = {},
): Permission {
  const { communityId } = where
  const here = principal.grants.filter(
    (grant) =>
      grant.communityId === null ||
      (!COMPANY_WIDE.has(action) && (communityId == null || grant.communityId === communityId)),
  )
  const allowing = here.filter((grant) => ROLE_TABLE[grant.role].may.includes(action))
  if (allowing.length > 0) return { allowed: true, money: widest(allowing) }
  return { allowed: false, reason: refusal(action, here) }
}

/** The communities in which an act is allowed; null: every community of the company. */
export function communitiesFor(principal: Principal, action: Action): string[] | null {
  const allowing = principal.grants.filter((grant) => ROLE_TABLE[grant.role].may.includes(action))
  if (allowing.some((grant) => grant.communityId === null)) return null
  return [...new Set(allowing.map((grant) => grant.communityId as string))]
}

/** What somebody may do in a community, for a console that shows only what is possible. */
export function actionsOf(principal: Principal, communityId: string | null): Action[] {
  const here = principal.grants.filter(
    (grant) => grant.communityId === null || (communityId !== null && grant.communityId === communityId),
  )
  const may = new Set(here.flatMap((grant) => ROLE_TABLE[grant.role].may))
  return (Object.keys(ACTIONS) as Action[]).filter(
    (action) => may.has(action) && can(principal, action, { communityId }).allowed,
  )
}

function widest(grants: readonly Grant[]): MoneyScope {
  const scopes = grants.map((grant) => ROLE_TABLE[grant.role].money)
  return scopes.includes('all') ? 'all' : scopes.includes('own_households') ? 'own_households' : 'none'
}

function refusal(action: Action, here: readonly Grant[]) {
  const words = ACTIONS[action]
  if (here.length === 0) return { zh: '您在这个小区没有岗位。', en: 'You have no role in this community.' }
  const roles = [...new Set(here.map((grant) => grant.role))]
  return {
    zh: `${roles.map((role) => ROLE_TABLE[role].zh).join('、')}不能${words.zh}。`,
    en: `A ${roles.map((role) => ROLE_TABLE[role].en).join(', ')} may not ${words.en}.`,
  }
}
