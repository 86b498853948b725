import { Link } from '@tanstack/react-router'
import { addDays, type Day, monthEnd, weekday } from '../../../rules/day.ts'
import { promisedFor, promisesIn } from '../../../rules/promise-figures.ts'
import { tellHere } from '../../kit/figure-trail.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import type { Promises } from './promises.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
const STATES = ['kept', 'open', 'broken'] as const
const SIGNS = { open: '◷', kept: '✓', broken: '✗' } as const

/** One month as a table of weeks; a day with promises is a link to them. */
export function PromiseMonth(props: { promises: Promises; month: string; chosen: string | undefined }) {
  const say = useSay()
  const { promises, month, chosen } = props
  return (
    <div className="table-frame" role="group" aria-label={say('promises.title')} tabIndex={0}>
      <table className="month">
        <caption className="sr-only">{say('promises.caption', { month })}</caption>
        <thead>
          <tr>
            {WEEK.map((number) => (
              <th key={number} scope="col">
                {say(`weekday.${number}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, index) => (
                <td key={day ?? index} className={classOf(day, promises.today, chosen)}>
                  {day && <DayCell day={day} promises={promises} month={month} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The day leads to its promises; what it expects and how many of each state say why. */
function DayCell({ day, promises, month }: { day: Day; promises: Promises; month: string }) {
  const say = useSay()
  const word = useWord()
  const rows = promises.rows.filter((row) => row.day === day)
  const date = <span className="month-date">{Number(day.slice(-2))}</span>
  if (rows.length === 0) return date
  const amount = yuanText(rows.reduce((sum, row) => sum + row.amountFen, 0))
  const titleOf = (column: string) => say('why.cell', { row: day, column })
  return (
    <div className="month-cell">
      <Link
        to="/promises"
        search={{ month, day }}
        className="month-link"
        aria-label={say('promises.dayLink', { day, count: rows.length, amount })}
      >
        {date}
      </Link>
      <span className="month-amount">
        <WhyFigure {...tellHere(titleOf(say('column.amount')), () => promisedFor(day, rows))} shown={amount}>
          {amount}
        </WhyFigure>
      </span>
      {STATES.map((state) => {
        const count = rows.filter((row) => row.state === state).length
        const asked = tellHere(titleOf(word('promise.state', state)), () => promisesIn(state, day, rows))
        return (
          count > 0 && (
            <span key={state} className={`month-${state}`}>
              {SIGNS[state]}{' '}
              <WhyFigure {...asked} shown={String(count)}>
                {count}
              </WhyFigure>
            </span>
          )
        )
      })}
    </div>
  )
}

function classOf(day: Day | null, today: string, chosen: string | undefined) {
  if (!day) return 'month-none'
  return (
    [day === today && 'month-today', day === chosen && 'month-chosen'].filter(Boolean).join(' ') || undefined
  )
}

/** Weeks from Monday; null where a week belongs to the months beside. */
function weeksOf(month: string): (Day | null)[][] {
  const first = `${month}-01` as Day
  const last = monthEnd(first)
  const lead = (weekday(first) + 6) % 7
  const days = Array.from({ length: Number(last.slice(-2)) }, (_, index) => addDays(first, index))
  const cells: (Day | null)[] = [...Array<null>(lead).fill(null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
