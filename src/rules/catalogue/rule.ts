/** One rule of the catalogue: what it asks, how hard, on what ground, and where it is enforced. */
import type { LegalSource, Verification } from '../law/dated.ts'

export type Severity = 'hard_block' | 'needs_approval' | 'warn'

/** Where somebody can see it fire, and see it leave the lawful alone: a test by its title, or rows of a case table. */
export type Proof = {
  /** The file that enforces it. */
  module: string
} & (
  | { cases: string }
  | {
      /** The test file, and words that stand in it: of the test that fires and of the one that does not. */
      test: string
      fires: string
      rests: string
    }
)

export type Rule = {
  id: string
  severity: Severity
  zh: string
  en: string
  basis: readonly LegalSource[]
  /** How far the basis was checked; several where its parts differ. */
  verified: readonly Verification[]
} & ({ enforcedBy: Proof } | { notYet: { zh: string; en: string } })

const CHECKED: Record<string, Verification> = {
  V: 'text',
  V2: 'secondary',
  K: 'knowledge',
  POL: 'policy',
}

/** `rule('G-01', 'hard_block', 'V V2', zh, en, basis, proof)`; V: text, V2: secondary, K: knowledge, POL: our policy. */
export function rule<const Id extends string>(
  id: Id,
  severity: Severity,
  checked: string,
  zh: string,
  en: string,
  basis: readonly LegalSource[],
  state: Proof | { notYet: { zh: string; en: string } },
): Rule & { id: Id } {
  const verified = checked.split(' ').map((mark) => CHECKED[mark] as Verification)
  const told = { id, severity, zh, en, basis, verified }
  return 'notYet' in state ? { ...told, notYet: state.notYet } : { ...told, enforcedBy: state }
}

/** Enforced by the judgement of acts; its rows stand in the case table. */
export const GATE: Proof = { module: 'src/rules/acts/judge.ts', cases: 'src/rules/cases/gate.md' }

export const tested = (module: string, test: string, fires: string, rests: string): Proof => ({
  module,
  test,
  fires,
  rests,
})

/** Rows of a table of worked cases, by their ids. */
export const shown = (module: string, table: string, fires: string, rests: string): Proof =>
  tested(module, `src/rules/cases/${table}.md`, `| ${fires} |`, `| ${rests} |`)
