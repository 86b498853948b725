/** Measured work runs in a process of its own, started as the command line starts it: its memory is its own, and nobody has warmed it up. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../src/app/node-flags.mjs'

const TASK = fileURLToPath(new URL('./tasks.ts', import.meta.url))

export type Done<Answer> = { seconds: number; rssMiB: number; answer: Answer }

/** Runs a task of tasks.ts and answers what it took. Its words go to stderr; a failure is thrown with them. */
export async function inChild<Answer>(task: string, input: unknown): Promise<Done<Answer>> {
  const child = spawn(process.execPath, [...nodeFlags(task), TASK, task], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(input))
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`bench task ${task} ended with ${code}`)
  return JSON.parse(text) as Done<Answer>
}
