/** Why the figures of a billing run are what they are, from the counts the run itself proved. */
import type { Because } from './because.ts'
import { figure, ground, type Part, type Words } from './figure.ts'

type BillingCounts = { in: number; done: number; parked: number; skipped: number }

const BILLING: Record<keyof BillingCounts, Words> = {
  in: {
    zh: '按收费标准本期应当计费的（一处房产的一项费用算一项）',
    en: 'to be billed by the standards this period, one a fee item of a premises',
  },
  done: { zh: '已出账', en: 'billed' },
  parked: { zh: '缺资料而挂起，没有出账', en: 'parked for want of data, not billed' },
  skipped: { zh: '以前已经出过账，跳过', en: 'skipped, for they were billed before' },
}

/** One count of a billing run, or of its preview. `parked`: the reasons, where they are known. */
export function billingCount(
  of: keyof BillingCounts,
  counts: BillingCounts,
  parked: readonly Part[] = [],
): Because {
  const { zh, en } = BILLING[of]
  const known = of === 'parked' && parked.reduce((sum, { value }) => sum + value, 0) === counts.parked
  const parts =
    of === 'in'
      ? (['done', 'parked', 'skipped'] as const).map((name) => ({ value: counts[name], ...BILLING[name] }))
      : known
        ? parked
        : [{ value: counts[of], zh, en }]
  const words = (shown: string) => ({ zh: `${shown} 项：${zh}。`, en: `${shown}: ${en}.` })
  return figure('count', `figure.billing_${of}`, words, parts, [
    PROVEN,
    of === 'parked' ? NO_GUESS : CHARGED_ONCE,
  ])
}

const PROVEN = ground(
  '计入 = 出账 + 挂起 + 跳过；对不上，这一批就不会记账。',
  'In = billed + parked + skipped; where that fails the run books nothing.',
  { law: '产品规定' },
)

const NO_GUESS = ground(
  '缺面积、单价或责任人时不估算，先挂起；补齐后再出一次账就会计上。',
  'Without an area, a rate or a liable party nothing is guessed: recorded later, the next run bills it.',
  { law: '产品规定' },
)

export const CHARGED_ONCE = ground(
  '同一处房产、同一收费项目的同一天只计一次；重复出账不会重复收。',
  'No day of a premises and fee item is charged twice; running again adds nothing.',
  { law: '产品规定' },
)

export const BILLED_BY = ground(
  '每一笔按公示的单价和物业服务合同计算，向当天负有缴费责任的人收。',
  'Each charge follows the published rate and the service contract, and is owed by whoever was liable that day.',
  { law: '民法典', article: '第九百四十四条' },
)

/** What a preview of billing would charge. The run itself can say it fee by fee. */
export function billingPreviewSum(outcome: { period: string; sumFen: number; charges: number }): Because {
  const words = (shown: string) => ({
    zh: `试算 ${outcome.period}：将记入应收 ${shown} 元，还没有记账。`,
    en: `Preview of ${outcome.period}: ${shown} yuan would be charged; nothing is booked.`,
  })
  const part = { value: outcome.sumFen, zh: `${outcome.charges} 笔应收`, en: `${outcome.charges} charge(s)` }
  return figure('yuan', 'figure.billing_preview', words, outcome.charges > 0 ? [part] : [], [
    BILLED_BY,
    CHARGED_ONCE,
  ])
}
