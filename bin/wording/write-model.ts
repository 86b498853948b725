// npm run wording: makes src/rules/wording/model/weights.generated.ts anew from the training text beside it.
import { readFileSync, writeFileSync } from 'node:fs'
import { chooseThreshold, fit, pack, samplesOf } from '../../src/rules/wording/model/train.ts'

const folder = new URL('../../src/rules/wording/model/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const lawful = read('lawful.txt')
const unlawful = read('unlawful.txt')
const learnt = `${read('lessons.txt')}\n${read('others.txt')}`

const samples = samplesOf(lawful, unlawful, learnt)
const { threshold, seen } = chooseThreshold(lawful, unlawful, learnt)
const { bias, scale, packed, kept } = pack(fit(samples), threshold)
writeFileSync(
  new URL('weights.generated.ts', folder),
  `// Written by npm run wording from the text files beside it. ${samples.length} messages, ${kept} weights.
export const BIAS = ${bias}
export const SCALE = ${scale}
export const THRESHOLD = ${threshold}
export const WEIGHTS =
  '${packed}'
`,
)
const bad = samples.filter(({ unlawful }) => unlawful).length
console.log(`${samples.length} messages (${bad} unlawful), ${kept} weights, ${packed.length} characters`)
console.log(
  `threshold ${threshold}; of unlawful sentences it has not seen the model alone sees ${(seen * 100).toFixed(1)} %`,
)
