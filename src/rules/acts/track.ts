/** Which track a claim may take. */

import { inPlace } from '../law/cities.ts'
import { SMALL_CLAIMS } from '../law/small-claims.ts'
import type { Fen } from '../money.ts'
import type { Facts, Figures, Maybe } from './check.ts'
import { NotTold } from './check.ts'

type Needed = 'claimAmount' | 'whereaboutsKnown' | 'counterclaim' | 'appraisalNeeded'

/** 民事诉讼法 165, 166: by the amount, unless the party is lost, there is a counterclaim or an appraisal is needed. */
export function trackFor(f: Facts<Needed>, maybe: Maybe): NonNullable<Figures['track']> {
  if (!f.whereaboutsKnown || f.counterclaim || f.appraisalNeeded) return 'ordinary'
  const { ceiling, byAgreement } = ceilings(maybe)
  if (f.claimAmount <= ceiling) return 'small_claims'
  const agreed = maybe('smallClaimsAgreed') === true
  return f.claimAmount <= byAgreement && agreed ? 'small_claims_by_agreement' : 'ordinary'
}

/** From the wage told, or from what was published for the province and the day. */
function ceilings(maybe: Maybe): { ceiling: number; byAgreement: number } {
  const wage: Fen | undefined = maybe('averageWage')
  if (wage !== undefined) return { ceiling: wage / 2, byAgreement: wage * 2 }
  const [province, today] = [maybe('province'), maybe('today')]
  if (!province || !today) throw new NotTold(province ? 'today' : 'province')
  const found = inPlace(SMALL_CLAIMS, province, today)
  if (!found?.known) throw new NotTold('averageWage')
  return found.value
}
