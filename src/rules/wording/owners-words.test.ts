import { expect, test } from 'vitest'
import { asOwnersWords, asOwnWords, isOwnersWords } from './owners-words.ts'
import { screenWording } from './screen.ts'

const SAID = [
  '你们再停水我就不交费',
  '电梯坏了两周没人修，还威胁停水',
  '物业威胁要停他家的水',
  '保安不让车进小区，说不交费就不给抬杆',
  '说我们是老赖',
  '家里被盗，物业不管，监控也不给看',
  '要求公布欠费名单',
]

test.each(SAID)('what an owner said is kept as it was said: %s', (said) => {
  const note = asOwnersWords(said)
  expect(screenWording(note, { channel: 'staff_note' }).verdict).not.toBe('block')
  expect(isOwnersWords(note)).toBe(true)
  expect(asOwnersWords(note)).toBe(note)
  expect(asOwnWords(note)).toBe(said)
  expect(asOwnWords(said)).toBe(said)
})

test('what we plan ourselves is no owner’s word: without the mark it is read as ours again', () => {
  const planned = '明天我们去停他家的水。'
  expect(screenWording(planned, { channel: 'staff_note' }).verdict).toBe('block')
  expect(screenWording(asOwnWords(asOwnersWords(planned)), { channel: 'staff_note' }).verdict).toBe('block')
})
