/** What of a billed fee may be collected. */
import type { Day } from '../day.ts'
import { inPlace, PREPAYMENT_CAPS, VACANCY_RULES, type VacancyRule } from '../law/cities.ts'
import { Decimal, fen, roundYuan } from '../money.ts'
import { type Facts, type Figures, type Maybe, NotTold } from './check.ts'

type Billed = 'area' | 'months' | 'billedRate' | 'contractRate' | 'ownersResolution' | 'monthsAfterEnd'

/** Area × rate × months, each figure rounded once; the two parts make the whole. */
export function collectable(f: Facts<Billed | 'servedUntilTakeover' | 'refusedToLeave'>): Figures {
  const lost = f.monthsAfterEnd > 0 && stayedWrongly(f) ? Math.min(f.monthsAfterEnd, f.months) : 0
  return parts(f, f.months - lost)
}

/** As far as the rate alone goes, when nothing is known of the contract's end. */
export function byRate(f: Facts<Exclude<Billed, 'monthsAfterEnd'>>): Figures {
  return parts(f, f.months)
}

function parts(f: Facts<Exclude<Billed, 'monthsAfterEnd'>>, months: number): Figures {
  if (f.months < 0 || months < 0) throw new NotTold('months')
  const [billedRate, agreed] = [new Decimal(f.billedRate), new Decimal(f.contractRate)]
  const rate = f.ownersResolution ? billedRate : Decimal.min(billedRate, agreed)
  const amount = (per: Decimal, many: number) => {
    const yuan = per.times(f.area).times(many)
    // More than any bill: nothing to compute.
    if (yuan.gt(1e12)) throw new NotTold('area')
    return roundYuan(yuan)
  }
  const billed = amount(billedRate, f.months)
  const due = amount(rate, months)
  return { billed, collectable: due, blocked: fen(billed - due) }
}

/** 民法典 949: had to leave and stayed. 950: went on serving until the takeover. */
export function stayedWrongly(f: Facts<'servedUntilTakeover' | 'refusedToLeave'>): boolean {
  return f.refusedToLeave || !f.servedUntilTakeover
}

/** Months that may be taken ahead; null: no limit is known of this place. */
export function prepaymentCap(f: Facts<'city'>, maybe: Maybe): number | null {
  const cap = inPlace(PREPAYMENT_CAPS, f.city, maybe('today') ?? NEWEST)
  if (cap === null) return null
  if (!cap.known) throw new NotTold('today')
  return cap.value.months
}

/** Without a day the newest value is read; that the day is not known stands against the act by itself. */
const NEWEST = '2150-12-31' as Day

type Empty = 'city' | 'vacantMonths' | 'earlyPhase'

/** The vacancy rule that applies; null: none. `超过` six months where a share is fixed, six or more where not. */
export function vacancyRule(f: Facts<Empty>, maybe: Maybe): VacancyRule | null {
  const found = inPlace(VACANCY_RULES, f.city, maybe('today') ?? NEWEST)
  if (!found?.known) return null
  const { afterMonths, share, earlyPhaseOnly } = found.value
  const long = share === null ? f.vacantMonths >= afterMonths : f.vacantMonths > afterMonths
  return long && (f.earlyPhase || !earlyPhaseOnly) ? found.value : null
}
