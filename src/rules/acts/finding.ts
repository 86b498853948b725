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
export function makeFinding(check: Check, missing: FactName | null, softened: boolean): Finding {
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

/** Shortly before limitation counsel may let an act go before its demand. */
export const EMERGENCY: Finding = makeFinding(
  { rule: 'G-08', reason: 'LIMITATION_EMERGENCY', facts: [], stands: () => true, approver: 'legal' },
  null,
  false,
)

/** An approval counts with its reason; what its role may let pass is then marked. */
export function approvedBy(approvals: unknown, findings: Finding[]): Finding[] {
  const given = new Set(
    ((approvals ?? []) as { by?: Approver; reason?: string }[])
      .filter(({ reason }) => reason !== undefined && reason.trim() !== '')
      .map(({ by }) => by),
  )
  return findings.map((one) => (one.approver && given.has(one.approver) ? { ...one, approved: true } : one))
}
