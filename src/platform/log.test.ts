import { expect, test } from 'vitest'
import { openLog, withoutValues } from './log.ts'

const databaseError = (fields: Record<string, unknown>) =>
  Object.assign(new Error(fields['message'] as string), fields)

test('a database error is told by where it happened and without the row it happened to', () => {
  const told = withoutValues(
    databaseError({
      message: 'new row for relation "party" violates check constraint "party_name_check"',
      code: '23514',
      table: 'party',
      constraint: 'party_name_check',
      detail: 'Failing row contains (王小梅, 13800137001).',
      where: 'COPY party, line 1: "王小梅"',
      parameters: ['王小梅'],
    }),
  )
  expect(told).toMatchObject({ code: '23514', table: 'party', constraint: 'party_name_check' })
  expect(told['message']).toContain('party_name_check')
  expect(JSON.stringify(told)).not.toMatch(/王小梅|13800137001/)
})

test('an input that could not be read is not quoted, and a long number stands nowhere', () => {
  const unread = withoutValues(
    databaseError({ message: 'invalid input syntax for type date: "王小梅"', code: '22007' }),
  )
  expect(unread['message']).toBe('invalid input syntax for type date: "…"')
  const parsed = withoutValues(new SyntaxError(`Unexpected token '王', "王小梅 138" is not valid JSON`))
  expect(JSON.stringify(parsed)).not.toContain('王')
  const nested = withoutValues(
    new Error('failed', { cause: new Error('phone 13800137001, id 11010119900307001X') }),
  )
  expect(JSON.stringify(nested)).not.toMatch(/13800137001|11010119900307001X/)
  expect(withoutValues('13800137001')).toEqual({ type: 'string' })
  const copied = withoutValues({ message: 'connection ended, 13800137001', code: '57P01' })
  expect(copied).toMatchObject({ type: 'Error', message: 'connection ended, …', code: '57P01' })
})

test('the log writes errors that way', () => {
  const lines: string[] = []
  const log = openLog({ to: { write: (line) => void lines.push(line) } })
  log.error(
    { err: databaseError({ message: 'no', code: '23505', detail: 'Key (name)=(王小梅) exists' }) },
    'defect',
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('23505')
  expect(lines[0]).not.toContain('王小梅')
})
