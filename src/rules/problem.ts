/**
 * A Problem is the world saying no: bad input, a refusal, a conflict. Each is declared once, in its slice's
 * `problems.ts`, with a code, an HTTP status, what happened and what to do next in Chinese and English. The API, the
 * command line and the console all read that one row. Whatever else goes wrong is a defect and is simply thrown.
 */

export type ProblemText = { zh: string; en: string }

export type ProblemDeclaration = {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 503
  /** What happened. `{name}` is filled from the facts. */
  says: ProblemText
  /** What to do next. */
  next: ProblemText
}

export type ProblemFacts = Record<string, unknown>

export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly facts: ProblemFacts
  readonly says: ProblemText
  readonly next: ProblemText

  constructor(code: string, declaration: ProblemDeclaration, facts: ProblemFacts) {
    const says = fillBoth(declaration.says, facts)
    super(says.zh)
    this.name = 'Problem'
    this.code = code
    this.status = declaration.status
    this.facts = facts
    this.says = says
    this.next = fillBoth(declaration.next, facts)
  }

  /** The shape that leaves the house: over HTTP, on the command line, into the job table. */
  toJSON(): ProblemJson {
    return {
      code: this.code,
      status: this.status,
      message: this.says.zh,
      messageEn: this.says.en,
      next: this.next.zh,
      nextEn: this.next.en,
      facts: this.facts,
    }
  }
}

export type ProblemJson = {
  code: string
  status: number
  message: string
  messageEn: string
  next: string
  nextEn: string
  facts: ProblemFacts
}

/** Declares a slice's problems; each becomes a function from facts to a Problem with the code `slice.name`. */
export function declareProblems<const Table extends Record<string, ProblemDeclaration>>(
  slice: string,
  table: Table,
): { readonly [Name in keyof Table]: (facts?: ProblemFacts) => Problem } {
  const entries = Object.entries(table).map(([name, declaration]) => [
    name,
    (facts: ProblemFacts = {}) => new Problem(`${slice}.${name}`, declaration, facts),
  ])
  return Object.fromEntries(entries)
}

function fillBoth(text: ProblemText, facts: ProblemFacts): ProblemText {
  return { zh: fill(text.zh, facts), en: fill(text.en, facts) }
}

function fill(text: string, facts: ProblemFacts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '—'))
}
