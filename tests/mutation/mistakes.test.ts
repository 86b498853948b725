import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { made, mistakes } from './mistakes.ts'

const root = join(import.meta.dirname, '../..')
const all = mistakes()

test('there are sixty mistakes at least, each with a name of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(60)
  const names = all.map(({ file, name }) => `${file}: ${name}`)
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([])
})

test.each(all)('$file: $name, can still be made, and is still code', (mistake) => {
  const text = readFileSync(join(root, mistake.file), 'utf8')
  const mistaken = made(mistake, text)
  expect(mistaken).not.toBe(text)
  // What does not even parse is no mistake a test could be praised for noticing.
  expect(stripTypeScriptTypes(mistaken)).not.toBe('')
})
