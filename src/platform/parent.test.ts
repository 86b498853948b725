import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'

// A launcher starts a child and is killed with -9; the child must end by itself.

const parentModule = new URL('./parent.ts', import.meta.url).href
const started: ChildProcess[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

test('a child ends when its launcher is killed with -9', async () => {
  const { launcher, child } = await launch(true)
  launcher.kill('SIGKILL')
  await expect.poll(() => isAlive(child), { timeout: 5000 }).toBe(false)
})

test('a child that no launcher announced itself to goes on', async () => {
  const { launcher, child } = await launch(false)
  launcher.kill('SIGKILL')
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(isAlive(child)).toBe(true)
  process.kill(child, 'SIGKILL')
})

async function launch(announced: boolean): Promise<{ launcher: ChildProcess; child: number }> {
  const childScript = `
    const { watchParent } = await import(${JSON.stringify(parentModule)})
    watchParent(() => process.exit(0), 50)
    console.log(process.pid)
    setInterval(() => {}, 1000)`
  const launcherScript = `
    const { spawn } = await import('node:child_process')
    const { DUNWELL_PARENT_PID, ...env } = process.env
    if (${announced}) env.DUNWELL_PARENT_PID = String(process.pid)
    spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(childScript)}], { stdio: 'inherit', env })`
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', launcherScript], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(launcher)
  const [line] = await once(createInterface(launcher.stdout as NodeJS.ReadableStream), 'line')
  return { launcher, child: Number(line) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
