import type { z } from 'zod'
import { platformProblems } from '../../platform/problems.ts'

/** Input as its model says, or a `platform.bad_input` that names every place at once (the first twenty). */
export function parsed<Output>(model: z.ZodType<Output>, input: unknown): Output {
  const result = model.safeParse(input)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => ({ where: issue.path.join('.'), detail: issue.message }))
  const [first] = issues
  throw platformProblems.bad_input({
    where: first?.where ?? '',
    detail: first?.detail ?? '',
    issues: issues.slice(0, 20),
  })
}
