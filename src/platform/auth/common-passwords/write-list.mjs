// Writes list.txt: what people choose everywhere, most chosen first. Run again when a newer list is wanted:
//
//   npm pack @zxcvbn-ts/language-common && tar xzf zxcvbn-ts-language-common-*.tgz
//   node write-list.mjs package/src/passwords.json
//
// The list is the MIT-licensed one of zxcvbn-ts (from passwords that became public), cut to what can matter here: words of
// at least five letters, which are looked for inside a password, and everything long enough to be a password by itself.

import { readFileSync, writeFileSync } from 'node:fs'

const WORDS = 10_000
const SHORTEST_WORD = 5
const SHORTEST_PASSWORD = 10

const all = JSON.parse(readFileSync(process.argv[2], 'utf8')).map((text) =>
  text.normalize('NFKC').toLowerCase(),
)
const plain = all.filter((text) => /^[\x21-\x7e]+$/.test(text) && text.length >= SHORTEST_WORD)
const kept = new Set([...plain.slice(0, WORDS), ...plain.filter((text) => text.length >= SHORTEST_PASSWORD)])
writeFileSync(new URL('./list.txt', import.meta.url), `${[...kept].join('\n')}\n`)
console.log(`${kept.size} passwords`)
