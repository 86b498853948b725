import { expect, test } from 'vitest'
import { isStorable } from './storable.ts'

test('a zero character or half a letter anywhere is found, also in names', () => {
  for (const input of [
    'a\0',
    { note: '\ud800' },
    { rows: [{ room: { a: ['\udc00x'] } }] },
    { 'a\0': 1 },
    { file: new File(['x'], 'a\0.csv') },
  ])
    expect(isStorable(input), JSON.stringify(input)).toBe(false)
  for (const input of [
    null,
    undefined,
    1,
    '王梅 🏠\n\t',
    { a: [1, null, true, { b: '' }] },
    new File(['\0'], 'a.csv'),
  ])
    expect(isStorable(input), JSON.stringify(input)).toBe(true)
})

test('depth and width cost no stack', () => {
  let deep: unknown = 'end'
  for (let level = 0; level < 200_000; level += 1) deep = [deep]
  expect(isStorable(deep)).toBe(true)
  expect(isStorable(Array.from({ length: 100_000 }, (_, index) => ({ index })))).toBe(true)
})
