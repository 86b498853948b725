import { expect, test } from 'vitest'
import { Chance } from './chance.ts'

const drawn = (chance: Chance) => Array.from({ length: 5 }, () => chance.whole(1, 1_000_000))

test('the same seed draws the same, another seed another', () => {
  expect(drawn(new Chance('1'))).toEqual(drawn(new Chance('1')))
  expect(drawn(new Chance('1'))).not.toEqual(drawn(new Chance('2')))
})

test('a fork does not shift the stream it comes from', () => {
  const [one, other] = [new Chance('1'), new Chance('1')]
  drawn(other.fork('anything'))
  expect(drawn(one)).toEqual(drawn(other))
})

test('weights are kept, and a shuffle keeps everybody', () => {
  const chance = new Chance('weights')
  const often = Array.from({ length: 10_000 }, () => chance.weighted({ often: 9, seldom: 1, never: 0 }))
  expect(often.filter((key) => key === 'seldom').length).toBeGreaterThan(850)
  expect(often.filter((key) => key === 'seldom').length).toBeLessThan(1_150)
  expect(often).not.toContain('never')
  expect(chance.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4])
})
