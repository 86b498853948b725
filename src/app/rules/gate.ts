/**
 * `dunwell rules gate`: may this be done, and by when? One line an act with the facts that are known; a fact that is
 * left out is unknown, and stands against the act. `today` left out is today.
 */
import { z } from 'zod'
import { ACTS, type Act, type ActFacts, factsAskedBy } from '../../rules/acts/acts.ts'
import type { ActDecision } from '../../rules/acts/answer.ts'
import type { ActLine, Figures } from '../../rules/acts/check.ts'
import { DEADLINES, type Deadline, lastDayOf } from '../../rules/acts/deadlines.ts'
import { factNamed } from '../../rules/acts/facts.ts'
import { APPROVERS } from '../../rules/acts/facts-legal.ts'
import { judgeAct } from '../../rules/acts/judge.ts'
import type { Shape } from '../../rules/acts/shape.ts'
import { RULES } from '../../rules/catalogue/catalogue.ts'
import type { Day } from '../../rules/day.ts'
import { type Fen, yuan } from '../../rules/money.ts'
import { becauseOut, civilDay, money, notKnown, ruleGroup, yuanOut } from './group.ts'

/** A fact as it comes in: amounts in yuan, days as text, choices by name. */
function zodOf(shape: Shape<unknown>): z.ZodType {
  switch (shape.kind) {
    case 'flag':
      return z.boolean()
    case 'whole':
      return z
        .int()
        .min(shape.least ?? -40_000)
        .max(40_000)
    case 'money':
      return money
    case 'day':
      return civilDay
    case 'decimal':
      return z.string().regex(/^\d{1,7}(\.\d{1,8})?$/, '应为小数，如 2.50 (a decimal such as 2.50)')
    case 'text':
      return z.string().max(4000)
    case 'one':
      return z.enum(shape.among as [string, ...string[]])
    case 'some':
      return z.array(z.enum(shape.among as [string, ...string[]]))
    case 'list':
      return z.array(zodOf(shape.item as Shape<unknown>)).max(2000)
    case 'none':
      return zodOf(shape.item as Shape<unknown>).nullable()
    case 'record': {
      const parts = Object.entries(shape.parts ?? {}).map(([name, part]) => [name, zodOf(part).optional()])
      return z.strictObject(Object.fromEntries(parts))
    }
  }
}

function factSchema(name: string): z.ZodType {
  const { shape, zh, en } = factNamed(name) as NonNullable<ReturnType<typeof factNamed>>
  return zodOf(shape).optional().describe(`${zh} · ${en}`)
}

const actSchema = (act: Act) => {
  const { zh, en }: ActLine = ACTS[act]
  const facts = Object.fromEntries(factsAskedBy(act).map((name) => [name, factSchema(name)]))
  return z.strictObject({ act: z.literal(act), ...facts }).describe(`${zh} · ${en}`)
}

const deadlineQuestion = z
  .strictObject({
    act: z.literal('ask_deadline'),
    deadline: z.enum(Object.keys(DEADLINES) as [Deadline, ...Deadline[]]),
    from: civilDay.describe('起算之日（当日不计） · the day from which it runs, itself not counted'),
    nonWorkingDays: z
      .array(civilDay)
      .optional()
      .describe('休息日；缺省用内置日历 · days off; absent: the calendar'),
    days: z.int().min(1).max(3650).optional().describe('催告给予的天数 · days a demand gives'),
  })
  .describe('期限最后一日 · the last day of a period')

type Question = z.ZodDiscriminatedUnion<[typeof deadlineQuestion, ...(typeof deadlineQuestion)[]]>
const options = [deadlineQuestion, ...(Object.keys(ACTS) as Act[]).map(actSchema)]
/** Made of the fact lists; what passes it is what `judgeAct` takes. */
const input = z.discriminatedUnion('act', options as never) as unknown as Question

const decision = z.enum(['allow', 'warn', 'needs_approval', 'block'])
const finding = z.object({
  rule: z.enum(RULES.map(({ id }) => id) as [string, ...string[]]),
  severity: z.enum(['hard_block', 'needs_approval', 'warn']),
  reason: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.object({ law: z.string(), article: z.string().optional(), page: z.string() }),
  missing: z.string().nullable().describe('尚不清楚的事实 · the fact nobody told'),
  approver: z.enum(APPROVERS).nullable(),
  approved: z.boolean(),
})
const figures = z.object({
  maxMonths: z.int().optional(),
  billed: yuanOut.optional(),
  collectable: yuanOut.optional(),
  blocked: yuanOut.optional(),
  claimable: yuanOut.optional(),
  refund: yuanOut.optional(),
  shareAtMost: z.string().optional(),
  lastDay: z.string().optional(),
  declineBy: z.string().optional(),
  demandEndsOn: z.string().optional(),
  keepUntil: z.string().nullable().optional().describe('null：永久 · for ever'),
  liable: z.array(z.string()).optional(),
  route: z.enum(['arbitration', 'court']).optional(),
  track: z.enum(['small_claims', 'small_claims_by_agreement', 'ordinary']).optional(),
  objectionCounts: z.boolean().optional(),
  remove: z.array(z.string()).optional(),
  missingEvidence: z.array(z.string()).optional(),
  missingElements: z.array(z.string()).optional(),
  taxRate: z.string().optional(),
})

const result = z.object({
  act: z.string(),
  decision,
  reason: z.string().nullable().describe('起决定作用的原因 · the reason that decides'),
  approver: z.enum(APPROVERS).nullable(),
  findings: z.array(finding),
  missing: z.array(z.string()),
  onFactsTold: decision.describe('只看已知事实 · on the facts told alone'),
  figures,
  because: becauseOut,
})

export const gateGroup = ruleGroup({
  name: 'gate',
  zh: '行为前提：能否办理、谁来批准、期限到哪天',
  en: 'preconditions of acts, who approves, and until when',
  input,
  result,
  run(given, today) {
    if (given.act === 'ask_deadline') return deadlineAnswer(given as z.output<typeof deadlineQuestion>)
    return inYuan(judgeAct({ today, ...(given as object) } as unknown as ActFacts))
  },
})

function deadlineAnswer(question: z.output<typeof deadlineQuestion>): z.input<typeof result> {
  const answer = lastDayOf({ ...question, from: question.from as Day })
  if (!('lastDay' in answer)) return notKnown(answer)
  return {
    act: 'ask_deadline',
    decision: 'allow',
    reason: null,
    approver: null,
    findings: [],
    missing: [],
    onFactsTold: 'allow',
    figures: { lastDay: answer.lastDay },
    because: answer.because,
  }
}

const AMOUNTS = [
  'billed',
  'collectable',
  'blocked',
  'claimable',
  'refund',
] as const satisfies (keyof Figures)[]

function inYuan({ figures: found, ...rest }: ActDecision): z.input<typeof result> {
  const amounts = AMOUNTS.filter((name) => found[name] !== undefined).map((name) => [
    name,
    yuan(found[name] as Fen),
  ])
  return { ...rest, figures: { ...found, ...Object.fromEntries(amounts) } } as z.input<typeof result>
}
