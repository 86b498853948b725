import { describe, expect, test } from 'vitest'
import { codeOf, matchingStep, newSecret, otpauthUri, stepOf } from './totp.ts'

// RFC 6238, appendix B: the secret `12345678901234567890`, SHA-1; the last six of its eight digits.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('TOTP', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i the code is %s, as the RFC says', (second, code) => {
    const at = new Date(second * 1000)
    expect(codeOf(SECRET, stepOf(at))).toBe(code)
    expect(matchingStep(SECRET, code, at)).toBe(stepOf(at))
  })

  test('a code is good one step early and one step late, and not two', () => {
    const at = new Date('2026-11-20T02:00:00Z')
    const code = (offset: number) => codeOf(SECRET, stepOf(at) + offset)
    for (const offset of [-1, 0, 1]) expect(matchingStep(SECRET, code(offset), at)).toBe(stepOf(at) + offset)
    for (const offset of [-2, 2, 100]) expect(matchingStep(SECRET, code(offset), at)).toBeNull()
  })

  test('anything that is no code is no code', () => {
    const at = new Date('2026-11-20T02:00:00Z')
    for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６', '000000 ', '-12345'])
      expect(matchingStep(SECRET, text, at)).toBeNull()
  })

  test('secrets have 160 bits and are never the same', () => {
    const made = new Set(Array.from({ length: 200 }, newSecret))
    expect(made.size).toBe(200)
    for (const secret of made) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })

  test('the QR code names whose it is', () => {
    const uri = new URL(otpauthUri(SECRET, { company: '安居物业', username: 'chen' }))
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toBe('/Dunwell 安居物业:chen')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: SECRET,
      issuer: 'Dunwell 安居物业',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})
