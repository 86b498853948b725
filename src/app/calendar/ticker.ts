/** Ticks while the server runs, so that every community's calendar runs by itself. */
import { type CalendarRun, runCalendar } from './run-calendar.ts'

export type Ticker = { stop(): Promise<void> }

/** Looks at once and then every `everyMs`; a tick that takes longer is never overlapped by the next. */
export function startTicker(run: CalendarRun, clock: () => Date, everyMs = 20_000): Ticker {
  let stopped = false
  let wake = () => {}
  const ticking = (async () => {
    while (!stopped) {
      try {
        await runCalendar(run, clock())
      } catch (defect) {
        run.onDefect('calendar', defect)
      }
      if (stopped) break
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await ticking
    },
  }
}
