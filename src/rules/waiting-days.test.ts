import { describe, expect, test } from 'vitest'
import { day } from './day.ts'
import { answerDay, DAYS_TO_ANSWER, DAYS_TO_REVIEW, reviewDay } from './waiting-days.ts'

const illness = { zh: '患病', en: 'illness' }
const amount = { zh: '金额', en: 'the amount' }
const said = (trail: { zh: string; from?: { zh: string }[] }) =>
  [trail, ...(trail.from ?? [])].map(({ zh }) => zh).join('\n')

describe('the day a hold is reviewed', () => {
  test('thirty days are the product’s word; another day is the choice of whoever set it', () => {
    const usual = reviewDay({ reason: illness, fromDay: day('2026-11-20'), reviewDay: day('2026-12-20') })
    expect(usual).toMatchObject({ value: '2026-12-20', unit: 'day' })
    expect(said(usual)).toContain(`第 ${DAYS_TO_REVIEW} 天`)
    expect(said(usual)).toContain('这里没有改')
    const chosen = reviewDay({ reason: illness, fromDay: day('2026-11-20'), reviewDay: day('2026-11-27') })
    expect(said(chosen)).toContain('第 7 天')
    expect(said(chosen)).toContain('（2026-12-20），登记的人改成了 2026-11-27')
  })
  test('nothing ends by itself, and no due day moves', () => {
    const trail = reviewDay({ reason: illness, fromDay: day('2026-11-20'), reviewDay: day('2026-11-20') })
    expect(said(trail)).toContain('就是当天')
    expect(said(trail)).toContain('不会自动恢复')
    expect(said(trail)).toContain('不改变应缴日和诉讼时效')
  })
})

test('a dispute is answered within seven days, or by the day its recorder named', () => {
  const usual = answerDay({ about: amount, openedDay: day('2026-11-20'), answerBy: day('2026-11-27') })
  expect(usual).toMatchObject({ value: '2026-11-27', unit: 'day' })
  expect(said(usual)).toContain(`第 ${DAYS_TO_ANSWER} 天`)
  const later = answerDay({ about: amount, openedDay: day('2026-11-20'), answerBy: day('2026-12-01') })
  expect(said(later)).toContain('第 11 天')
  expect(said(later)).toContain('（2026-11-27），登记的人改成了 2026-12-01')
  expect(later.from?.map(({ source }) => source?.article)).toContain('第二百零一条')
})
