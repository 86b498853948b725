import { expect, test } from 'vitest'
import { chanceOf, withSeed } from './chance.ts'
import { diskFull } from './disk-full.ts'

test('the disk full: receipts are refused, none is lost, and it goes on by itself', async (context) => {
  const chance = chanceOf()
  const figures = await withSeed(chance, () => diskFull(chance, 1))
  console.log('disk full', JSON.stringify(figures))
  if ('skipped' in figures) return context.skip(figures.skipped)
  expect(figures.refusedForLackOfRoom).toBeGreaterThan(0)
}, 300_000)
