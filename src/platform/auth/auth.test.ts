import { describe, expect, test } from 'vitest'
import { hashPassword, isWeakPassword, verifyPassword } from './password.ts'
import { ACTIONS, actionsOf, can, communitiesFor, type Principal, ROLE_TABLE, ROLES } from './roles.ts'

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
    for (const strong of ['plum-tree 93 lantern', '一二三四五六七八九十月', 'b465-w9ag-k3hk-3rck'])
      expect(isWeakPassword(strong, 'liu')).toBe(false)
  })
})
