import { useQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type api, type Data, query } from './api.ts'
import { useSay } from './i18n/i18n.tsx'
import { Loaded } from './page.tsx'
import { ProblemNotice } from './problem.tsx'

export type Job = Data<typeof api.jobs.job>

/** Watches a job until it ends; null: none. */
export function useJob(jobId: string | null | undefined, onEnd?: (job: Job) => void) {
  const job = useQuery({
    ...query.jobs.job.queryOptions({ input: { jobId: jobId ?? '' } }),
    enabled: Boolean(jobId),
    refetchInterval: (seen) => (seen.state.data?.endedAt ? false : 500),
    refetchIntervalInBackground: true,
  })
  const ended = job.data?.endedAt ? job.data : null
  const latest = useRef(onEnd)
  latest.current = onEnd
  useEffect(() => {
    if (ended) latest.current?.(ended)
  }, [ended])
  return job
}

/** The job whose id stands in the address, while it runs and after; nothing when there is none. */
export function WatchedJob(props: { jobId: string | undefined; title: string; onEnd?: (job: Job) => void }) {
  const job = useJob(props.jobId, props.onEnd)
  if (!props.jobId) return null
  return <Loaded query={job}>{(data) => <JobProgress job={data} title={props.title} />}</Loaded>
}

/**
 * How far a job is, how fast, and how long it still takes. The job lives on the server and its id in the address, so
 * leaving and coming back loses nothing.
 */
export function JobProgress({ job, title }: { job: Job; title: string }) {
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
