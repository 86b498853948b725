import { expect, test } from 'vitest'
import { refuseUnlawful } from './lawful-note.ts'

test.each([
  '已告知业主，月底不交就停水。',
  '典型老赖，油盐不进。',
  '打给业主母亲，说明了欠费金额，请她催一下。',
  '安排人轮流到他家门口坐着，不交不走。',
])('refused, with a lawful way to say it: %s', (note) => {
  expect(() => refuseUnlawful(note)).toThrow(expect.objectContaining({ code: 'collections.note_wording' }))
  try {
    refuseUnlawful(note)
  } catch (problem) {
    expect(String((problem as { next: { zh: string } }).next.zh)).toContain('可以这样说')
  }
})

test.each([
  '业主问不交会不会停水，已告知不会。',
  '业主投诉邻居叫他老赖，已安抚。',
  '业主的儿子持授权书来代缴，已核对授权。',
  '王女士说忘了，周五前转账',
  undefined,
  null,
])('kept as it is: %s', (note) => {
  expect(() => refuseUnlawful(note)).not.toThrow()
})
