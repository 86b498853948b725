/** One way of saying a thing that must not be said. */
import type { Flag, Severity } from './model.ts'
import type { Hit } from './sentences.ts'

export type Rule = {
  flag: Flag
  /** Global patterns, looked for in every sentence. A gap between words never crosses a clause unless it says so. */
  find: RegExp
  /** How grave the hit is where no exemption holds; `none`: it is something else. */
  weigh: (hit: Hit) => Severity
  /** The exemptions of `isHarmless` are not for it: the pattern itself tells. */
  plain?: boolean
}

export const always = (): Severity => 'hard_block'
export const warns = (): Severity => 'warn'
export const blockIf =
  (condition: (hit: Hit) => boolean) =>
  (hit: Hit): Severity =>
    condition(hit) ? 'hard_block' : 'none'
