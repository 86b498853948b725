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
