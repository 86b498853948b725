import { heldFor } from '../../../rules/dunning.ts'
import { type Fen, fen, ZERO } from '../../../rules/money.ts'
import { LEVELS } from '../../../rules/procedure.ts'
import type { LevelCounts } from '../model.ts'
import type { HouseholdStanding } from './derive-standings.ts'

const SHOWN = 1_000

/** Counts a dunning run: in = noticed + waiting + held + nothing due, and the same per level. */
export class RunTally {
  readonly decisions: HouseholdStanding[] = []
  private readonly levels = new Map<LevelCounts['level'], LevelCounts>()

  count(household: HouseholdStanding) {
    const { standing } = household
    if (standing.level === 'clear' && !standing.held) return
    const level = this.level(standing.level)
    level.reached += 1
    level.overdueFen = fen(level.overdueFen + standing.overdueFen)
    level.agencyOverdueFen = fen(level.agencyOverdueFen + standing.agencyOverdueFen)
    const why = heldFor(standing)
    if (why) {
      level.held += 1
      level.heldReasons[why] = (level.heldReasons[why] ?? 0) + 1
    } else if (standing.nextAct) {
      const { act } = standing.nextAct
      level.noticed += 1
      if (act === 'message' || act === 'demand_letter') level.notices += 1
      if (act !== 'message') level.tasks += 1
    } else level.waiting += 1
    if ((why || standing.nextAct) && this.decisions.length < SHOWN) this.decisions.push(household)
  }

  totals(households: number) {
    const levels = [...this.levels.values()].toSorted((a, b) => rank(a.level) - rank(b.level))
    const total = (pick: (level: LevelCounts) => number) =>
      levels.reduce((sum, level) => sum + pick(level), 0)
    return {
      in: households,
      noticed: total((level) => level.noticed),
      waiting: total((level) => level.waiting),
      held: total((level) => level.held),
      nothingDue: households - total((level) => level.reached),
      levels,
    }
  }

  private level(name: LevelCounts['level']): LevelCounts {
    const known = this.levels.get(name)
    if (known) return known
    const fresh = {
      level: name,
      reached: 0,
      noticed: 0,
      notices: 0,
      tasks: 0,
      waiting: 0,
      held: 0,
      heldReasons: {},
    }
    const counts: LevelCounts = { ...fresh, overdueFen: ZERO as Fen, agencyOverdueFen: ZERO as Fen }
    this.levels.set(name, counts)
    return counts
  }
}

function rank(level: LevelCounts['level']): number {
  return level === 'clear' ? -1 : LEVELS.indexOf(level)
}
