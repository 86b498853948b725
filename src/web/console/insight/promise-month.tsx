import { Link } from '@tanstack/react-router'
import { addDays, type Day, monthEnd, weekday } from '../../../rules/day.ts'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import type { Promises } from './promises.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
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

function DayCell({ day, promises, month }: { day: Day; promises: Promises; month: string }) {
  const say = useSay()
  const rows = promises.rows.filter((row) => row.day === day)
  const date = <span className="month-date">{Number(day.slice(-2))}</span>
  if (rows.length === 0) return date
  const amount = yuanText(rows.reduce((sum, row) => sum + row.amountFen, 0))
  const states = (['kept', 'open', 'broken'] as const).filter((state) =>
    rows.some((row) => row.state === state),
  )
  return (
    <Link
      to="/promises"
      search={{ month, day }}
      className="month-link"
      aria-label={say('promises.dayLink', { day, count: rows.length, amount })}
    >
      {date}
      <span className="month-amount">{amount}</span>
      {states.map((state) => (
        <span key={state} className={`month-${state}`}>
          {SIGNS[state]} {rows.filter((row) => row.state === state).length}
        </span>
      ))}
    </Link>
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
