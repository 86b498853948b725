import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourceOf } from './knocks.ts'
import { hashPassword, isWeakPassword, verifyPassword } from './password.ts'
import { ACTIONS, actionsOf, can, communitiesFor, type Principal, ROLE_TABLE, ROLES } from './roles.ts'
import { openVault } from './vault.ts'

const somebody = (...grants: Principal['grants']): Principal => ({
  companyId: 'c',
  staffId: 's',
  username: 'u',
  name: '甲',
  grants,
})

describe('roles', () => {
  test('field staff may see the payment-season card and nothing else', () => {
    expect(actionsOf(somebody({ role: 'field_staff', communityId: null }), null)).toEqual([
      'insight.season_card',
    ])
  })
  test('nobody but stewards and field staff is narrowed, and no role is empty', () => {
    for (const role of ROLES) {
      expect(ROLE_TABLE[role].may.length).toBeGreaterThan(0)
      expect(ROLE_TABLE[role].money).toBe(
        { steward: 'own_households', field_staff: 'none' }[role as string] ?? 'all',
      )
    }
  })
  test('an auditor changes nothing', () => {
    const writes = Object.keys(ACTIONS).filter((action) => !/read|see|board|reports|worklist/.test(action))
    for (const action of writes) expect(ROLE_TABLE.auditor.may).not.toContain(action)
  })
  test('a grant counts in its community only; the widest scope wins', () => {
    const person = somebody({ role: 'steward', communityId: 'a' }, { role: 'finance', communityId: 'b' })
    expect(can(person, 'ledger.read', { communityId: 'a' })).toEqual({
      allowed: true,
      money: 'own_households',
    })
    expect(can(person, 'ledger.read', { communityId: 'b' })).toEqual({ allowed: true, money: 'all' })
    expect(can(person, 'ledger.receive', { communityId: 'a' })).toMatchObject({
      allowed: false,
      reason: { zh: '管家不能收款。' },
    })
    expect(can(person, 'ledger.read', { communityId: 'x' })).toMatchObject({ allowed: false })
    expect(communitiesFor(person, 'ledger.receive')).toEqual(['b'])
  })
  test('an admin of one community is not an admin of the company', () => {
    const local = somebody({ role: 'company_admin', communityId: 'a' })
    expect(can(local, 'platform.manage_staff')).toMatchObject({ allowed: false })
    expect(actionsOf(local, 'a')).not.toContain('platform.manage_staff')
    expect(can(local, 'ledger.receive', { communityId: 'a' })).toMatchObject({ allowed: true })
  })
})

describe('passwords', () => {
  test('verify against their own parameters, and never for nobody', async () => {
    const hash = await hashPassword('一条很长的口令')
    expect(hash).toMatch(/^scrypt\$15\$8\$1\$/)
    expect(await verifyPassword('一条很长的口令', hash)).toBe(true)
    expect(await verifyPassword('一条很长的口令 ', hash)).toBe(false)
    expect(await verifyPassword('anything', null)).toBe(false)
    expect(await hashPassword('一条很长的口令')).not.toBe(hash)
  })
  test('short, repeated, running and well-known ones are weak', () => {
    for (const weak of [
      '',
      'a1b2c3',
      'aaaaaaaaaaaa',
      '1234567890',
      '0987654321',
      'abcdefghijkl',
      'Password2024',
      'liu-mei-liu',
    ])
      expect(isWeakPassword(weak, 'liu')).toBe(true)
    for (const weak of [
      '13812345678',
      '19900101123',
      'zhangwei1990',
      'Woaini1314520',
      'P@ssw0rd2024',
      'football!!2026',
      'wuyefei@2026',
      '１２３４５６７８９０',
      'qwertyuiop',
    ])
      expect(isWeakPassword(weak, 'liu'), weak).toBe(true)
    for (const strong of ['plum-tree 93 lantern', '一二三四五六七八九十月', 'b465-w9ag-k3hk-3rck'])
      expect(isWeakPassword(strong, 'liu')).toBe(false)
  })
  test('all of the ten thousand most chosen ones are refused, and a person’s own sentence is not', () => {
    const list = readFileSync(new URL('./common-passwords/list.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
    expect(list.length).toBeGreaterThan(10_000)
    expect(list.filter((common) => !isWeakPassword(common, ''))).toEqual([])
    // Nor with a year or an exclamation mark behind them.
    const dressed = list
      .slice(0, 3_000)
      .flatMap((word) => (/^[a-z]{5,}$/.test(word) ? [`${word}2026`, `${word}123!`] : []))
    expect(dressed.length).toBeGreaterThan(3_000)
    expect(dressed.filter((common) => !isWeakPassword(common, ''))).toEqual([])
  })
})

describe('a vault', () => {
  const key = { DUNWELL_SECRET: 'a key of thirty-two letters, or more' }
  test('opens what it sealed, for whom it was sealed, and nothing that was changed', () => {
    const vault = openVault('/nowhere', key)
    const sealed = vault.seal('GEZDGNBVGY3TQOJQ', 'company/ann')
    expect(sealed).toMatch(/^v1\.[\w-]{40,}$/)
    expect(sealed).not.toContain('GEZDGNBV')
    expect(vault.seal('GEZDGNBVGY3TQOJQ', 'company/ann')).not.toBe(sealed)
    expect(vault.open(sealed, 'company/ann')).toBe('GEZDGNBVGY3TQOJQ')
    const refused = expect.objectContaining({ code: 'auth.secret_unreadable' })
    expect(() => vault.open(sealed, 'company/ben')).toThrow(refused)
    const other = { DUNWELL_SECRET: 'another key of thirty-two letters' }
    expect(() => openVault('/nowhere', other).open(sealed, 'company/ann')).toThrow(refused)
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(() => vault.open(`v1.${flipped.toString('base64url')}`, 'company/ann'), `${bit}`).toThrow(
        refused,
      )
    }
    for (const nothing of ['', 'v1.', 'GEZDGNBVGY3TQOJQ', sealed.slice(0, -1)])
      expect(() => vault.open(nothing, 'company/ann')).toThrow(refused)
  })
  test('keeps its key in the data folder, for its owner alone, where none is given; a short one is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dunwell-vault-'))
    const sealed = openVault(folder, {}).seal('secret', 'x')
    expect(openVault(folder, {}).open(sealed, 'x')).toBe('secret')
    const file = join(folder, 'secret.key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(() => openVault(folder, key).open(sealed, 'x')).toThrow()
    writeFileSync(file, 'short')
    expect(() => openVault(folder, {}).seal('secret', 'x')).toThrow(
      expect.objectContaining({ code: 'auth.secret_too_short' }),
    )
    rmSync(folder, { recursive: true })
  })
})

test('addresses are counted by what one guesser can have: one IPv4 address, one network of IPv6', () => {
  expect(sourceOf('203.0.113.7')).toMatch(/^[0-9a-f]{64}$/)
  expect(sourceOf('203.0.113.7')).not.toBe(sourceOf('203.0.113.8'))
  expect(sourceOf('::ffff:203.0.113.7')).toBe(sourceOf('203.0.113.7'))
  expect(sourceOf('2001:db8:1:2::1')).toBe(sourceOf('2001:DB8:1:2:ffff::9'))
  expect(sourceOf('2001:db8::1')).toBe(sourceOf('2001:0db8:0:0:1::'))
  expect(sourceOf('2001:db8:1:3::1')).not.toBe(sourceOf('2001:db8:1:2::1'))
  for (const own of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', ''])
    expect(sourceOf(own)).toBeNull()
})
