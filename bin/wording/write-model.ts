// npm run wording: makes src/rules/wording/model/weights.generated.ts anew from the training text beside it.
import { readFileSync, writeFileSync } from 'node:fs'
import { make } from '../../src/rules/wording/model/pack.ts'

const folder = new URL('../../src/rules/wording/model/', import.meta.url)
const read = (name: string) => readFileSync(new URL(`${name}.txt`, folder), 'utf8')
const { bias, scale, packed, kept, judge, measured, messages } = make({
  lawful: read('lawful'),
  unlawful: read('unlawful'),
  plain: read('plain'),
  lessons: read('lessons'),
  others: read('others'),
})

writeFileSync(
  new URL('weights.generated.ts', folder),
  `// Written by npm run wording from the text files beside it. ${messages} messages, ${kept} weights.
export const BIAS = ${bias}
export const SCALE = ${scale}
export const JUDGE = [${judge.join(', ')}]
export const THRESHOLD = ${measured.threshold}
export const WEIGHTS =
  '${packed}'
`,
)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
console.log(`${messages} messages, ${kept} weights, ${packed.length} characters`)
console.log(
  `threshold ${measured.threshold}: of hands the weights have not seen, ${percent(measured.seen)} of the unlawful seen, ${percent(measured.untouched)} of the lawful untouched`,
)
