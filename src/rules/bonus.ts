/**
 * What a collection rate proposes for a year-end bonus (收缴率奖惩). A company's scheme says: a base rate, so much of the
 * bonus off for each 1 % below it, something on top above it, and a floor. Its sentence can be read in several ways, so
 * each reading is a setting. The answer is a proposal that somebody decides on; it touches nothing but the bonus, and
 * below the floor it asks for a conversation: nobody is moved or paid less by a figure (劳动合同法 35, 劳动法 50). A higher
 * rate never proposes less.
 */
import { because } from './because.ts'
import { figures, type Measure } from './bonus/factor.ts'
import type { BonusFacts, BonusProposal, BonusScheme, ClassProposal, ClassResult } from './bonus/model.ts'
import { explain, notes, nothingCharged, percent } from './bonus/words.ts'
import { yuan } from './money.ts'

/** The proposal for one bonus. No class with a charge: the bonus as it is. */
export function proposeBonus(facts: BonusFacts): BonusProposal {
  const { scheme, bonus } = facts
  const { measures, factor, proposed } = figures(facts)
  const classes = facts.classes.map((one, index) => proposalFor(scheme, one, measures[index] as Measure))
  const conversation = classes.some(({ belowFloor }) => belowFloor)
  const words = {
    zh: `建议年终奖 ${yuan(proposed)} 元（基数 ${yuan(bonus)} 元 × ${percent(factor)}），由负责人决定`,
    en: `proposed bonus ${yuan(proposed)} yuan (${yuan(bonus)} × ${percent(factor)}); a person decides`,
  }
  return {
    proposal: true,
    bonus,
    proposed,
    factor: factor.toDecimalPlaces(10).toString(),
    classes,
    conversation,
    because: because(yuan(proposed), 'yuan', 'bonus', words, {
      source: { law: '收缴率奖惩方案', article: scheme.name },
      from: [...classes.map((one) => one.because), ...notes(scheme, conversation)],
    }),
  }
}

function proposalFor(scheme: BonusScheme, given: ClassResult, measured: Measure): ClassProposal {
  const proposal = {
    class: given.class,
    ratePercent: measured && measured.rate.toDecimalPlaces(6).toString(),
    pointsBelow: measured?.pointsBelow.toDecimalPlaces(6).toString() ?? '0',
    off: measured?.off.toDecimalPlaces(10).toString() ?? '0',
    onTop: measured?.onTop.toDecimalPlaces(10).toString() ?? '0',
    belowFloor: measured?.belowFloor ?? false,
  }
  return { ...proposal, because: measured ? explain(scheme, given, proposal) : nothingCharged(given) }
}
