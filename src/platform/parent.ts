/**
 * Calls back once when the launcher that started this process has gone. `npm start` runs us through a shell and a
 * launcher; killed with -9 none of them can pass a signal on, and a server nobody waits for would keep the port.
 * Started in another way (a service manager, a terminal), there is no launcher and nothing is watched.
 */
export function watchParent(onGone: () => void, everyMs = 500): void {
  const launcher = Number(process.env['DUNWELL_PARENT_PID'])
  if (!launcher) return
  // For our own children, which inherit the variable, the launcher is an ancestor but not the parent.
  const isParent = process.ppid === launcher
  const timer = setInterval(() => {
    const gone = isParent ? process.ppid !== launcher : !exists(launcher)
    if (!gone) return
    clearInterval(timer)
    onGone()
  }, everyMs)
  timer.unref()
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
