/** Every wait has an end, and says what it waited for. */
import { pause } from './chance.ts'

/** What is still missing after `ms` is told by name. The work itself is not ended: whoever owns it sees to that. */
export async function within<Result>(ms: number, what: string, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${ms / 1000} s for ${what}`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Asks again and again until the answer is there (not null); what `asked` throws ends it at once. */
export async function until<Answer>(
  ms: number,
  what: string,
  asked: () => Promise<Answer | null>,
  everyMs = 100,
): Promise<Answer> {
  const end = performance.now() + ms
  for (;;) {
    const answer = await within(Math.max(1, end - performance.now()), what, asked())
    if (answer !== null) return answer
    if (performance.now() > end) throw new Error(`waited ${ms / 1000} s for ${what}`)
    await pause(everyMs)
  }
}
