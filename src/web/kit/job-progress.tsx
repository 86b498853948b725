import { Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useSay } from './i18n/i18n.tsx'
import { ProblemNotice } from './problem.tsx'

/** What a long piece of work says about itself; `total` is null while it is still being counted. */
export type JobView = {
  id: string
  kind: string
  startedAt: string | Date | null
  endedAt: string | Date | null
  done: number
  total: number | null
  problem: unknown
}

/**
 * How far a job is, how fast, and how long it still takes. The job lives on the server and its id in the address, so
 * leaving and coming back loses nothing.
 */
export function JobProgress({ job, title }: { job: JobView; title: string }) {
  const say = useSay()
  const now = useNow(job.endedAt === null)
  const started = job.startedAt ? new Date(job.startedAt).getTime() : null
  const seconds = started
    ? Math.max(0, ((job.endedAt ? new Date(job.endedAt).getTime() : now) - started) / 1000)
    : 0
  const speed = seconds > 0 ? job.done / seconds : 0
  const percent = job.endedAt ? 100 : job.total ? Math.min(99, Math.floor((job.done / job.total) * 100)) : 0
  const left = speed > 0 && job.total ? (job.total - job.done) / speed : null
  return (
    <div className="job" role="status" aria-label={title}>
      <p className="job-title">
        {title}
        <span className="job-state">
          {job.problem
            ? say('job.refused')
            : job.endedAt
              ? say('job.ended', { seconds: seconds.toFixed(1) })
              : started
                ? say('job.running')
                : say('job.waiting')}
        </span>
      </p>
      <Progress
        percent={percent}
        status={job.problem ? 'exception' : job.endedAt ? 'success' : 'active'}
        aria-label={title}
      />
      {!job.endedAt && started && (
        <p className="job-speed">
          {say('job.speed', { done: job.done, total: job.total ?? '—', speed: Math.round(speed) })}
          {left !== null && ` · ${say('job.left', { seconds: Math.ceil(left) })}`}
        </p>
      )}
      <ProblemNotice error={job.problem} />
    </div>
  )
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!ticking) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [ticking])
  return now
}
