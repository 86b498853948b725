/**
 * May this be done? Every rule that stands against an act, hardest first: a hard block cannot be overridden, an approval
 * needs the role it names, a warning is shown. Answers for any facts, also for none; what is unknown stands against
 * the act as hard as the rule that asks for it.
 */
import { type Because, because } from '../because.ts'
import { type RuleId, ruleById } from '../catalogue/catalogue.ts'
import type { Severity } from '../catalogue/rule.ts'
import type { LegalSource } from '../law/dated.ts'
import { type Act, type ActFacts, actNamed, factsAskedBy } from './acts.ts'
import { type ActLine, type Check, type Facts, type Figures, type Maybe, NotTold } from './check.ts'
import { factNamed, type FactName } from './facts.ts'
import type { Approver } from './facts-legal.ts'
import { REASONS } from './reasons.ts'
import { fits } from './shape.ts'

export type Decision = 'allow' | 'warn' | 'needs_approval' | 'block'

export type Finding = {
  rule: RuleId
  severity: Severity
  /** `NOT_TOLD` when a fact is missing, and `missing` says which. */
  reason: string
  zh: string
  en: string
  source: LegalSource
  missing: FactName | null
  /** Who may let it pass; null: nobody, or nobody is needed. */
  approver: Approver | null
  approved: boolean
}

export type ActDecision = {
  act: string
  decision: Decision
  /** The reason of the first finding that makes the decision, known facts before unknown ones. */
  reason: string | null
  approver: Approver | null
  findings: readonly Finding[]
  missing: readonly FactName[]
  /** What the answer would be if nothing were missing but the facts told: which part is the law, which is silence. */
  onFactsTold: Decision
  figures: Figures
  because: Because
}

type Told = Partial<Record<FactName, unknown>>

/** Judges an act on its facts. Pure and total: an act that has no name here is refused like any other unknown. */
export function judgeAct(facts: ActFacts): ActDecision {
  const name: unknown = (facts as { act?: unknown } | null)?.act
  const line = actNamed(name)
  if (!line) return unknownAct(name)
  const told = toldOf(facts, name as Act)
  const view = new Proxy(told, { get: reading }) as Facts<FactName>
  const maybe: Maybe = (fact) => told[fact] as never
  const emergency = isEmergency(told)
  const found = line.checks.flatMap((check) => findingOf(check, view, maybe, emergency))
  const softened = emergency && found.some((one) => one.softened)
  const findings = approvedBy(told, [
    ...found.map(({ finding }) => finding),
    ...(softened ? [EMERGENCY] : []),
  ])
  return answer(name as Act, line, findings, figuresOf(line, view, maybe))
}

const reading = (told: Told, name: string | symbol): unknown => {
  const value = told[name as FactName]
  if (value === undefined) throw new NotTold(name as FactName)
  return value
}

/** What was told and is what it should be; the rest is as good as untold. */
function toldOf(facts: object, act: Act): Told {
  const told: Told = {}
  for (const name of factsAskedBy(act)) {
    const value = (facts as Told)[name]
    const shape = factNamed(name)?.shape
    if (value !== undefined && shape && fits(shape, value)) told[name] = value
  }
  return told
}

const EMERGENCY_DAYS = 30

function isEmergency({ daysToLimitation }: Told): boolean {
  return typeof daysToLimitation === 'number' && daysToLimitation >= 0 && daysToLimitation <= EMERGENCY_DAYS
}

type Found = { finding: Finding; softened: boolean }

function findingOf(check: Check, view: Facts<FactName>, maybe: Maybe, emergency: boolean): Found[] {
  const softened = emergency && check.yieldsToEmergency === true
  const at = (missing: FactName | null): Found[] => [
    { finding: makeFinding(check, missing, softened), softened },
  ]
  try {
    return check.stands(view, maybe) ? at(null) : []
  } catch (thrown) {
    if (thrown instanceof NotTold) return at(thrown.fact)
    throw thrown
  }
}

function makeFinding(check: Check, missing: FactName | null, softened: boolean): Finding {
  const rule = ruleById(check.rule)
  const severity = softened ? 'needs_approval' : (check.severity ?? rule.severity)
  const fact = missing && factNamed(missing)
  const words = fact
    ? { zh: `尚不清楚：${fact.zh}；查明后再办`, en: `not known: ${fact.en}; find out first` }
    : (REASONS[check.reason] ?? rule)
  return {
    rule: check.rule,
    severity,
    reason: missing ? 'NOT_TOLD' : check.reason,
    zh: words.zh,
    en: words.en,
    source: rule.basis[0] as LegalSource,
    missing,
    approver: severity === 'needs_approval' ? (check.approver ?? 'community_manager') : null,
    approved: false,
  }
}

const EMERGENCY: Finding = {
  ...makeFinding(
    { rule: 'G-08', reason: 'LIMITATION_EMERGENCY', facts: [], stands: () => true, approver: 'legal' },
    null,
    false,
  ),
}

function approvedBy({ approvals }: Told, findings: Finding[]): Finding[] {
  const given = new Set(
    ((approvals ?? []) as { by?: Approver; reason?: string }[])
      .filter(({ reason }) => reason !== undefined && reason.trim() !== '')
      .map(({ by }) => by),
  )
  return findings.map((one) => (one.approver && given.has(one.approver) ? { ...one, approved: true } : one))
}

function figuresOf(line: ActLine, view: Facts<FactName>, maybe: Maybe): Figures {
  let figures: Figures = {}
  for (const { of } of line.figures) {
    try {
      figures = { ...figures, ...of(view, maybe) }
    } catch (thrown) {
      if (!(thrown instanceof NotTold)) throw thrown
    }
  }
  return figures
}

const HARDEST: readonly Severity[] = ['hard_block', 'needs_approval', 'warn']
const DECISIONS: Record<Severity, Decision> = {
  hard_block: 'block',
  needs_approval: 'needs_approval',
  warn: 'warn',
}

function hardest(findings: readonly Finding[]): Finding | undefined {
  const open = findings.filter(({ approved }) => !approved)
  const severity = HARDEST.find((one) => open.some((finding) => finding.severity === one))
  const deciding = open.filter((finding) => finding.severity === severity)
  return deciding.find(({ missing }) => missing === null) ?? deciding[0]
}

const decided = (by: Finding | undefined): Decision => (by ? DECISIONS[by.severity] : 'allow')

function answer(
  act: string,
  words: { zh: string; en: string },
  findings: Finding[],
  figures: Figures,
): ActDecision {
  const by = hardest(findings)
  const told = findings.filter(({ missing }) => missing === null)
  const sorted = HARDEST.flatMap((severity) =>
    findings
      .filter((one) => one.severity === severity)
      .toSorted((a, b) => Number(a.missing !== null) - Number(b.missing !== null)),
  )
  return {
    act,
    decision: decided(by),
    reason: by?.reason ?? null,
    approver: by?.approver ?? null,
    findings: sorted,
    missing: [...new Set(findings.flatMap(({ missing }) => (missing ? [missing] : [])))],
    onFactsTold: decided(hardest(told)),
    figures,
    because: trail(words, decided(by), sorted),
  }
}

const SAID: Record<Decision, { zh: string; en: string }> = {
  allow: { zh: '可以办理', en: 'may be done' },
  warn: { zh: '可以办理，请注意', en: 'may be done, mind this' },
  needs_approval: { zh: '须先审批', en: 'needs approval first' },
  block: { zh: '不能办理', en: 'may not be done' },
}

function trail(words: { zh: string; en: string }, decision: Decision, findings: readonly Finding[]): Because {
  const said = { zh: `${words.zh}：${SAID[decision].zh}`, en: `${words.en}: ${SAID[decision].en}` }
  const from = findings.map(({ rule, reason, zh, en, source, approved }) => {
    const mark = approved ? { zh: '（已批准）', en: ' (approved)' } : { zh: '', en: '' }
    const { law, article } = source
    return because(
      reason,
      'fact',
      `acts.${rule}`,
      { zh: `${zh}${mark.zh}`, en: `${en}${mark.en}` },
      { source: { law, ...(article ? { article } : {}) } },
    )
  })
  return because(decision, 'fact', 'acts.judge', said, { from })
}

function unknownAct(name: unknown): ActDecision {
  const act = typeof name === 'string' ? name.slice(0, 60) : ''
  const words = { zh: '没有这样的行为可办', en: 'there is no such act' }
  return {
    act,
    decision: 'block',
    reason: 'UNKNOWN_ACT',
    approver: null,
    findings: [],
    missing: [],
    onFactsTold: 'block',
    figures: {},
    because: because('block', 'fact', 'acts.judge', words),
  }
}
