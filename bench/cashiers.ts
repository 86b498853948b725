/** So many cashiers at once: each takes the next payment when the one before is answered, over a connection kept open. */
import { Agent, request } from 'node:http'

export type Call = { method: string; path: string; body: unknown }
export type Caller = (call: Call) => Promise<{ status: number; cookie: string | null; body: unknown }>

/** A caller that keeps `connections` open and sends the cookie given. */
export function caller(
  url: string,
  connections: number,
  cookie: () => string | null,
): Caller & { end(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const call: Caller = ({ method, path, body }) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body)
      const known = cookie()
      const asked = request(
        url + path,
        {
          method,
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            ...(known ? { cookie: known } : {}),
          },
        },
        (answer) => {
          let received = ''
          answer.setEncoding('utf8').on('data', (chunk) => (received += chunk))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
              body: received === '' ? null : JSON.parse(received),
            }),
          )
        },
      )
      asked.on('error', reject)
      asked.end(text)
    })
  return Object.assign(call, { end: () => agent.destroy() })
}

export type Taken = { seconds: number; p50Ms: number; p99Ms: number }

/** Does every job once, `hands` at a time. */
export async function handsOn<Job>(
  jobs: readonly Job[],
  hands: number,
  work: (job: Job, hand: number) => Promise<void>,
): Promise<Taken> {
  const took: number[] = []
  let next = 0
  const began = performance.now()
  const hand = async (which: number) => {
    for (let at = next++; at < jobs.length; at = next++) {
      const start = performance.now()
      await work(jobs[at] as Job, which)
      took.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: hands }, (_, which) => hand(which)))
  const seconds = (performance.now() - began) / 1000
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { seconds, p50Ms: at(0.5), p99Ms: at(0.99) }
}
