import { describe, expect, it } from 'vitest'
import { checkIdNumber, checkPhone } from './identity.ts'

describe('an identity number', () => {
  it.each([
    ['11010519491231002X', 'resident18', 'GB 11643, the standard’s own example'],
    ['440524188001010014', 'resident18', 'GB 11643, the standard’s other example'],
    ['11010519491231002x', 'resident18', 'a small x is notation'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'resident18', 'full width is notation'],
    ['130503670401001', 'resident15', 'before 1999'],
    ['91350100M000100Y43', 'organisation', 'GB 32100, the standard’s own example'],
  ])('%s is a %s: %s', (text, kind) => {
    expect(checkIdNumber(text)).toMatchObject({ ok: true, kind })
  })

  it.each([
    ['', 'empty'],
    ['111111111111111111', 'placeholder'],
    ['000000000000000000', 'placeholder'],
    ['123456789012345678', 'placeholder'],
    ['632126199109162056', 'check_digit'],
    ['110105194912310021', 'check_digit'],
    ['91350100M000100Y44', 'check_digit'],
    ['410105199001010000', 'lost_digits'],
    ['11010519490231002X', 'birth'],
    ['110105209912310028', 'birth'],
    ['990105194912310028', 'region'],
    ['4101051990010112', 'length'],
    ['E12345678', 'characters'],
    ['410105********0012', 'masked'],
  ])('%s is refused as %s', (text, reason) => {
    expect(checkIdNumber(text, '2026-11-21')).toEqual({ ok: false, reason })
  })

  it('catches every single wrong digit of a valid number', () => {
    const valid = '11010519491231002X'
    for (let place = 0; place < 17; place++) {
      for (const digit of '0123456789') {
        if (digit === valid[place]) continue
        expect(checkIdNumber(valid.slice(0, place) + digit + valid.slice(place + 1)).ok).toBe(false)
      }
    }
  })
})

describe('a telephone number', () => {
  it.each([
    ['13987651234', '13987651234', 'mobile', null],
    ['+86 139-8765-1234', '13987651234', 'mobile', null],
    ['8613987651234', '13987651234', 'mobile', null],
    ['１３９８７６５１２３４', '13987651234', 'mobile', null],
    ['18999999991', '18999999991', 'mobile', 'near_placeholder'],
    ['18999999994', '18999999994', 'mobile', 'near_placeholder'],
    ['13812345678', '13812345678', 'mobile', 'near_placeholder'],
    ['(0371) 65551234', '0371-65551234', 'landline', null],
    ['010-65551234转8012', '010-65551234-8012', 'landline', null],
    ['400-800-1234', '4008001234', 'service', null],
  ])('%s is %s', (text, phone, kind, doubt) => {
    expect(checkPhone(text)).toEqual({ ok: true, phone, kind, doubt })
  })

  it.each([
    ['18999999999', 'placeholder'],
    ['13800138000', 'placeholder'],
    ['13000000000', 'placeholder'],
    ['11111111111', 'placeholder'],
    ['12345678901', 'placeholder'],
    ['00000000', 'placeholder'],
    ['1.38E+10', 'scientific'],
    ['138****8000', 'masked'],
    ['12987651234', 'prefix'],
    ['1398765123', 'length'],
    ['139876512345', 'length'],
    ['65551234', 'no_area_code'],
    ['+852 6123 4567', 'foreign'],
    ['无', 'characters'],
    ['', 'empty'],
  ])('%s is refused as %s', (text, reason) => {
    expect(checkPhone(text)).toEqual({ ok: false, reason })
  })
})
