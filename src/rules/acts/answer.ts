/** What all findings together say, and the trail of it. */
import { type Because, because } from '../because.ts'
import type { Severity } from '../catalogue/rule.ts'
import type { Figures } from './check.ts'
import type { FactName } from './facts.ts'
import type { Approver } from './facts-legal.ts'
import type { Finding } from './finding.ts'

export type Decision = 'allow' | 'warn' | 'needs_approval' | 'block'

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

/** The decision, the hardest finding first, and what it would be on the facts told alone. */
export function answer(
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

/** An act that has no name here. */
export function unknownAct(name: unknown): ActDecision {
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
