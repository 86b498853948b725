import { type Day, monthEnd, monthStart } from '../../rules/day.ts'
import { useSession } from './session.tsx'

/** An instant by the community's clock, to the minute: `2026-11-21 08:05`. */
export function Moment({ at }: { at: string }) {
  const { community } = useSession()
  return <time dateTime={at}>{localMinute(at, community?.zone ?? 'Asia/Shanghai')}</time>
}

export function localMinute(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return parts.format(new Date(at)).replace(',', '')
}

/** Today by a clock in that zone, only to begin a form with; the server decides what today is. */
export function localDayIn(zone: string): string {
  return localMinute(new Date().toISOString(), zone).slice(0, 10)
}

/** The days charged, as short as they can be said exactly: whole months by their names (`2026-07 ~ 2026-09`). */
export function spanText(from: string, to: string): string {
  const whole = monthStart(from as Day) === from && monthEnd(to as Day) === to
  if (!whole) return `${from} ~ ${to}`
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
  return first === last ? first : `${first} ~ ${last}`
}
