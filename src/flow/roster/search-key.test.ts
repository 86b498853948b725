import { expect, test } from 'vitest'
import { searchKey } from './search-key.ts'

test.each([
  ['王小梅', 'wxm wangxiaomei'],
  ['欧阳娜娜', 'oynn ouyangnana'],
  // A surname is read as one: not dan, not ceng.
  ['单小龙', 'sxl shanxiaolong'],
  ['曾国藩', 'zgf zengguofan'],
  ['吕布', 'lb lvbu'],
  ['好邻居便利店（2号）', 'hljbld2h haolinjubianlidian2hao'],
  ['Tom', 'tom tom'],
  ['（）', ''],
])('%s is typed %s', (name, key) => expect(searchKey(name)).toBe(key))
