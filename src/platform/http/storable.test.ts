import { expect, test } from 'vitest'
import { unstorableField } from './storable.ts'

test('a zero character or half a letter anywhere is found by the name of its field', () => {
  for (const [input, field] of [
    ['a\0', ''],
    [{ name: 'x', note: '\ud800' }, 'note'],
    [{ rows: [{ room: 'ok' }, { room: { a: ['\udc00x'] } }] }, 'rows.1.room.a.0'],
    [{ row: { 'a\0': 1 } }, 'row'],
    [{ file: new File(['x'], 'a\0.csv') }, 'file'],
  ] as const)
    expect(unstorableField(input), JSON.stringify(input)).toBe(field)
  for (const input of [
    null,
    undefined,
    1,
    '王梅 🏠\n\t',
    { a: [1, null, true, { b: '' }] },
    new File(['\0'], 'a.csv'),
  ])
    expect(unstorableField(input), JSON.stringify(input)).toBeNull()
})

test('depth and width cost no stack', () => {
  let deep: unknown = 'end\0'
  for (let level = 0; level < 200_000; level += 1) deep = [deep]
  expect(unstorableField(deep)).toBe('0.0.0.0.0.0.0.0')
  expect(unstorableField(Array.from({ length: 100_000 }, (_, index) => ({ index })))).toBeNull()
})
