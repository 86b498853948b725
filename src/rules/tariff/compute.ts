/**
 * What is charged, and why (计费): a fee by the month, a charge by quantity, a shared cost. One answer for all: periods that
 * sum to the total, lines that sum to their period, to the fen, each with its trail. What cannot be computed is refused
 * with the field it is about; nothing is guessed.
 */
import type { TariffAnswer, TariffInput } from './model.ts'
import { recurring } from './recurring.ts'
import { shared } from './shared.ts'
import { usage } from './usage.ts'

export function computeTariff(input: TariffInput): TariffAnswer {
  switch (input.kind) {
    case 'area_rate':
    case 'fixed_month':
      return recurring(input)
    case 'usage':
      return usage(input)
    case 'shared':
      return shared(input)
  }
}
