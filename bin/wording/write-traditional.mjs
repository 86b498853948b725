// node bin/wording/write-traditional.mjs TSCharacters.js
// Writes src/rules/wording/traditional.generated.ts from the character table of OpenCC (Apache-2.0) as the package
// opencc-js ships it: `npm pack opencc-js@1.4.2`, then dist/esm-lib/dict/TSCharacters.js.

import { readFileSync, writeFileSync } from 'node:fs'

const table = readFileSync(process.argv[2], 'utf8').match(/"([^"]+)"/)[1]
const pairs = table
  .split('|')
  .map((pair) => pair.split(' '))
  .filter(([from, to]) => from.length === 1 && to?.length === 1 && from !== to)
  .sort(([a], [b]) => (a < b ? -1 : 1))
const strings = pairs.reduce(([from, to], [a, b]) => [from + a, to + b], ['', ''])
writeFileSync(
  new URL('../../src/rules/wording/traditional.generated.ts', import.meta.url),
  `// Written by bin/wording/write-traditional.mjs from the character table of OpenCC (https://github.com/BYVoid/OpenCC),
// Apache-2.0. The character at a place of the first string is written like that at the same place of the second.
export const TRADITIONAL =
  '${strings[0]}'
export const SIMPLIFIED =
  '${strings[1]}'
`,
)
console.log(`${pairs.length} characters`)
