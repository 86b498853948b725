/** A rule over lines: one answer a line, in order; a bad line answers in its place and the stream goes on. */

import { problemOf } from '../../platform/http/reply.ts'
import type { Day } from '../../rules/day.ts'
import { TooMuch } from '../../rules/money.ts'
import { Problem } from '../../rules/problem.ts'
import { type RuleGroup, ruleProblems } from './group.ts'

/** The answer to one line, as the text of one JSON object. Blank lines are for whoever splits the stream to drop. */
export function answerLine(group: RuleGroup, text: string, line: number, today: Day): string {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    const detail = (error as Error).message
    return problemLine(ruleProblems.not_json({ line, detail }))
  }
  if (typeof given !== 'object' || given === null || !('input' in given))
    return problemLine(
      ruleProblems.invalid({
        line,
        field: 'input',
        detail: '必须填写',
        detailEn: 'required',
        group: group.name,
      }),
    )
  const parsed = group.input.safeParse(given.input)
  if (!parsed.success) return problemLine(invalidLine(group, parsed.error, line))
  try {
    return JSON.stringify({ result: group.run(parsed.data as never, today) })
  } catch (error) {
    if (error instanceof Problem) return problemLine(error)
    // Every amount passed its schema; what they come to together did not.
    if (error instanceof TooMuch) return problemLine(ruleProblems.too_much({ line }))
    throw error
  }
}

type FieldIssue = { field: string; message: string; messageEn: string }

function invalidLine(group: RuleGroup, error: unknown, line: number): Problem {
  const issues = (problemOf(error)?.facts['issues'] ?? []) as FieldIssue[]
  const fields = issues.map((one) => ({
    ...inBoth(one),
    field: ['input', one.field].filter(Boolean).join('.'),
  }))
  const [first] = fields
  return ruleProblems.invalid({
    line,
    group: group.name,
    field: first?.field ?? 'input',
    detail: first?.message ?? '',
    detailEn: first?.messageEn ?? '',
    issues: fields,
  })
}

/** Words of a group's own schema say both languages in one breath: `应为金额 (an amount)`. */
function inBoth({ field, message, messageEn }: FieldIssue): FieldIssue {
  const [, zh, en] = /^(.+) \(([ -~]+)\)$/.exec(message) ?? []
  return zh && en ? { field, message: zh, messageEn: en } : { field, message, messageEn }
}

function problemLine(problem: Problem): string {
  return JSON.stringify({ problem: problem.toJSON() })
}

/** Feeds chunks of text and gets complete answers back; `end` answers a last line without its line feed. */
export function lineAnswers(group: RuleGroup, today: Day) {
  let rest = ''
  let line = 0
  const answers = (lines: readonly string[]) => {
    let out = ''
    for (const text of lines) {
      line += 1
      if (text.trim() !== '') out += `${answerLine(group, text, line, today)}\n`
    }
    return out
  }
  return {
    feed(chunk: string): string {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() as string
      return answers(lines)
    },
    end(): string {
      return rest === '' ? '' : answers([rest])
    },
  }
}
