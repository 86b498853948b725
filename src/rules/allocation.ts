/**
 * Which debts a payment pays (核销). Civil Code art. 560 orders the debts: the payer's designation, then what is due,
 * then the debt with the least security, the heavier burden, the earlier due day, and pro rata among equals. Art. 561
 * orders the parts of one debt: costs, interest, principal. Art. 561 does not name the contractual late fee (违约金),
 * so its place is a setting. Every fen of the payment is either applied or left over; none appears or vanishes.
 */
import { type Because, because } from './because.ts'
import type { Day } from './day.ts'
import { add, Decimal, type Fen, least, split, subtract, sum, yuan, ZERO } from './money.ts'

export const PARTS = ['costs', 'interest', 'principal', 'lateFee'] as const
export type Part = (typeof PARTS)[number]
export type Parts = Record<Part, Fen>

/** One debt with what is still open of it. */
export type Debt = {
  id: string
  dueDay: Day
  open: Parts
  /** How much of it is secured (deposit, guarantee); none is 0. */
  security?: Fen
  /** What not paying it costs the debtor, as a yearly or daily rate; a debt that bears a late fee is heavier. */
  burden?: string
  /** Limitation has run out: paid only when the payer names it. */
  timeBarred?: boolean
  /**
   * Whom it is owed to; absent: the company. Art. 560 speaks of debts to one creditor, so money for water or power that
   * is collected for a supplier (物业管理条例 44) is paid only by money given for it.
   */
  creditor?: string
  /** The doubled part of the interest on a judgment: in enforcement it comes after the judgment's money. */
  delayInterest?: boolean
  /** What people call it, for the trail. */
  label?: string
}

export type AllocationSettings = {
  /** `after_principal`: voluntary payments reach the late fee last. `interest_like`: it is paid with the interest. */
  lateFeeClass: 'after_principal' | 'interest_like'
  /** An order of the parts that both sides agreed (e.g. 先本后息); null: art. 561. */
  agreedPartOrder: readonly Part[] | null
  /** An order of debts that both sides agreed; debts not in it follow by law. */
  agreedDebtOrder: readonly string[] | null
  /**
   * Several debts: finish one before the next (the default), or the costs of all, then the interest of all, … The latter
   * only among debts the law puts on one step: what was agreed or named, what is due before what is not, stays first.
   */
  across?: 'debt_by_debt' | 'part_by_part'
  /** In enforcement the judgment's money goes before the doubled interest (法释〔2014〕8号 Art. 4). */
  stage?: 'voluntary' | 'enforcement'
  /** What happens to money that nobody named and that the company's own debts did not take: is it left over (the
   * default), or does it pay what is collected for others? */
  silentSurplus?: 'left_over' | 'to_other_creditors'
}

/** The defaults: nothing agreed, and the late fee after the principal (product policy, to the payer's advantage). */
export const DEFAULT_SETTINGS: AllocationSettings = {
  lateFeeClass: 'after_principal',
  agreedPartOrder: null,
  agreedDebtOrder: null,
}

export type Applied = { debtId: string; parts: Parts; total: Fen; ground: Ground }

/** Why a debt is paid when it is. */
export type Ground =
  | 'agreed'
  | 'designated'
  | 'due'
  | 'less_secured'
  | 'heavier'
  | 'due_earlier'
  | 'pro_rata'
  | 'not_yet_due'
  | 'judgment'
  | 'delay_interest'
  | 'other_creditor'

export type Allocation = {
  /** In the order paid. Debts that got nothing are absent. */
  applied: Applied[]
  /** What no debt took. */
  unapplied: Fen
  because: Because
}

/**
 * Allocates a payment made on a day. `designation`: the debts the payer named, in the payer's order; empty for none.
 * No debts: everything is left over. Throws (a defect) on a negative payment or a designation of an unknown debt.
 */
export function allocate(
  payment: Fen,
  debts: readonly Debt[],
  day: Day,
  designation: readonly string[] = [],
  settings: AllocationSettings = DEFAULT_SETTINGS,
): Allocation {
  if (payment < 0) throw new Error(`allocate: negative payment ${payment}`)
  const paid = new Map<string, { parts: Parts; ground: Ground }>()
  const order = partOrder(settings)
  const passes = settings.across === 'part_by_part' ? order.map((part) => [part]) : [order]
  let left = payment
  for (const step of rank(debts, day, designation, settings))
    for (const parts of passes) left = payStep(left, step, parts, paid)
  const applied = [...paid].map(([debtId, { parts, ground }]) => ({
    debtId,
    parts,
    total: totalOf(parts),
    ground,
  }))
  return { applied, unapplied: left, because: explain(payment, debts, applied, left, day, settings) }
}

/** Pays group after group, in these parts only; what was paid of each debt is added up. Returns what is left. */
function payStep(
  money: Fen,
  step: Step,
  order: readonly Part[],
  paid: Map<string, { parts: Parts; ground: Ground }>,
): Fen {
  let left = money
  for (const { debts, ground } of step) {
    if (left === 0) break
    for (const [index, parts] of payGroup(left, debts, order).entries()) {
      const total = totalOf(parts)
      if (total === 0) continue
      const { id } = debts[index] as Debt
      const before = paid.get(id)
      paid.set(id, { parts: before ? addParts(before.parts, parts) : parts, ground })
      left = subtract(left, total)
    }
  }
  return left
}

function totalOf(parts: Parts): Fen {
  return sum(PARTS.map((part) => parts[part]))
}

function addParts(a: Parts, b: Parts): Parts {
  return Object.fromEntries(PARTS.map((part) => [part, add(a[part], b[part])])) as Parts
}

/** Debts equal in every respect the law names: they are paid pro rata. */
type Group = { ground: Ground; debts: Debt[] }
/** What is paid whole, whatever its parts, before anything of the next step is. */
type Step = Group[]

/** Debts in the order the law pays them. */
function rank(
  debts: readonly Debt[],
  day: Day,
  designation: readonly string[],
  settings: AllocationSettings,
): Step[] {
  const byId = new Map(debts.map((debt) => [debt.id, debt]))
  const named = (ids: readonly string[], ground: Ground): Step[] =>
    ids.map((id) => {
      const debt = byId.get(id)
      if (!debt) throw new Error(`allocate: no debt ${id} to designate`)
      byId.delete(id)
      return [{ ground, debts: [debt] }]
    })
  const agreed = named(
    (settings.agreedDebtOrder ?? []).filter((id) => byId.has(id)),
    'agreed',
  )
  const designated = named(
    unique(designation)
      .filter((id) => byId.has(id) || !debts.some((d) => d.id === id))
      .filter((id) => !waits(byId.get(id), settings)),
    'designated',
  )
  const rest = [...byId.values()]
  // Named money pays also what time or another creditor would keep it from.
  const isNamed = (debt: Debt) => designation.includes(debt.id)
  const own = rest.filter((debt) => debt.creditor === undefined && (!debt.timeBarred || isNamed(debt)))
  const toOthers = settings.silentSurplus === 'to_other_creditors'
  const others = rest.filter((debt) => debt.creditor && (isNamed(debt) || (toOthers && !debt.timeBarred)))
  return [
    ...agreed,
    ...designated,
    ...inTime(own, day, designation, settings),
    ...inTime(others, day, designation, settings).map((step) => grounded(step, 'other_creditor')),
  ]
}

/** 法释〔2014〕8号 Art. 4: only an agreement of both sides may put the doubled interest before the judgment's money. */
function waits(debt: Debt | undefined, { stage }: AllocationSettings): boolean {
  return stage === 'enforcement' && debt?.delayInterest === true
}

/** What is due before what is not; in enforcement the doubled interest after all of it, what was named of it first. */
function inTime(
  debts: readonly Debt[],
  day: Day,
  designation: readonly string[],
  settings: AllocationSettings,
): Step[] {
  const doubled = debts.filter((debt) => waits(debt, settings))
  const judgment = debts.filter((debt) => !waits(debt, settings))
  const named = unique(designation).flatMap((id) => doubled.filter((debt) => debt.id === id))
  const after = doubled.filter((debt) => !named.includes(debt))
  const [due = [], notYet = []] = byDue(judgment, day)
  return [
    doubled.length > 0 ? grounded(due, 'judgment') : due,
    notYet,
    ...named.map((debt): Step => [{ ground: 'delay_interest', debts: [debt] }]),
    ...byDue(after, day).map((step) => grounded(step, 'delay_interest')),
  ]
}

/** Art. 560 ¶2: what is due in its order, then what is not yet due in the same. */
function byDue(debts: readonly Debt[], day: Day): Step[] {
  const due = debts.filter((debt) => debt.dueDay <= day)
  const notYet = debts.filter((debt) => debt.dueDay > day)
  return [statutory(due), grounded(statutory(notYet), 'not_yet_due')]
}

function grounded(step: Step, ground: Ground): Step {
  return step.map(({ debts }) => ({ ground, debts }))
}

/** Least security, heavier burden, earlier due day; equals together. Each group says what put it before the next. */
function statutory(debts: readonly Debt[]): Step {
  const sorted = [...debts].sort((a, b) => compareByLaw(a, b) || (a.id < b.id ? -1 : 1))
  const groups: Debt[][] = []
  for (const debt of sorted) {
    const last = groups.at(-1)
    if (last && compareByLaw(last[0] as Debt, debt) === 0) last.push(debt)
    else groups.push([debt])
  }
  return groups.map((group, index) => ({ debts: group, ground: groundOf(group, groups[index + 1]) }))
}

function groundOf(group: readonly Debt[], next: readonly Debt[] | undefined): Ground {
  if (group.length > 1) return 'pro_rata'
  const [one, other] = [group[0], next?.[0]]
  if (!one || !other) return 'due'
  if (lessSecured(one, other) !== 0) return 'less_secured'
  return heavier(one, other) === 0 ? 'due_earlier' : 'heavier'
}

function lessSecured(a: Debt, b: Debt): number {
  return (a.security ?? ZERO) - (b.security ?? ZERO)
}

function heavier(a: Debt, b: Debt): number {
  return new Decimal(b.burden ?? 0).comparedTo(a.burden ?? 0)
}

function compareByLaw(a: Debt, b: Debt): number {
  return lessSecured(a, b) || heavier(a, b) || (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0)
}

/** Pays a group of equals in proportion to what is open of each in these parts, and each in the order of its parts. */
function payGroup(money: Fen, debts: readonly Debt[], order: readonly Part[]): Parts[] {
  const opens = debts.map((debt) => sum(order.map((part) => debt.open[part])))
  const whole = sum(opens)
  if (money >= whole) return debts.map((debt, index) => payDebt(opens[index] as Fen, debt, order))
  return split(money, opens).map((share, index) => payDebt(share, debts[index] as Debt, order))
}

function payDebt(money: Fen, debt: Debt, order: readonly Part[]): Parts {
  const paid: Parts = { costs: ZERO, interest: ZERO, principal: ZERO, lateFee: ZERO }
  let left = money
  for (const part of order) {
    paid[part] = least(left, debt.open[part])
    left = subtract(left, paid[part])
  }
  return paid
}

function partOrder(settings: AllocationSettings): readonly Part[] {
  const legal: readonly Part[] =
    settings.lateFeeClass === 'interest_like'
      ? ['costs', 'interest', 'lateFee', 'principal']
      : ['costs', 'interest', 'principal', 'lateFee']
  if (!settings.agreedPartOrder) return legal
  const agreed = unique(settings.agreedPartOrder)
  return [...agreed, ...legal.filter((part) => !agreed.includes(part))]
}

export function openOf(debt: Debt): Fen {
  return PARTS.reduce((total, part) => add(total, debt.open[part]), ZERO)
}

const CIVIL_CODE = '民法典'
const DELAYED_PERFORMANCE = '法释〔2014〕8号'
const GROUNDS: Record<Ground, { zh: string; en: string; law: string; article: string }> = {
  agreed: {
    zh: '双方约定的顺序',
    en: 'the agreed order',
    law: CIVIL_CODE,
    article: '第五百六十条第一款',
  },
  designated: {
    zh: '缴款人指定',
    en: 'named by the payer',
    law: CIVIL_CODE,
    article: '第五百六十条第一款',
  },
  due: { zh: '已到期', en: 'due', law: CIVIL_CODE, article: '第五百六十条第二款' },
  less_secured: {
    zh: '已到期，没有担保或担保较少的先抵',
    en: 'due, the less secured first',
    law: CIVIL_CODE,
    article: '第五百六十条第二款',
  },
  heavier: {
    zh: '已到期，负担较重的先抵',
    en: 'due, the heavier burden first',
    law: CIVIL_CODE,
    article: '第五百六十条第二款',
  },
  due_earlier: {
    zh: '已到期，先到期的先抵',
    en: 'due, the earlier first',
    law: CIVIL_CODE,
    article: '第五百六十条第二款',
  },
  pro_rata: {
    zh: '已到期，条件相同的按债务比例',
    en: 'due, equals in proportion',
    law: CIVIL_CODE,
    article: '第五百六十条第二款',
  },
  not_yet_due: {
    zh: '尚未到期，到期债务之后',
    en: 'not yet due, after what is due',
    law: CIVIL_CODE,
    article: '第五百六十条第二款',
  },
  judgment: {
    zh: '判决确定的款项，先于加倍利息',
    en: 'what the judgment names, before the doubled interest',
    law: DELAYED_PERFORMANCE,
    article: '第四条',
  },
  delay_interest: {
    zh: '加倍部分利息，判决款项之后',
    en: 'doubled interest, after what the judgment names',
    law: DELAYED_PERFORMANCE,
    article: '第四条',
  },
  other_creditor: {
    zh: '代收款项，自有费用付清之后',
    en: 'collected for others, after what is owed to the company',
    law: CIVIL_CODE,
    article: '第五百六十条第一款',
  },
}

const PART_NAMES: Record<Part, { zh: string; en: string }> = {
  costs: { zh: '费用', en: 'costs' },
  interest: { zh: '利息', en: 'interest' },
  principal: { zh: '本金', en: 'principal' },
  lateFee: { zh: '违约金', en: 'late fee' },
}

function explain(
  payment: Fen,
  debts: readonly Debt[],
  applied: readonly Applied[],
  left: Fen,
  day: Day,
  settings: AllocationSettings,
): Because {
  const labels = new Map(debts.map((debt) => [debt.id, debt.label ?? debt.id]))
  const from = applied.map((one) => {
    const ground = GROUNDS[one.ground]
    const parts = PARTS.filter((part) => one.parts[part] > 0)
    const list = (language: 'zh' | 'en') =>
      parts
        .map((part) => `${PART_NAMES[part][language]} ${yuan(one.parts[part])}`)
        .join(language === 'zh' ? '、' : ', ')
    const label = labels.get(one.debtId) ?? one.debtId
    return because(
      yuan(one.total),
      'yuan',
      `allocation.${one.ground}`,
      {
        zh: `${label}：抵 ${yuan(one.total)} 元（${list('zh')}），理由：${ground.zh}`,
        en: `${label}: ${yuan(one.total)} yuan (${list('en')}), because: ${ground.en}`,
      },
      { source: { law: ground.law, article: ground.article, on: day } },
    )
  })
  const took = new Set(applied.map((one) => one.debtId))
  for (const debt of debts.filter((one) => one.timeBarred && !took.has(one.id) && openOf(one) > 0))
    from.push(
      because(
        yuan(ZERO),
        'yuan',
        'allocation.time_barred',
        {
          zh: `${debt.label ?? debt.id}：诉讼时效已过，没有指定就不抵`,
          en: `${debt.label ?? debt.id}: limitation has run out, so only money given for it pays it`,
        },
        { source: { law: CIVIL_CODE, article: '第一百九十二条', on: day } },
      ),
    )
  if (left > 0) {
    from.push(
      because(yuan(left), 'yuan', 'allocation.left_over', {
        zh: `余款 ${yuan(left)} 元转入预存`,
        en: `${yuan(left)} yuan left over, kept as credit balance`,
      }),
    )
  }
  const parts = partsInWords(settings)
  return because(
    yuan(payment),
    'yuan',
    'allocation',
    {
      zh: `缴款 ${yuan(payment)} 元的抵充（${parts.zh}）`,
      en: `How ${yuan(payment)} yuan was allocated (${parts.en})`,
    },
    { source: { law: '民法典', article: '第五百六十条、第五百六十一条', on: day }, from },
  )
}

/** The order of the parts, and the place of the late fee in it, which the law leaves to the parties. */
function partsInWords(settings: AllocationSettings): { zh: string; en: string } {
  const order = partOrder(settings).map((part) => PART_NAMES[part])
  const names = { zh: order.map(({ zh }) => zh).join('、'), en: order.map(({ en }) => en).join(', ') }
  if (settings.agreedPartOrder)
    return { zh: `按约定顺序：${names.zh}`, en: `in the agreed order: ${names.en}` }
  return settings.lateFeeClass === 'interest_like'
    ? {
        zh: '先费用、再利息、后本金；违约金按设置与利息同列',
        en: `${names.en}; the late fee stands with the interest, as set`,
      }
    : {
        zh: '先费用、再利息、后本金；违约金按设置排在最后',
        en: `${names.en}; the late fee comes last, as set`,
      }
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
