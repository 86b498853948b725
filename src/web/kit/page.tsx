import type { UseQueryResult } from '@tanstack/react-query'
import { Children, type ReactNode, useEffect } from 'react'
import { useSay } from './i18n/i18n.tsx'
import { ProblemNotice } from './problem.tsx'

/** A page: its one heading, which is also the title of the tab, the way down to it, and what can be done here. */
export function Page(props: {
  title: string
  /** The links that lead down to this page, from the top. */
  trail?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const say = useSay()
  useEffect(() => {
    document.title = `${props.title} · ${say('product.name')}`
  }, [props.title, say])
  return (
    <div className="page">
      <header className="page-head">
        <div>
          {props.trail && (
            <nav aria-label={say('page.trail')}>
              <ol className="trail">
                {Children.map(props.trail, (link) => (
                  <li>{link}</li>
                ))}
              </ol>
            </nav>
          )}
          <h1 tabIndex={-1}>{props.title}</h1>
          {props.lead && <p className="page-lead">{props.lead}</p>}
        </div>
        {props.actions && <div className="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  )
}

export function Card(props: {
  title?: string
  actions?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={`card ${props.className ?? ''}`}>
      {(props.title || props.actions) && (
        <header className="card-head">
          {props.title && <h2>{props.title}</h2>}
          {props.actions && <div className="card-actions">{props.actions}</div>}
        </header>
      )}
      {props.children}
    </section>
  )
}

/** One fact of a household, a run, a day: its name small above, its value plain below. */
export function Fact({ name, children, strong }: { name: string; children: ReactNode; strong?: boolean }) {
  return (
    <div className={strong ? 'fact fact-strong' : 'fact'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>
}

/** What a query holds, or its waiting, or its failure with a way to try again. */
export function Loaded<Data>(props: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  const say = useSay()
  const { query } = props
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
        {props.children(query.data)}
      </>
    )
  }
  if (query.isError) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />
  return (
    <p className="waiting" role="status">
      {say('state.loading')}
    </p>
  )
}

export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'info'

/** A short state. Colour never stands alone: the word says it. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>
}
