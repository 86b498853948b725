/** The trail of a proposed bonus, and the law that stands above any scheme. */
import { type Because, because } from '../because.ts'
import { Decimal, yuan } from '../money.ts'
import { type BonusScheme, type ClassProposal, type ClassResult, DENOMINATORS } from './model.ts'

const CLASSES = {
  residential: { zh: '住宅', en: 'residential' },
  commercial: { zh: '商业', en: 'commercial' },
  utilities: { zh: '水电费', en: 'utilities' },
} as const

/** One class: its rate with its denominator, its base, and what follows. */
export function explain(
  scheme: BonusScheme,
  given: ClassResult,
  { ratePercent, pointsBelow, off, onTop }: Omit<ClassProposal, 'because'>,
): Because {
  const { zh, en } = CLASSES[given.class]
  const of = DENOMINATORS[given.denominator]
  const base = percent(new Decimal(given.base))
  const effect =
    onTop !== '0'
      ? {
          zh: `高于基准，增 ${percent(new Decimal(onTop))}`,
          en: `above the base: ${percent(new Decimal(onTop))} on top`,
        }
      : off !== '0'
        ? {
            zh: `低于基准 ${pointsBelow} 个点，减 ${percent(new Decimal(off))}`,
            en: `${pointsBelow} points below the base: ${percent(new Decimal(off))} off`,
          }
        : { zh: '不增不减', en: 'no change' }
  return because(
    `${ratePercent}%`,
    'rate',
    'bonus.class',
    {
      zh: `${zh}收缴率 ${ratePercent}%（实收 ${yuan(given.collected)} ÷ ${of.zh} ${yuan(given.charged)}），基准 ${base}：${effect.zh}`,
      en: `${en}: ${ratePercent}% (${yuan(given.collected)} collected ÷ ${yuan(given.charged)} ${of.en}), base ${base}: ${effect.en}`,
    },
    { source: { law: '收缴率奖惩方案', article: scheme.name } },
  )
}

/** A class in which nothing was charged has no rate. */
export function nothingCharged(given: ClassResult): Because {
  const { zh, en } = CLASSES[given.class]
  const of = DENOMINATORS[given.denominator]
  return because('—', 'rate', 'bonus.class', {
    zh: `${zh}：${of.zh}为零，没有收缴率，不参与计算`,
    en: `${en}: no ${of.en}, so no rate: left out`,
  })
}

/** What stands above any scheme. */
export function notes(scheme: BonusScheme, conversation: boolean): Because[] {
  const law = because(
    '提示',
    'fact',
    'bonus.labour_law',
    {
      zh: '只是建议：不影响工资；调岗、降薪须协商一致并书面变更，收缴率本身不是依据',
      en: 'a proposal only: wages are untouched; post and pay change by written agreement, and a rate is no ground for it',
    },
    { source: { law: '劳动合同法', article: '第三十五条' } },
  )
  if (!conversation) return [law]
  const floor = percent(new Decimal(scheme.floor))
  const talk = because('提示', 'fact', 'bonus.conversation', {
    zh: `收缴率低于 ${floor}：请经理与责任人谈一次，了解原因和需要的帮助`,
    en: `below ${floor}: the manager is asked to talk with the person about reasons and help`,
  })
  return [talk, law]
}

/** `0.95` → `95%`. */
export function percent(share: Decimal): string {
  return `${share.times(100).toDecimalPlaces(6).toString()}%`
}
