// node bench/wording.ts: how long the wording rule takes on the messages kept apart. Prints; asserts nothing.
import { readFileSync } from 'node:fs'
import { keptApart } from '../src/rules/wording/kept-apart.ts'
import { screenWording } from '../src/rules/wording/screen.ts'

const read = (name: string) => readFileSync(new URL(`../src/rules/wording/${name}`, import.meta.url), 'utf8')
const messages = ['unseen.txt', 'unseen-last.txt', 'unseen-final.txt'].flatMap((name) =>
  keptApart(read(name)),
)
for (const { text, context } of messages) screenWording(text, context)

const took: number[] = []
for (let round = 0; round < 10; round++) {
  for (const { text, context } of messages) {
    const began = performance.now()
    screenWording(text, context)
    took.push(performance.now() - began)
  }
}
took.sort((a, b) => a - b)
const at = (share: number) => (took[Math.floor(took.length * share)] as number).toFixed(3)
const mean = took.reduce((sum, one) => sum + one, 0) / took.length
const letters = messages.reduce((sum, { text }) => sum + text.length, 0) / messages.length
console.log(
  JSON.stringify({
    messages: messages.length,
    meanLength: Math.round(letters),
    meanMs: Number(mean.toFixed(3)),
    p50: at(0.5),
    p99: at(0.99),
  }),
)
