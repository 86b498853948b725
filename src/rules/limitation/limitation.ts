/**
 * Until when a court will hear of a debt (诉讼时效; 民法典 188–203). Three years from the day after the due day, to the
 * corresponding day; a demand that arrived, the debtor's consent or a filing starts them again; an obstacle in the last
 * six months leaves six more; a last day of rest moves to the next working day; twenty years at the outside. Nothing
 * after the last day revives the debt but the debtor's own consent.
 *
 * Monthly fees have two readings: each month for itself (188), or all from the last instalment (189). Courts differ. Both
 * are computed; we act on the earlier.
 */
import { type Because, because } from '../because.ts'
import { addDays, addMonths, type Day, daysBetween, earlier, later } from '../day.ts'
import { type LegalValue, valueOn } from '../law/dated.ts'
import { LIMITATION_LONGEST_YEARS, LIMITATION_YEARS, SUSPENSION_MONTHS } from '../law/limitation.ts'
import type { LimitationEvent, Obstacle } from './events.ts'
import {
  counts,
  type Grade,
  type Judged,
  judgeConsent,
  judgeDemand,
  judgeFiling,
  judgePartPayment,
} from './proof.ts'

/** Whether a day is one on which no work is done, and whether anybody knows. */
export type RestDays = (day: Day) => boolean

export type LimitationFacts = {
  debtId: string
  dueDay: Day
  events: readonly LimitationEvent[]
  isRestDay: RestDays
  /** Absent: each period for itself. */
  reading?: LimitationReading
}

/** From which day the years run: this period's own, the last of an agreed row, or, which courts contest, of all. */
export type LimitationReading = 'per_period' | 'instalment_agreement' | 'last_instalment'

/** What became of one event. */
export type EventOutcome = {
  index: number
  type: LimitationEvent['type']
  counted: boolean
  grade: Grade | null
  day: Day | null
  zh: string
  en: string
}

export type Limitation = {
  debtId: string
  reading: LimitationReading
  /** The last day before rest days are looked at; null while a procedure or an obstacle runs. */
  baseDay: Day | null
  /** The last day on which the claim is in time; null while a procedure or an obstacle runs. */
  lastDay: Day | null
  interruptions: number
  /** Something a person must look at: an obstacle (194) is never counted on without review. */
  needsReview: boolean
  outcomes: EventOutcome[]
  because: Because
}

export type LimitationStatus = 'not_due' | 'live' | 'expired' | 'running_procedure'

/** The limitation of one debt. */
export function limitation(facts: LimitationFacts): Limitation {
  const walk = new Walk(facts)
  const order = facts.events
    .map((event, index) => ({ event, index, judged: judge(event) }))
    .sort((a, b) => compareDays(effective(a), effective(b)) || a.index - b.index)
  for (const { event, index, judged } of order) walk.take(event, index, judged)
  return walk.result()
}

/** In time, or not, on a day. The last day itself is in time. */
export function statusOn(one: Pick<Limitation, 'lastDay'>, dueDay: Day, day: Day): LimitationStatus {
  if (day <= dueDay) return 'not_due'
  if (one.lastDay === null) return 'running_procedure'
  return day > one.lastDay ? 'expired' : 'live'
}

const ALERTS = [7, 30, 90, 180] as const

/** The narrowest alert that has begun: 180, 90, 30 or 7 days before the last day; null: none, or over. */
export function alertOn(lastDay: Day, day: Day): (typeof ALERTS)[number] | null {
  const left = daysBetween(day, lastDay)
  return left < 0 ? null : (ALERTS.find((limit) => left <= limit) ?? null)
}

export type Readings = {
  perPeriod: Limitation[]
  /** All periods from the last one's due day (189); contested. */
  lastInstalment: Limitation
}

/** Both readings of a row of fees that fall due one after another. At least one period. */
export function readings(
  periods: readonly { id: string; dueDay: Day }[],
  events: readonly LimitationEvent[],
  isRestDay: RestDays,
): Readings {
  const last = periods.reduce((a, b) => (b.dueDay > a.dueDay ? b : a))
  const ids = periods.map((one) => one.id)
  // Read as one debt, what was said of any period was said of the debt.
  const ofTheWhole = events.map((event) =>
    event.type !== 'obstacle' && ids.some((id) => lists(event, id)) ? { ...event, periods: ['*'] } : event,
  )
  return {
    perPeriod: periods.map(({ id, dueDay }) => limitation({ debtId: id, dueDay, events, isRestDay })),
    lastInstalment: limitation({
      debtId: last.id,
      dueDay: last.dueDay,
      events: ofTheWhole,
      isRestDay,
      reading: 'last_instalment',
    }),
  }
}

const CIVIL_CODE = '民法典'
const THREE_YEARS = LIMITATION_YEARS.values.at(-1) as LegalValue<number>
const FROM_WHEN: Record<LimitationReading, { zh: string; en: string; article: string }> = {
  per_period: { zh: '应缴日', en: 'due', article: '第一百八十八条' },
  instalment_agreement: {
    zh: '同一债务约定分期，最后一期应缴日',
    en: 'one debt agreed in instalments, the last due',
    article: '第一百八十九条',
  },
  last_instalment: {
    zh: '另一种观点（有争议）：视为同一债务分期，最后一期应缴日',
    en: 'the other reading (contested): one debt in instalments, the last due',
    article: '第一百八十九条',
  },
}

type Interrupting = Exclude<LimitationEvent, Obstacle>

const FOREVER = '9999-12-31' as Day

function judge(event: LimitationEvent): Judged | null {
  switch (event.type) {
    case 'demand':
      return judgeDemand(event)
    case 'consent':
      return judgeConsent(event)
    case 'part_payment':
      return judgePartPayment(event)
    case 'filing':
      return judgeFiling(event)
    case 'obstacle':
      return null
  }
}

function effective({ event, judged }: { event: LimitationEvent; judged: Judged | null }): Day | null {
  if (event.type === 'obstacle') return event.from
  return judged?.day ?? null
}

function compareDays(a: Day | null, b: Day | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

/** The clock as it is walked through the events in order of their days. */
class Walk {
  readonly #facts: LimitationFacts
  readonly #obstacles: Obstacle[]
  readonly #outcomes: EventOutcome[] = []
  readonly #steps: Because[] = []
  #start: Day
  #interruptions = 0
  /** Obstacles that moved a last day at some point. */
  readonly #used = new Set<Obstacle>()
  /** A procedure is running: no last day. */
  #open = false

  constructor(facts: LimitationFacts) {
    this.#facts = facts
    this.#start = facts.dueDay
    this.#obstacles = facts.events.filter((event) => event.type === 'obstacle')
    this.#steps.push(this.#periodStep())
  }

  #periodStep(): Because {
    const { dueDay, reading = 'per_period' } = this.#facts
    const { value: years, source: law } = this.#term()
    const { zh, en, article } = FROM_WHEN[reading]
    const source =
      law.law === CIVIL_CODE
        ? { law: CIVIL_CODE, article }
        : { law: law.law, ...(law.article ? { article: law.article } : {}) }
    const end = this.#plain()
    return because(
      end,
      'day',
      'limitation.period',
      {
        zh: `${zh} ${dueDay}，次日起算${years}年，至 ${end}`,
        en: `${en} ${dueDay}; ${years} years from the next day, to ${end}`,
      },
      { source },
    )
  }

  take(event: LimitationEvent, index: number, judged: Judged | null) {
    if (event.type === 'obstacle') return // judged when the last day is known
    const refusal = this.#refusal(event, judged as Judged)
    if (refusal) return this.#note(event, index, false, refusal, judged as Judged)
    this.#restart(event, judged as Judged)
    this.#note(event, index, true, withTheRest(event, judged as Judged), judged as Judged)
  }

  /** Why this event does not start the clock again, or null. */
  #refusal(event: Interrupting, judged: Judged): { zh: string; en: string } | null {
    if (!lists(event, this.#facts.debtId)) return { zh: '没有列明本期', en: 'it does not list this period' }
    if (!counts(judged)) return judged
    const day = judged.day as Day
    if (day <= this.#facts.dueDay && !setsDueDay(event))
      return { zh: '尚未到期，时效还没有开始', en: 'not yet due: nothing was running' }
    const last = this.#last(day)
    if (last !== null && day > last && event.type !== 'consent')
      return {
        zh: `${last} 已届满，不能因此恢复`,
        en: `it had run out on ${last} and is not revived by this`,
      }
    return null
  }

  #restart(event: Interrupting, judged: Judged) {
    const day = judged.day as Day
    this.#interruptions += 1
    this.#open ||= event.type === 'filing' && event.endedDay === null && event.kind !== 'mediation_request'
    this.#start = later(this.#start, restartDay(event, day))
    const end = this.#open ? null : this.#plain()
    const from = restartWords(event, day)
    this.#steps.push(
      because(
        day,
        'day',
        `limitation.${event.type}`,
        {
          zh: end
            ? `${day} ${judged.zh}，${from.zh}重新计算，至 ${end}`
            : `${day} ${judged.zh}，程序进行中，不计算`,
          en: end
            ? `${day}: ${judged.en}; starts again${from.en}, to ${end}`
            : `${day}: ${judged.en}; the procedure is running`,
        },
        { source: { law: '诉讼时效规定', article: judged.article } },
      ),
    )
  }

  #note(
    event: Interrupting,
    index: number,
    counted: boolean,
    words: { zh: string; en: string },
    judged: Judged,
  ) {
    const { zh, en } = words
    this.#outcomes.push({ index, type: event.type, counted, grade: judged.grade, day: judged.day, zh, en })
  }

  /** The corresponding day, with nothing else considered. */
  #plain(): Day {
    return addMonths(this.#start, this.#term().value * 12)
  }

  /** Three years; two for what had run out before the law made it three. */
  #term(): LegalValue<number> {
    const before = valueOn(LIMITATION_YEARS, this.#start)
    if (!before.known) return THREE_YEARS
    const now = valueOn(LIMITATION_YEARS, addMonths(this.#start, before.value * 12))
    return now.known ? now : before
  }

  /** The last day is the one after the rest days (203), so an obstacle that begins on it still begins in time. */
  #suspends({ from, to }: Obstacle, base: Day, until: Day): boolean {
    const months = valueOn(SUSPENSION_MONTHS, base)
    const lastMonths = addMonths(base, -(months.known ? months.value : 6))
    if (from >= until || addDays(lastMonths, 1) >= until) return false
    return from <= rolled(base, this.#facts.isRestDay) && (to === null || to > lastMonths)
  }

  /**
   * The last day with obstacles and the outer limit; null while an obstacle lasts. `until`: as it stood on that day,
   * because what starts the clock again leaves a later obstacle nothing to suspend. `used` collects what suspended.
   */
  #base(until: Day = FOREVER, used?: Set<Obstacle>): Day | null {
    let base: Day = this.#plain()
    for (const obstacle of [...this.#obstacles].sort((a, b) => (a.from < b.from ? -1 : 1))) {
      if (!this.#suspends(obstacle, base, until)) continue
      used?.add(obstacle)
      if (obstacle.to === null) return null
      base = later(base, addMonths(obstacle.to, 6))
    }
    return earlier(base, this.#outside())
  }

  #last(until: Day): Day | null {
    const base = this.#open ? null : this.#base(until, this.#used)
    return base === null ? null : rolled(base, this.#facts.isRestDay)
  }

  #obstacleOutcomes(): EventOutcome[] {
    return this.#facts.events.flatMap((event, index) => {
      if (event.type !== 'obstacle') return []
      const counted = this.#used.has(event)
      const words = counted
        ? {
            zh: '最后六个月内的障碍，中止，须人工认定',
            en: 'an obstacle in the last six months: suspended, to be reviewed',
          }
        : { zh: '障碍不在最后六个月内', en: 'the obstacle does not lie in the last six months' }
      return [{ index, type: event.type, counted, grade: null, day: event.from, ...words }]
    })
  }

  /** 民法典 194: what stood in the way in the last six months leaves six more. */
  #obstacleSteps(base: Day | null): Because[] {
    return [...this.#used].map(({ from, to }) =>
      because(
        base ?? '—',
        'day',
        'limitation.obstacle',
        {
          zh: `${from} 起的障碍在最后六个月内，时效中止；${to ? `${to} 消除，再满六个月` : '尚未消除'}，须人工认定`,
          en: `an obstacle from ${from} lies in the last six months: suspended; ${to ? `ended ${to}, six months more` : 'it has not ended'}; to be reviewed`,
        },
        { source: { law: '民法典', article: '第一百九十四条' } },
      ),
    )
  }

  /** Twenty years at the outside, whatever started again. */
  #capStep(base: Day | null): Because[] {
    const { dueDay } = this.#facts
    if (base === null || base !== this.#outside() || base === this.#plain()) return []
    const words = {
      zh: `自 ${dueDay} 起最长二十年，至 ${base}`,
      en: `twenty years from ${dueDay} at the outside, to ${base}`,
    }
    const source = { law: '民法典', article: '第一百八十八条' }
    return [because(base, 'day', 'limitation.longest', words, { source })]
  }

  #outside(): Day {
    const longest = valueOn(LIMITATION_LONGEST_YEARS, this.#facts.dueDay)
    return addMonths(this.#facts.dueDay, (longest.known ? longest.value : 20) * 12)
  }

  result(): Limitation {
    const base = this.#open ? null : this.#base()
    const last = this.#last(FOREVER)
    return {
      debtId: this.#facts.debtId,
      reading: this.#facts.reading ?? 'per_period',
      baseDay: base,
      lastDay: last,
      interruptions: this.#interruptions,
      needsReview: this.#used.size > 0,
      outcomes: [...this.#outcomes, ...this.#obstacleOutcomes()].sort((a, b) => a.index - b.index),
      because: because(
        last ?? '—',
        'day',
        'limitation',
        {
          zh: last ? `诉讼时效至 ${last}（含当日）` : '程序进行中或障碍未消除，时效未在计算',
          en: last
            ? `in time up to and including ${last}`
            : 'a procedure or an obstacle is running: no last day',
        },
        {
          source: { law: '民法典', article: '第一百八十八条' },
          from: [
            ...this.#steps,
            ...this.#obstacleSteps(base),
            ...this.#capStep(base),
            ...rollStep(base, last),
          ],
        },
      ),
    }
  }
}

function rollStep(base: Day | null, last: Day | null): Because[] {
  if (base === null || last === null || base === last) return []
  return [
    because(
      last,
      'day',
      'limitation.rest_day',
      { zh: `${base} 是休假日，顺延至 ${last}`, en: `${base} is a day of rest: moved to ${last}` },
      { source: { law: '民法典', article: '第二百零三条' } },
    ),
  ]
}

/** 民法典 203: a last day of rest moves to the first day after it. */
export function rolled(day: Day, isRestDay: RestDays): Day {
  let last = day
  while (isRestDay(last)) last = addDays(last, 1)
  return last
}

function lists({ periods }: Interrupting, debtId: string): boolean {
  return periods === undefined || periods.includes('*') || periods.includes(debtId)
}

function setsDueDay(event: Interrupting): boolean {
  return event.type === 'consent' && !!event.newDueDay
}

/** The day from which the years run again: the end of a procedure, the newly agreed day, or the event's own. */
function restartDay(event: Interrupting, day: Day): Day {
  if (event.type === 'filing') return event.endedDay ? later(day, event.endedDay) : day
  if (event.type === 'consent' && event.newDueDay) return later(day, event.newDueDay)
  return day
}

/** Where the years do not run from the event's own day, from which they do. */
function restartWords(event: Interrupting, day: Day): { zh: string; en: string } {
  const from = restartDay(event, day)
  if (from === day) return { zh: '', en: '' }
  return event.type === 'filing'
    ? { zh: `程序于 ${from} 终结，`, en: ` when the procedure ended on ${from}` }
    : { zh: `自约定的新应缴日 ${from} `, en: ` from the newly agreed day ${from}` }
}

/** 诉讼时效规定 9: asking for a part keeps the rest alive, unless the rest was given up. */
function withTheRest(event: Interrupting, { zh, en }: Judged): { zh: string; en: string } {
  if (event.type !== 'demand' || !event.partOnly) return { zh, en }
  return event.restWaived
    ? {
        zh: `${zh}；只及于所主张的部分，其余已放弃`,
        en: `${en}; for the part asked for, the rest was given up`,
      }
    : {
        zh: `${zh}；主张部分，效力及于其余`,
        en: `${en}; a part was asked for, and the rest is kept alive with it`,
      }
}
