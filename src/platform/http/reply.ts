/** What leaves the house when something did not work: RFC 9457 bodies made of Problems, and silence about defects. */
import { randomUUID } from 'node:crypto'
import { ValidationError } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import { z } from 'zod'
import { Problem, type ProblemJson } from '../../rules/problem.ts'
import { fieldIssues } from './field-issues.ts'
import { httpProblems } from './problems.ts'

/** Whatever was thrown, as an error of the wire; a defect is told to `log` with the id the client sees. */
export function wireError(
  thrown: unknown,
  log: (id: string, defect: unknown) => void,
): ORPCError<string, ProblemJson> {
  const problem = problemOf(thrown)
  if (problem) return new ORPCError(problem.code, { status: problem.status, data: problem.toJSON() })
  const id = randomUUID()
  log(id, thrown)
  return new ORPCError('platform.defect', { status: 500, data: defectJson(id) })
}

/** The body of an error answer. Errors the API library itself makes (an unreadable body) are put into our words. */
export function errorBody(error: ORPCError<string, unknown>): ProblemJson & { title: string } {
  const data = (isProblemJson(error.data) ? error.data : httpProblems.unreadable().toJSON()) as ProblemJson
  return { title: data.messageEn, ...data }
}

/** The Problem behind what was thrown, or null for a defect. */
export function problemOf(thrown: unknown): Problem | null {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof ORPCError) {
    if (thrown.code === 'BAD_REQUEST' && thrown.cause instanceof ValidationError)
      return invalid(thrown.cause.issues)
    return null
  }
  if (thrown instanceof z.ZodError) return invalid(thrown.issues)
  return isPassing(thrown) ? httpProblems.try_again() : null
}

export function defectJson(id: string): ProblemJson {
  return {
    code: 'platform.defect',
    status: 500,
    message: `系统出错了，编号 ${id}。数据没有改动。`,
    messageEn: `Something went wrong on our side, id ${id}. Nothing was changed.`,
    next: '请重试；仍不行请把编号告诉管理员。',
    nextEn: 'Try again; if it stays, give the id to your administrator.',
    facts: { id },
  }
}

/** Every issue of an input at once. */
export function invalid(issues: Parameters<typeof fieldIssues>[0]): Problem {
  const fields = fieldIssues(issues)
  const [first] = fields
  return httpProblems.invalid({
    count: fields.length,
    first: first ? `${first.field}：${first.message}` : '',
    firstEn: first ? `${first.field}: ${first.messageEn}` : '',
    issues: fields,
  })
}

// Deadlock, serialization failure, no room (memory, disk, connections), server going down or coming up, disk trouble,
// connection cut: the next try may work.
const PASSING = /^(40001|40P01|53\w{3}|57P0\d|58030|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE)$/
/** What `pg` says of a connection that was cut: these have no code. */
const CUT =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/

function isPassing(thrown: unknown): boolean {
  const {
    code,
    syscall,
    message = '',
  } = (thrown ?? {}) as { code?: string; syscall?: string; message?: string }
  if (code === 'ENOENT') return syscall === 'connect'
  return code === undefined ? CUT.test(message) : PASSING.test(code)
}

function isProblemJson(data: unknown): data is ProblemJson {
  return typeof data === 'object' && data !== null && 'code' in data && 'messageEn' in data
}
