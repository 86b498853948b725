import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, daysIn, fromDayNumber, weekday } from '../day.ts'
import { valueOn } from './dated.ts'
import {
  calendarDay,
  type HolidayNotice,
  isRestDay,
  isWorkday,
  nextWorkday,
  PUBLIC_HOLIDAYS,
} from './holidays.ts'

const notices = PUBLIC_HOLIDAYS.values.map(({ value }) => value)

describe('the calendar of public holidays', () => {
  test.each([
    ['2019-05-05', 'make_up_workday', '劳动节'],
    ['2020-02-01', 'holiday', '春节'],
    ['2020-02-03', 'workday', null],
    ['2021-09-18', 'make_up_workday', '中秋节'],
    ['2022-10-08', 'make_up_workday', '国庆节'],
    ['2022-12-31', 'holiday', '元旦'],
    ['2023-06-25', 'make_up_workday', '端午节'],
    ['2024-02-09', 'workday', null],
    ['2024-04-05', 'holiday', '清明节'],
    ['2025-01-28', 'holiday', '春节'],
    ['2025-10-08', 'holiday', '国庆节、中秋节'],
    ['2026-01-04', 'make_up_workday', '元旦'],
    ['2026-02-28', 'make_up_workday', '春节'],
    ['2026-09-20', 'make_up_workday', '国庆节'],
    ['2026-11-21', 'weekend', null],
  ])('knows what %s is', (text, kind, name) => {
    const { kind: is, name: named, calendarKnown } = calendarDay(day(text))
    expect({ is, named, calendarKnown }).toEqual({ is: kind, named: name, calendarKnown: true })
  })

  it('moves a last day of rest to the first workday after it', () => {
    expect(nextWorkday(day('2026-02-15'))).toEqual({ day: '2026-02-24', calendarKnown: true })
    expect(nextWorkday(day('2026-02-14'))).toEqual({ day: '2026-02-14', calendarKnown: true })
    expect(nextWorkday(day('2026-10-10')).day).toBe('2026-10-10')
    expect(nextWorkday(day('2025-01-26')).day).toBe('2025-01-26')
  })

  it('says so where no notice has been entered', () => {
    expect(calendarDay(day('2026-12-31')).calendarKnown).toBe(true)
    expect(calendarDay(day('2027-01-01'))).toMatchObject({ workday: true, calendarKnown: false })
    expect(calendarDay(day('2018-12-28')).calendarKnown).toBe(false)
    // The notice of 2019 names three days of the December before it.
    expect(calendarDay(day('2018-12-29'))).toMatchObject({ kind: 'make_up_workday', calendarKnown: true })
    expect(calendarDay(day('2018-12-31'))).toMatchObject({ kind: 'holiday', calendarKnown: true })
    expect(nextWorkday(day('2027-02-28'))).toEqual({ day: '2027-03-01', calendarKnown: false })
    expect(nextWorkday(day('2026-12-31'))).toEqual({ day: '2026-12-31', calendarKnown: true })
  })

  it('answers "not known since" as every dated value does', () => {
    const asked = valueOn(PUBLIC_HOLIDAYS, day('2027-01-01'))
    expect(asked).toMatchObject({ known: false, since: '2026-12-31' })
    expect(valueOn(PUBLIC_HOLIDAYS, day('2026-06-01'))).toMatchObject({ known: true, verified: 'secondary' })
    expect(PUBLIC_HOLIDAYS.show(notices.at(-1) as HolidayNotice)).toEqual({
      zh: '2026 年：放假 33 天，调休上班 6 天',
      en: '2026: 33 days off, 6 weekend days worked',
    })
  })
})

describe('each notice', () => {
  test.each(notices.map((notice) => [notice.year, notice] as const))(
    '%d gives as many days as the law',
    (year, notice) => {
      const off = notice.rests.flatMap((rest) =>
        Array.from({ length: daysIn(rest) }, (_, i) => addDays(rest.from, i)),
      )
      const worked = notice.rests.flatMap((rest) => rest.worked)
      const weekdaysOff = off.filter((d) => weekday(d) <= 5).length
      // 全国年节及纪念日放假办法 2: eleven days, thirteen since 2025. In 2020 a second notice gave two more.
      const granted = year === 2020 ? 13 : year >= 2025 ? 13 : 11
      expect(weekdaysOff - worked.length).toBe(granted)
      expect(new Set(off).size).toBe(off.length)
      expect(worked.every((d) => weekday(d) > 5 && !off.includes(d))).toBe(true)
    },
  )
})

describe('whatever the day', () => {
  const anyDay = fc.integer({ min: 14_000, max: 24_000 }).map(fromDayNumber)

  it('is worked or of rest, never both', () => {
    fc.assert(fc.property(anyDay, (d) => isWorkday(d) !== isRestDay(d)))
  })

  it('the next workday is worked, and only rest lies before it', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        const next = nextWorkday(d).day
        expect(isWorkday(next)).toBe(true)
        for (let at = d; at < next; at = addDays(at, 1)) expect(isRestDay(at)).toBe(true)
      }),
    )
  })
})
