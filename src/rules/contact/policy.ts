/** Hours and caps of contact, with the source of each number, and how a company may tighten them. */

export type ContactPolicy = {
  /** Minutes since local midnight: open is included, close is not. */
  openMinutes: number
  closeMinutes: number
  visitOpenMinutes: number
  visitCloseMinutes: number
  conversationsPerDay: number
  attemptsPer7Days: number
  callsPer7Days: number
  messagesPerDay: number
  messagesPer7Days: number
  dialsPerNumberPerDay: number
  unansweredDialsPerNumberPerDay: number
  visitsPer7Days: number
  restDaysAfterConversation: number
}

type Bound = { value: number; stricter: 'lower' | 'higher'; zh: string; source: string }

/** The defaults, each the stricter of what was found, with its source. A company may tighten, never loosen. */
export const CONTACT_BOUNDS: Record<keyof ContactPolicy, Bound> = {
  openMinutes: {
    value: 480,
    stricter: 'higher',
    zh: '每天最早联系时间 08:00',
    source: '银行业协会催收工作指引(2026)：22:00–08:00 不得催收',
  },
  closeMinutes: {
    value: 1260,
    stricter: 'lower',
    zh: '每天最晚联系时间 21:00（不含）',
    source: '12 CFR 1006.6(b)：21:00 以后不得联系（参照，取严）',
  },
  visitOpenMinutes: {
    value: 540,
    stricter: 'higher',
    zh: '最早上门时间 09:00',
    source: '民法典 1033(二)；产品政策',
  },
  visitCloseMinutes: {
    value: 1200,
    stricter: 'lower',
    zh: '最晚上门时间 20:00（不含）',
    source: '民法典 1033(二)；产品政策',
  },
  conversationsPerDay: {
    value: 1,
    stricter: 'lower',
    zh: '每天至多 1 次有效通话',
    source: '民法典 1033(一)；产品政策',
  },
  attemptsPer7Days: {
    value: 3,
    stricter: 'lower',
    zh: '每 7 天至多 3 次联系',
    source: '12 CFR 1006.14(b)(2)：7 天 7 次（参照）；产品政策取严',
  },
  callsPer7Days: {
    value: 7,
    stricter: 'lower',
    zh: '每 7 天至多拨打 7 次',
    source: '12 CFR 1006.14(b)(2)(i)(A)（参照）',
  },
  messagesPerDay: {
    value: 1,
    stricter: 'lower',
    zh: '每天至多 1 条信息',
    source: '民法典 1033(一)；产品政策',
  },
  messagesPer7Days: {
    value: 2,
    stricter: 'lower',
    zh: '每 7 天至多 2 条信息',
    source: '民法典 1033(一)；产品政策',
  },
  dialsPerNumberPerDay: {
    value: 3,
    stricter: 'lower',
    zh: '同一号码每天至多拨打 3 次',
    source: '银行业协会催收工作指引(2026)：不超过 6 次；产品政策取严',
  },
  unansweredDialsPerNumberPerDay: {
    value: 3,
    stricter: 'lower',
    zh: '同一号码无人接听，每天至多拨打 3 次',
    source: '银行业协会催收工作指引(2026)：不宜超过 6 次；产品政策取严',
  },
  visitsPer7Days: {
    value: 1,
    stricter: 'lower',
    zh: '每 7 天至多上门 1 次',
    source: '民法典 1033(二)；产品政策',
  },
  restDaysAfterConversation: {
    value: 7,
    stricter: 'higher',
    zh: '通话后 7 天内不再催缴',
    source: '12 CFR 1006.14(b)(2)(i)(B)：7 天内不再致电（参照）；短信、上门一并停，产品政策取严',
  },
}

export const DEFAULT_CONTACT_POLICY = Object.fromEntries(
  Object.entries(CONTACT_BOUNDS).map(([key, bound]) => [key, bound.value]),
) as ContactPolicy

/** A company's wishes, each taken only as far as it is stricter than the default. Unreadable values: the default. */
export function tighten(wished: Partial<Record<keyof ContactPolicy, unknown>>): ContactPolicy {
  const policy = { ...DEFAULT_CONTACT_POLICY }
  for (const key of Object.keys(CONTACT_BOUNDS) as (keyof ContactPolicy)[]) {
    const wish = wished[key]
    const { value, stricter } = CONTACT_BOUNDS[key]
    if (typeof wish !== 'number' || !Number.isSafeInteger(wish) || wish < 0) continue
    policy[key] = stricter === 'lower' ? Math.min(wish, value) : Math.max(wish, value)
  }
  return policy
}
