import { readFileSync } from 'node:fs'
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

test.each(all)('$file: $name, can still be made', (mistake) => {
  const text = readFileSync(join(root, mistake.file), 'utf8')
  expect(made(mistake, text)).not.toBe(text)
})
