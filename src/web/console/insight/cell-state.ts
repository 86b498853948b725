import type { api, Data } from '../../kit/api.ts'

export type Board = Data<typeof api.insight.board>
export type Building = Board['buildings'][number]
export type Cell = Building['cells'][number]
export type State = Cell['state']

/** In the order of the legend: what wants attention first. */
export const STATES: readonly State[] = [
  'overdue',
  'not_due',
  'paid',
  'credit',
  'no_charge',
  'vacant',
  'hidden',
]

/** Colour is never alone: each state has a sign of its own that survives a black-and-white print. */
export const GLYPHS: Record<State, string> = {
  overdue: '!',
  not_due: '○',
  paid: '✓',
  credit: '+',
  no_charge: '·',
  vacant: '空',
  hidden: '–',
}
