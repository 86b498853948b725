/** The real server in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { DatabaseConfig } from '../src/platform/db/pool.ts'

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url))

export type Served = {
  url: string
  /** Stops it; answers the most memory it ever held, in MiB. */
  stop(): Promise<number>
}

export async function serve(config: DatabaseConfig, at: Date): Promise<Served> {
  const child = spawn(process.execPath, [SERVER], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.write(`${JSON.stringify({ config, at })}\n`)
  const lines = createInterface({ input: child.stdout })
  const line = async () => {
    const [text] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [null])])
    if (text === null) throw new Error('the measured server has ended')
    return JSON.parse(text as string)
  }
  const { url } = await line()
  return {
    url,
    stop: async () => {
      const last = line()
      child.stdin.end()
      const { rssMiB } = await last
      return rssMiB
    },
  }
}
