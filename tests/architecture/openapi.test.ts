import { expect, test } from 'vitest'
import { openapiText } from '../../src/app/openapi.ts'
import { read } from './files.ts'

// The API is reviewed as a diff of openapi.json: `npm run openapi` writes it anew.

type Operation = { tags?: string[]; summary?: string; responses: Record<string, unknown> }
type Document = { paths: Record<string, Record<string, Operation>> }

test('openapi.json is what the contracts say', async () => {
  const text = await openapiText()
  expect(operationsOf(text).length).toBeGreaterThan(20)
  expect(text === read('openapi.json') || firstDifference(text, read('openapi.json'))).toBe(true)
})

test('every route says what it does, whose it is and how it refuses', async () => {
  const speechless = operationsOf(await openapiText()).filter(
    ({ operation }) => !operation.summary || !operation.tags?.[0] || !operation.responses['default'],
  )
  expect(speechless.map(({ name }) => name)).toEqual([])
})

test('a route that only the contracts or only the file knows is seen', async () => {
  const text = await openapiText()
  const planted = text.replace('"paths": {', '"paths": {"/api/planted": {},')
  expect(planted).not.toBe(text)
  expect(firstDifference(text, planted)).toContain('/api/planted')
})

function operationsOf(text: string) {
  const { paths } = JSON.parse(text) as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  )
}

/** The first line that differs: the whole text would be thousands of lines. */
function firstDifference(made: string, stored: string): string {
  const [left, right] = [made.split('\n'), stored.split('\n')]
  const at = left.findIndex((line, index) => line !== right[index])
  return `npm run openapi: openapi.json:${at + 1}: contracts say ${left[at]?.trim()}, the file says ${right[at]?.trim()}`
}
