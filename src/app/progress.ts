/** A progress bar on a terminal; silence elsewhere, so that logs stay readable. */

const WIDTH = 24
const EVERY_MS = 100
let shownAt = 0
let shown = false

/** Redraws the bar at most ten times a second. Without a total, a count. */
export function showProgress(done: number, total: number | null, what: string): void {
  if (!process.stderr.isTTY) return
  const now = performance.now()
  if (done !== total && now - shownAt < EVERY_MS) return
  shownAt = now
  shown = true
  const share = total ? Math.min(1, done / total) : 0
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
  const figures = total === null ? `${done}` : `${bar} ${Math.floor(share * 100)}%  ${done}/${total}`
  process.stderr.write(`\r\u001B[K${what}  ${figures}`)
}

export function hideProgress(): void {
  if (shown) process.stderr.write('\r\u001B[K')
  shown = false
}
