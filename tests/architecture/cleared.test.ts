import { expect, test } from 'vitest'
import { files, isTest, read } from './files.ts'

// What leaves the house is `Cleared`, and only the gate makes it (docs/adr/0009). The compiler keeps the brand; this
// keeps anybody from talking the compiler into it.

const MAKES = /\bas\s+(?:unknown\s+as\s+)?(?:\w+\.)?Cleared\b|<Cleared<[^>]*>>\s*[({]|satisfies\s+Cleared\b/g

const makersIn = (text: string) => text.match(MAKES) ?? []

test('only the gate makes what is cleared', () => {
  const sources = files('src/**/*.{ts,tsx}')
  const makers = sources.flatMap((path) => makersIn(read(path)).map(() => path))
  expect(sources.length).toBeGreaterThan(200)
  expect(makers).toEqual(['src/rules/gate.ts'])
})

test('whoever hands something over asks for it cleared', () => {
  const transports = files('src/flow/channels/**/*.ts').filter((path) => !isTest(path))
  const takers = transports.filter((path) => /\bCleared</.test(read(path)))
  expect(transports.length).toBeGreaterThan(3)
  expect(takers).not.toEqual([])
})

test.each([
  'const x = facts as Cleared<Letter>',
  'return text as unknown as Cleared<Text>',
  'y as gate.Cleared<T>',
])('the gate sees it: %s', (source) => {
  expect(makersIn(source)).toHaveLength(1)
})

test('taking one is no making', () => {
  expect(makersIn('function send(cleared: Cleared<Letter>): Promise<void> {}')).toEqual([])
})
