/**
 * Public holidays and make-up workdays (放假、调休上班), as the State Council's office announced them year by year. The
 * day on which a period ends is looked up here: 民法典 203 moves a last day of rest to the day after. Past the last notice
 * that was entered only Saturdays and Sundays are known, and every answer says so.
 */
import { addDays, type Day, daysIn, day as dayOf, weekday } from '../day.ts'
import type { LegalTable, LegalValue } from './dated.ts'

/** A holiday with the days joined to it, and the Saturdays and Sundays worked for it. */
export type Rest = { name: string; from: Day; to: Day; worked: readonly Day[] }

export type HolidayNotice = {
  /** The year in the notice's title; its New Year may begin in the December before. */
  year: number
  /** The day of the notice that holds: of the last one, where a year had two. */
  issued: Day
  rests: readonly Rest[]
}

export const PUBLIC_HOLIDAYS: LegalTable<HolidayNotice> = {
  code: 'calendar.public_holidays',
  zh: '法定节假日与调休安排',
  en: 'public holidays and make-up workdays',
  place: null,
  values: [
    notice(
      '2019-03-22',
      '2019 元旦 2018-12-30/2019-01-01+2018-12-29 春节 02-04/02-10+02-02+02-03 清明节 04-05 ' +
        '劳动节 05-01/05-04+04-28+05-05 端午节 06-07 中秋节 09-13 国庆节 10-01/10-07+09-29+10-12',
    ),
    // A second notice lengthened the Spring Festival to 02-02 and took back the make-up day of 02-01.
    notice(
      '2020-01-26',
      '2020 元旦 01-01 春节 01-24/02-02+01-19 清明节 04-04/04-06 劳动节 05-01/05-05+04-26+05-09 ' +
        '端午节 06-25/06-27+06-28 国庆节、中秋节 10-01/10-08+09-27+10-10',
    ),
    notice(
      '2020-11-25',
      '2021 元旦 01-01/01-03 春节 02-11/02-17+02-07+02-20 清明节 04-03/04-05 劳动节 05-01/05-05+04-25+05-08 ' +
        '端午节 06-12/06-14 中秋节 09-19/09-21+09-18 国庆节 10-01/10-07+09-26+10-09',
    ),
    notice(
      '2021-10-25',
      '2022 元旦 01-01/01-03 春节 01-31/02-06+01-29+01-30 清明节 04-03/04-05+04-02 ' +
        '劳动节 04-30/05-04+04-24+05-07 端午节 06-03/06-05 中秋节 09-10/09-12 国庆节 10-01/10-07+10-08+10-09',
    ),
    notice(
      '2022-12-08',
      '2023 元旦 2022-12-31/2023-01-02 春节 01-21/01-27+01-28+01-29 清明节 04-05 ' +
        '劳动节 04-29/05-03+04-23+05-06 端午节 06-22/06-24+06-25 中秋节、国庆节 09-29/10-06+10-07+10-08',
    ),
    // The eve of the Spring Festival (02-09) was recommended as leave, not given: it is a workday.
    notice(
      '2023-10-25',
      '2024 元旦 01-01 春节 02-10/02-17+02-04+02-18 清明节 04-04/04-06+04-07 ' +
        '劳动节 05-01/05-05+04-28+05-11 端午节 06-10 中秋节 09-15/09-17+09-14 国庆节 10-01/10-07+09-29+10-12',
    ),
    notice(
      '2024-11-12',
      '2025 元旦 01-01 春节 01-28/02-04+01-26+02-08 清明节 04-04/04-06 劳动节 05-01/05-05+04-27 ' +
        '端午节 05-31/06-02 国庆节、中秋节 10-01/10-08+09-28+10-11',
    ),
    notice(
      '2025-11-04',
      '2026 元旦 01-01/01-03+01-04 春节 02-15/02-23+02-14+02-28 清明节 04-04/04-06 ' +
        '劳动节 05-01/05-05+05-09 端午节 06-19/06-21 中秋节 09-25/09-27 国庆节 10-01/10-07+09-20+10-10',
    ),
  ],
  knownUntil: dayOf('2026-12-31'),
  show: ({ year, rests }) => {
    const off = rests.reduce((count, rest) => count + daysIn(rest), 0)
    const worked = rests.flatMap((rest) => rest.worked).length
    return {
      zh: `${year} 年：放假 ${off} 天，调休上班 ${worked} 天`,
      en: `${year}: ${off} days off, ${worked} weekend days worked`,
    }
  },
}

/** What a day is. `name` is the holiday, or the holiday for which a weekend day is worked; null on an ordinary day. */
export type CalendarDay = {
  workday: boolean
  kind: 'workday' | 'weekend' | 'holiday' | 'make_up_workday'
  name: string | null
  /** False where no notice has been entered: only weekends are known there. */
  calendarKnown: boolean
}

const KNOWN_FROM = (PUBLIC_HOLIDAYS.values[0] as LegalValue<HolidayNotice>).from
const OFF = new Map<string, string>()
const WORKED = new Map<string, string>()
for (const rest of PUBLIC_HOLIDAYS.values.flatMap(({ value }) => value.rests)) {
  for (let d = rest.from; d <= rest.to; d = addDays(d, 1)) OFF.set(d, rest.name)
  for (const d of rest.worked) WORKED.set(d, rest.name)
}

/** What the calendar says of a day. */
export function calendarDay(d: Day): CalendarDay {
  // A notice also knows the last days of the year before its own, on which its New Year may begin.
  const off = OFF.get(d)
  if (off !== undefined) return { workday: false, kind: 'holiday', name: off, calendarKnown: true }
  const worked = WORKED.get(d)
  if (worked !== undefined)
    return { workday: true, kind: 'make_up_workday', name: worked, calendarKnown: true }
  const calendarKnown = d >= KNOWN_FROM && d <= (PUBLIC_HOLIDAYS.knownUntil as Day)
  return weekday(d) > 5
    ? { workday: false, kind: 'weekend', name: null, calendarKnown }
    : { workday: true, kind: 'workday', name: null, calendarKnown }
}

/** Whether a day is worked. Where the calendar is not known: Monday to Friday; ask `calendarDay` whether it is. */
export function isWorkday(d: Day): boolean {
  return calendarDay(d).workday
}

/** A day of rest, as 民法典 203 is read: a public holiday, or a weekend day that is not worked. */
export function isRestDay(d: Day): boolean {
  return !calendarDay(d).workday
}

/** The day itself when it is worked, else the first workday after it; `calendarKnown` for every day looked at. */
export function nextWorkday(d: Day): { day: Day; calendarKnown: boolean } {
  let calendarKnown = true
  for (let at = d; ; at = addDays(at, 1)) {
    const looked = calendarDay(at)
    calendarKnown &&= looked.calendarKnown
    if (looked.workday) return { day: at, calendarKnown }
  }
}

/** `2026 元旦 01-01/01-03+01-04 …`: days off, then the days worked for them; the notice's year where none is written. */
function notice(issued: string, text: string): LegalValue<HolidayNotice> {
  const [year, ...words] = text.split(' ') as [string, ...string[]]
  const full = (d: string) => dayOf(d.length === 5 ? `${year}-${d}` : d)
  const rests: Rest[] = []
  for (let i = 0; i < words.length; i += 2) {
    const [off, ...worked] = (words[i + 1] as string).split('+') as [string, ...string[]]
    const [from, to = from] = off.split('/') as [string, string?]
    rests.push({ name: words[i] as string, from: full(from), to: full(to), worked: worked.map(full) })
  }
  return {
    from: dayOf(`${year}-01-01`),
    value: { year: Number(year), issued: dayOf(issued), rests },
    source: { law: '国务院办公厅关于部分节假日安排的通知', article: '年度通知', page: 'holidays' },
    verified: 'secondary',
  }
}
