/** What stands against an act: one rule, one reason, and who could let it pass. */
import { type RuleId, ruleById } from '../catalogue/catalogue.ts'
import type { Severity } from '../catalogue/rule.ts'
import type { LegalSource } from '../law/dated.ts'
import type { Check } from './check.ts'
import { type FactName, factNamed } from './facts.ts'
import type { Approver } from './facts-legal.ts'
import { REASONS } from './reasons.ts'

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

/** Of a check that stands, or whose fact nobody told. */
export function makeFinding(
  check: Check,
  missing: FactName | null,
  softened: boolean,
  city?: string,
): Finding {
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
    source: sourceOf(rule.basis, city),
    missing,
    approver: severity === 'needs_approval' ? (check.approver ?? 'community_manager') : null,
    approved: false,
  }
}

/** Of the rules of several places the one of this place; else the first. */
function sourceOf(basis: readonly LegalSource[], city: string | undefined): LegalSource {
  const local = city ? basis.find(({ article, law }) => `${law}${article ?? ''}`.includes(city)) : undefined
  return local ?? (basis[0] as LegalSource)
}

/** Shortly before limitation counsel may let an act go before its demand. */
export const EMERGENCY: Finding = makeFinding(
  { rule: 'G-08', reason: 'LIMITATION_EMERGENCY', facts: [], stands: () => true, approver: 'legal' },
  null,
  false,
)

/** A finding; `softened`: shortly before limitation it yields to counsel's word, which is one word for all of them. */
export type Found = { finding: Finding; softened: boolean }

/**
 * An approval counts with its reason, for the rule it names; one that names none, where its role is asked for one thing
 * only. A word on one matter never lets another pass, nor what nobody knows yet.
 */
export function approvedBy(approvals: unknown, found: readonly Found[]): Finding[] {
  const given = ((approvals ?? []) as { by?: Approver; reason?: string; rule?: string }[]).filter(
    ({ reason }) => reason !== undefined && reason.trim() !== '',
  )
  return found.map((one) => {
    const { finding } = one
    const matter = matterOf(one)
    const approved = given.some(({ by, rule }) => {
      if (by === undefined || by !== finding.approver || (finding.missing && !one.softened)) return false
      return rule === undefined ? onlyMatter(by, found) === matter : rule === finding.rule || rule === matter
    })
    return approved ? { ...finding, approved } : finding
  })
}

function matterOf({ finding, softened }: Found): RuleId {
  return softened ? EMERGENCY.rule : finding.rule
}

/** The one rule a role is asked about on the facts told; null: none, or several. */
function onlyMatter(by: Approver, found: readonly Found[]): RuleId | null {
  const told = found.filter(({ finding }) => finding.approver === by && finding.missing === null)
  const [first, ...others] = new Set(told.map(matterOf))
  return first !== undefined && others.length === 0 ? first : null
}
