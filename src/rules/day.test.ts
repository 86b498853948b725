import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayClamped,
  dayNumber,
  daysBetween,
  daysIn,
  day,
  fromDayNumber,
  instantOf,
  localTime,
  monthEnd,
  overlap,
  parseDay,
  weekday,
} from './day.ts'

const anyDay = fc.integer({ min: -20_000, max: 80_000 }).map(fromDayNumber)

describe('days', () => {
  it('exist, or are refused', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-4-1',
      '26-04-01',
      '2026-04-31',
      '',
      '1899-12-31',
    ]) {
      expect(parseDay(text)).toBeNull()
    }
    expect(() => day('2100-02-29')).toThrow(/not a day/)
  })

  it('count forward and back to the same day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3_000, max: 3_000 }), (from, n) => {
        expect(addDays(addDays(from, n), -n)).toBe(from)
        expect(daysBetween(from, addDays(from, n))).toBe(n)
        expect(fromDayNumber(dayNumber(from))).toBe(from)
      }),
    )
  })

  it('keep to the month’s end when the month is shorter', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(day('2026-01-15'), -13)).toBe('2024-12-15')
    expect(monthEnd(day('2026-04-02'))).toBe('2026-04-30')
    expect(dayClamped(2026, 2, 31)).toBe('2026-02-28')
  })

  it('have weekdays', () => {
    expect(weekday(day('2026-11-21'))).toBe(6)
    expect(weekday(day('1969-12-28'))).toBe(7)
    expect(weekday(day('2026-11-23'))).toBe(1)
  })

  it('overlap with both ends counted', () => {
    const range = { from: day('2026-10-01'), to: day('2026-10-31') }
    expect(overlap(range, { from: day('2026-10-31'), to: null })).toEqual({
      from: '2026-10-31',
      to: '2026-10-31',
    })
    expect(overlap(range, { from: day('2026-11-01'), to: null })).toBeNull()
    expect(daysIn(range)).toBe(31)
  })
})

describe('counting days', () => {
  it('agrees with the platform on every day from 1900 to 2200', () => {
    const first = Date.UTC(1900, 0, 1) / 86_400_000
    const last = Date.UTC(2200, 11, 31) / 86_400_000
    const wrong: string[] = []
    for (let n = first; n <= last; n += 1) {
      const text = new Date(n * 86_400_000).toISOString().slice(0, 10)
      if (fromDayNumber(n) !== text || dayNumber(day(text)) !== n) wrong.push(text)
    }
    expect(wrong).toEqual([])
  })

  it('takes whole numbers only', () => {
    for (const n of [Number.NaN, 1.5, Number.POSITIVE_INFINITY]) expect(() => fromDayNumber(n)).toThrow()
  })
})

describe('local time', () => {
  it('is China’s, whatever the machine’s', () => {
    expect(localTime(new Date('2026-11-20T16:00:00Z'), 'Asia/Shanghai')).toEqual({
      day: '2026-11-21',
      minutes: 0,
    })
    expect(localTime(new Date('2026-11-21T15:59:59Z'), 'Asia/Shanghai')).toEqual({
      day: '2026-11-21',
      minutes: 1439,
    })
  })

  it('goes to the instant and back in zones with and without a shifting clock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 30_000 }).map(fromDayNumber),
        fc.integer({ min: 240, max: 1439 }),
        fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'America/New_York', 'Australia/Lord_Howe'),
        (on, minutes, zone) => {
          expect(localTime(instantOf(on, minutes, zone), zone)).toEqual({ day: on, minutes })
        },
      ),
    )
  })
})
