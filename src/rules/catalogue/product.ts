/**
 * What in the product holds to a rule today, beyond the rule itself: a command, a gate, a constraint. A rule that is not
 * here is answered when asked (`dunwell rules`), and nothing in the product performs its act yet or asks before it.
 */
const CONTACT = 'src/flow/collections/commands/check-contact.ts'
const NAMELESS = 'tests/architecture/forbidden.test.ts'
const TEMPLATES = 'src/flow/documents/commands/save-template.ts'
const OUTGOING = 'src/rules/gate.ts'
const SETTLEMENT = 'src/rules/settlement.ts'
const WHY = 'src/flow/insight/reads/explain-law.ts'
const SUIT = 'src/flow/insight/reads/explain-suit.ts'

const each = (path: string, ...ids: string[]) => ids.map((id) => [id, path] as const)

/** `numbered('W', 1, 3)`: W-01, W-02, W-03. */
function numbered(letter: string, from: number, to: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => `${letter}-${String(from + index).padStart(2, '0')}`,
  )
}

export const IN_PRODUCT: ReadonlyMap<string, string> = new Map([
  ...each(NAMELESS, 'P-01', 'P-02', 'P-03', 'P-04', 'P-05', 'P-15', 'D-08'),
  ...each(CONTACT, 'P-08', 'C-01', 'C-02', 'C-03', 'C-04', 'C-05', 'C-08', 'C-13'),
  // The source of a contact point is one of four, and the column knows no other.
  ...each('db/schema.sql', 'P-10', 'P-11'),
  ...each(TEMPLATES, 'E-01', 'P-14', ...numbered('W', 1, 14), 'W-16', 'W-17'),
  ...each(OUTGOING, 'C-14', 'C-16', 'W-15'),
  ...each('src/rules/dunning.ts', 'C-07'),
  ...each('src/rules/demand-period.ts', 'G-02'),
  ...each('src/flow/collections/commands/record-delivery.ts', 'E-03'),
  ...each('src/flow/documents/commands/render-notices.ts', 'G-06'),
  ...each('src/flow/roster/commands/reveal-contact.ts', 'D-02'),
  ...each('src/flow/roster/commands/record-service-contract.ts', 'F-01'),
  ...each('src/flow/billing/commands/run-billing.ts', 'B-06'),
  ...each('src/flow/ledger/commands/receive.ts', 'I-05'),
  ...each(SETTLEMENT, 'A-01', 'A-02', 'A-03', 'A-04', 'A-05', 'A-07', 'A-08'),
  ...each(SUIT, 'G-01', 'G-05', 'G-07', 'G-08'),
  ...each(WHY, 'L-01', 'L-02', 'L-03', 'L-04', 'L-05', 'L-07', 'F-02', 'F-03', 'F-04'),
])
