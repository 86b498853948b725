import { Alert } from 'antd'
import type { ProblemJson } from '../../rules/problem.ts'
import { usePick, useSay } from './i18n/i18n.tsx'

/**
 * What went wrong, for people. A Problem says what happened and what to do next; whatever else fails (the network, a
 * defect of ours) gets a sentence of its own and never a stack.
 */
export type Trouble =
  | { kind: 'problem'; problem: ProblemJson }
  | { kind: 'offline' }
  | { kind: 'defect'; detail: string }

/** Reads a Problem out of whatever a call rejected with. */
export function troubleOf(error: unknown): Trouble {
  for (const candidate of [error, (error as { data?: unknown } | null)?.data]) {
    if (isProblem(candidate)) return { kind: 'problem', problem: candidate }
  }
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) return { kind: 'offline' }
  return { kind: 'defect', detail: error instanceof Error ? error.message : String(error) }
}

/** The code of the Problem a call was refused with, or null. */
export function problemCode(error: unknown): string | null {
  const trouble = error ? troubleOf(error) : null
  return trouble?.kind === 'problem' ? trouble.problem.code : null
}

function isProblem(value: unknown): value is ProblemJson {
  const candidate = value as Partial<ProblemJson> | null
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typeof candidate.code === 'string' &&
    typeof candidate.message === 'string' &&
    typeof candidate.next === 'string'
  )
}

/** Whoever may not would be refused again. */
function forbids(trouble: Trouble): boolean {
  return trouble.kind === 'problem' && trouble.problem.code === 'platform.not_allowed'
}

/** Shows a failure where it happened, once. Nothing when there is none. */
export function ProblemNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const say = useSay()
  const pick = usePick()
  if (!error) return null
  const trouble = troubleOf(error)
  const [title, next] =
    trouble.kind === 'problem'
      ? [
          pick({ zh: trouble.problem.message, en: trouble.problem.messageEn }),
          pick({ zh: trouble.problem.next, en: trouble.problem.nextEn }),
        ]
      : trouble.kind === 'offline'
        ? [say('problem.offline'), say('problem.offlineNext')]
        : [say('problem.defect'), say('problem.defectNext')]
  return (
    <Alert
      className="problem"
      type={trouble.kind === 'problem' ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {next}
          {retry && !forbids(trouble) && (
            <button type="button" className="link-button" onClick={retry}>
              {say('action.retry')}
            </button>
          )}
        </>
      }
    />
  )
}
