/**
 * A household's standing: a pure function of what is owed and today. Nothing is counted or remembered that could be
 * derived, so a missed night, a back-dated payment and a replay all agree. One household is one conversation over all
 * its premises and fees.
 */
import { type Because, because } from './because.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { type Awaits, type DemandPeriod, demandPeriod, type GivenLetter } from './demand-period.ts'
import { type Fen, fen, least, sum, yuan, ZERO } from './money.ts'
import {
  type Act,
  ACT_NAMES,
  type Level,
  LEVEL_NAMES,
  LEVELS,
  type Procedure,
  type Step,
  stepAt,
} from './procedure.ts'

export type OpenItem = {
  itemId: string
  accountId: string
  feeKind: string
  dueDay: Day
  /** As billed. */
  amountFen: Fen
  openFen: Fen
  /** The days charged, for people. */
  fromDay: Day
  toDay: Day
}

/** What an open dispute covers of an item: all of it (null) or an amount. */
export type DisputedItem = { disputeId: string; itemId: string; amountFen: Fen | null }

/** `reviewDay`: when somebody looks at it again; a hold holds until it is lifted. */
export type Hold = { holdId: string; reason: string; fromDay: Day; reviewDay: Day }

/** `paidFen`: what the household paid from the day of the promise to its day. */
export type PromiseToPay = { promiseId: string; day: Day; amountFen: Fen; paidFen: Fen }

/** A step taken before. `anchorId`: the oldest due item it stood on. `letter`: of a demand letter, what became of it. */
export type TakenStep = {
  code: string
  act: Act
  anchorId: string
  day: Day
  letter?: Omit<GivenLetter, 'day'>
}

export type StandingFacts = {
  today: Day
  procedure: Procedure
  openItems: readonly OpenItem[]
  credits?: readonly { accountId: string; creditFen: Fen }[]
  disputes?: readonly DisputedItem[]
  holds?: readonly Hold[]
  promises?: readonly PromiseToPay[]
  taken?: readonly TakenStep[]
}

/** An item with what remains to be asked for after disputes and credit. */
export type OwedItem = OpenItem & { owedFen: Fen; overdue: boolean }

export type Held = {
  by: 'hold' | 'promise' | 'dispute'
  id: string
  until: Day | null
  zh: string
  en: string
}

export type NextAct = { step: Step; level: Level; act: Act; anchorId: string; zh: string; en: string }

export type Standing = {
  level: Level | 'clear'
  /** Of the anchor: positive after its due day, zero or negative until then; null when nothing is near. */
  daysOverdue: number | null
  /** The oldest item that is due or soon due and neither disputed nor covered by credit. */
  anchorId: string | null
  anchorDueDay: Day | null
  /** Past due, without agency money and without what is disputed or covered by credit. */
  overdueFen: Fen
  /** Past due and collected for others (water, power): named apart, never mixed. */
  agencyOverdueFen: Fen
  dueSoonFen: Fen
  agencyDueSoonFen: Fen
  disputedFen: Fen
  creditUsedFen: Fen
  /** What the sums are made of, the earliest due first. */
  owed: readonly OwedItem[]
  /** Why nothing may be asked today although something is owed; null: it may. */
  held: Held | null
  /** Why what follows a demand letter is not done yet: it has not arrived, or the time it gives runs; null: nothing waits. */
  awaits: Awaits | null
  nextAct: NextAct | null
  /** The day before which no next step is taken because one was taken lately; null: none. */
  restUntil: Day | null
  because: Because
}

/** A promise's state on a day: derived, never stored. Its own day still belongs to the payer. */
export function promiseState(
  promise: Pick<PromiseToPay, 'day' | 'amountFen' | 'paidFen'>,
  today: Day,
): 'open' | 'kept' | 'broken' {
  if (promise.paidFen >= promise.amountFen) return 'kept'
  return today > promise.day ? 'broken' : 'open'
}

/** Where a household stands today and what, if anything, comes next. */
export function standing(facts: StandingFacts): Standing {
  const { today, procedure } = facts
  const net = netItems(facts)
  const overdue = net.items.filter((item) => item.dueDay < today)
  const horizon = addDays(today, -Math.min(0, procedure.steps[0]?.from ?? 0))
  const soon = net.items.filter((item) => item.dueDay >= today && item.dueDay <= horizon)
  const anchor = overdue[0] ?? soon[0] ?? null
  const daysOverdue = anchor ? daysBetween(anchor.dueDay, today) : null
  const step = daysOverdue === null ? null : stepAt(procedure, daysOverdue)
  const level = step?.level ?? 'clear'
  const amounts = {
    overdueFen: total(overdue, false),
    agencyOverdueFen: total(overdue, true),
    dueSoonFen: total(soon, false),
    agencyDueSoonFen: total(soon, true),
    disputedFen: net.disputedFen,
    creditUsedFen: net.creditUsedFen,
  }
  const planned =
    anchor && step ? nextStep(facts, anchor.itemId, daysOverdue as number, level as Level) : null
  const held = anchor || net.disputedFen > 0 ? heldBy(facts, planned?.act ?? null, anchor === null) : null
  const letters = anchor ? lettersGiven(facts, anchor.itemId) : null
  const awaits = planned && !held ? awaited(planned, letters) : null
  const restUntil = planned && !awaits ? restEnd(facts) : null
  const nextAct =
    planned && !held && !awaits && !restUntil ? actOf(planned, level as Level, (anchor as Net).itemId) : null
  return {
    level,
    daysOverdue,
    anchorId: anchor?.itemId ?? null,
    anchorDueDay: anchor?.dueDay ?? null,
    ...amounts,
    owed: [...overdue, ...soon],
    held,
    awaits,
    nextAct,
    restUntil: held ? null : restUntil,
    because: trail(facts, {
      ...{ level, daysOverdue, overdue, soon, ...amounts, held, awaits, nextAct, restUntil },
      letters: letters?.because ?? [],
    }),
  }
}

type Net = OwedItem

/** What remains to be asked for: open, less what is disputed, less the account's credit (oldest due first). */
function netItems(facts: StandingFacts) {
  const credit = new Map<string, Fen>()
  for (const { accountId, creditFen } of facts.credits ?? []) {
    credit.set(accountId, fen((credit.get(accountId) ?? 0) + creditFen))
  }
  let disputedFen = ZERO
  let creditUsedFen = ZERO
  const items: Net[] = []
  for (const item of facts.openItems.toSorted(byDueDay)) {
    const disputed = disputedOf(item, facts.disputes ?? [])
    const used = least(fen(item.openFen - disputed), credit.get(item.accountId) ?? ZERO)
    if (used > 0) credit.set(item.accountId, fen((credit.get(item.accountId) ?? 0) - used))
    disputedFen = fen(disputedFen + disputed)
    creditUsedFen = fen(creditUsedFen + used)
    const owedFen = fen(item.openFen - disputed - used)
    if (owedFen > 0) items.push({ ...item, owedFen, overdue: item.dueDay < facts.today })
  }
  return { items, disputedFen, creditUsedFen }
}

function byDueDay(a: OpenItem, b: OpenItem): number {
  return a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.itemId < b.itemId ? -1 : 1
}

function disputedOf(item: OpenItem, disputes: readonly DisputedItem[]): Fen {
  const mine = disputes.filter((dispute) => dispute.itemId === item.itemId)
  return least(item.openFen, sum(mine.map((dispute) => dispute.amountFen ?? item.openFen)))
}

function total(items: readonly Net[], agency: boolean): Fen {
  return sum(items.filter((item) => (item.feeKind === 'agency') === agency).map((item) => item.owedFen))
}

/**
 * The first step of the level that has come and was not taken for this anchor; a step that a later one of the same kind
 * has overtaken is passed over. A legal review needs a demand letter before it (Civil Code 944).
 */
function nextStep(facts: StandingFacts, anchorId: string, days: number, level: Level): Step | null {
  const taken = (facts.taken ?? []).filter((step) => step.anchorId === anchorId)
  const reached = facts.procedure.steps.filter((step) => step.level === level && step.from <= days)
  const current = reached.filter(
    (step, index) => !reached.slice(index + 1).some((later) => later.act === step.act),
  )
  const next = current.find((step) => !taken.some((past) => past.code === step.code)) ?? null
  const letterless = next?.act === 'legal_review' && !taken.some((past) => past.act === 'demand_letter')
  const letter = facts.procedure.steps.find((step) => step.act === 'demand_letter')
  return letterless && letter ? letter : next
}

/** What the demand letters given for this anchor leave to wait for; null: none was given. */
function lettersGiven(
  { taken = [], today, procedure }: StandingFacts,
  anchorId: string,
): DemandPeriod | null {
  const letters = taken
    .filter((past) => past.act === 'demand_letter' && past.anchorId === anchorId)
    .map(({ day, letter }) => ({ deadlineDays: null, deliveries: [], ...letter, day }))
  return letters.length > 0 ? demandPeriod(letters, today, procedure.deadlineDays) : null
}

/** Whatever follows a letter waits for it; another letter waits only while the time of one that arrived is running. */
function awaited(next: Step, letters: DemandPeriod | null): Awaits | null {
  const awaits = letters?.awaits ?? null
  return next.act === 'demand_letter' && awaits?.for === 'delivery' ? null : awaits
}

function restEnd(facts: StandingFacts): Day | null {
  const last = (facts.taken ?? []).reduce<Day | null>(
    (day, step) => (!day || step.day > day ? step.day : day),
    null,
  )
  if (!last) return null
  const end = addDays(last, facts.procedure.restDays)
  return facts.today < end ? end : null
}

/** With an open dispute only a neutral message may go out; whatever is more waits for the answer. */
function heldBy(facts: StandingFacts, act: Act | null, allDisputed: boolean): Held | null {
  const hold = (facts.holds ?? []).find((one) => one.fromDay <= facts.today)
  if (hold) {
    const words = {
      zh: `已暂停催缴，${hold.reviewDay} 复核`,
      en: `on hold, to be reviewed on ${hold.reviewDay}`,
    }
    return { by: 'hold', id: hold.holdId, until: null, ...words }
  }
  const promise = (facts.promises ?? [])
    .filter((one) => promiseState(one, facts.today) === 'open')
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0]
  if (promise) {
    const words = {
      zh: `业主承诺 ${promise.day} 前缴 ${yuan(promise.amountFen)} 元`,
      en: `promised ${yuan(promise.amountFen)} yuan by ${promise.day}`,
    }
    return { by: 'promise', id: promise.promiseId, until: promise.day, ...words }
  }
  const dispute = facts.disputes?.find((one) => facts.openItems.some((item) => item.itemId === one.itemId))
  if (dispute && (allDisputed || (act !== null && act !== 'message'))) {
    const words = { zh: '业主有异议未答复，先答复再催缴', en: 'a dispute is open: answer it first' }
    return { by: 'dispute', id: dispute.disputeId, until: null, ...words }
  }
  return null
}

function actOf(step: Step, level: Level, anchorId: string): NextAct {
  const [name, act] = [LEVEL_NAMES[level], ACT_NAMES[step.act]]
  return { step, level, act: step.act, anchorId, zh: `${name.zh}：${act.zh}`, en: `${name.en}: ${act.en}` }
}

const SHOWN_ITEMS = 12

function trail(
  facts: StandingFacts,
  known: Pick<
    Standing,
    'level' | 'daysOverdue' | 'overdueFen' | 'agencyOverdueFen' | 'dueSoonFen' | 'agencyDueSoonFen'
  > &
    Pick<Standing, 'disputedFen' | 'creditUsedFen' | 'held' | 'awaits' | 'nextAct' | 'restUntil'> & {
      overdue: Net[]
      soon: Net[]
      letters: Because[]
    },
): Because {
  const name = LEVEL_NAMES[known.level]
  const when = daysWords(known.daysOverdue)
  const from: Because[] = []
  const money = (amount: Fen, rule: string, zh: string, en: string, parts: Net[] = []) => {
    if (amount > 0) {
      const words = { zh: `${zh} ${yuan(amount)} 元`, en: `${en} ${yuan(amount)} yuan` }
      from.push(
        because(yuan(amount), 'yuan', rule, words, { from: parts.slice(0, SHOWN_ITEMS).map(itemLine) }),
      )
    }
  }
  const own = (items: Net[]) => items.filter((item) => item.feeKind !== 'agency')
  const agency = (items: Net[]) => items.filter((item) => item.feeKind === 'agency')
  money(known.overdueFen, 'dunning.overdue', '已过应缴日', 'past its due day', own(known.overdue))
  money(
    known.agencyOverdueFen,
    'dunning.agency',
    '代收费用已过应缴日',
    'collected for others, past due',
    agency(known.overdue),
  )
  money(known.dueSoonFen, 'dunning.due_soon', '即将到期', 'due soon', own(known.soon))
  money(
    known.agencyDueSoonFen,
    'dunning.agency',
    '代收费用即将到期',
    'collected for others, due soon',
    agency(known.soon),
  )
  money(known.disputedFen, 'dunning.disputed', '业主有异议，不在催缴之列', 'disputed, not asked for')
  money(known.creditUsedFen, 'dunning.credit', '由预存款抵付', 'covered by the credit balance')
  for (const promise of facts.promises ?? []) from.push(promiseLine(promise, facts.today))
  const fact = (value: string, rule: string, words: { zh: string; en: string }) =>
    from.push(because(value, 'fact', rule, words))
  from.push(...known.letters)
  if (known.held) fact(known.held.by, `dunning.held_by_${known.held.by}`, known.held)
  else if (known.awaits) fact(known.awaits.for, `dunning.awaits_${known.awaits.for}`, known.awaits)
  else if (known.restUntil)
    fact(known.restUntil, 'dunning.rest', {
      zh: `近期已联系，${known.restUntil} 之前不再催缴`,
      en: `contacted lately; no further step before ${known.restUntil}`,
    })
  else if (known.nextAct) fact(known.nextAct.step.code, 'dunning.next_act', known.nextAct)
  return because(
    known.level,
    'level',
    'dunning.level',
    { zh: `${facts.today}：${name.zh}${when.zh}`, en: `${facts.today}: ${name.en}${when.en}` },
    { source: { law: '催缴方案', article: `第 ${facts.procedure.version} 版`, on: facts.today }, from },
  )
}

function daysWords(days: number | null): { zh: string; en: string } {
  if (days === null) return { zh: '', en: '' }
  if (days > 0) return { zh: `（逾期 ${days} 天）`, en: ` (${days} days overdue)` }
  if (days === 0) return { zh: '（今天是应缴日）', en: ' (due today)' }
  return { zh: `（距应缴日 ${-days} 天）`, en: ` (${-days} days before the due day)` }
}

function itemLine(item: Net): Because {
  const words = {
    zh: `${item.fromDay} 至 ${item.toDay}，应缴日 ${item.dueDay}，未缴 ${yuan(item.owedFen)} 元`,
    en: `${item.fromDay} to ${item.toDay}, due ${item.dueDay}, unpaid ${yuan(item.owedFen)} yuan`,
  }
  return because(yuan(item.owedFen), 'yuan', 'dunning.item', words)
}

function promiseLine(promise: PromiseToPay, today: Day): Because {
  const state = promiseState(promise, today)
  const zh = { open: '未到期', kept: '已兑现', broken: '未兑现' }[state]
  return because(state, 'fact', 'dunning.promise', {
    zh: `承诺 ${promise.day} 前缴 ${yuan(promise.amountFen)} 元，已缴 ${yuan(promise.paidFen)} 元：${zh}`,
    en: `promised ${yuan(promise.amountFen)} by ${promise.day}, paid ${yuan(promise.paidFen)}: ${state}`,
  })
}

/** Whether a level is at least another. `clear` is below all. */
export function levelReaches(level: Level | 'clear', wanted: Level): boolean {
  return level !== 'clear' && LEVELS.indexOf(level) >= LEVELS.indexOf(wanted)
}

/** Why the next step is held, as a run counts it; null: it is not. The time a letter gives is waiting, no hold. */
export function heldFor({ held, awaits }: Pick<Standing, 'held' | 'awaits'>): string | null {
  return held?.by ?? (awaits?.for === 'delivery' ? 'delivery' : null)
}
