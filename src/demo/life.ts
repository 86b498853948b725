/** What everybody in the demo shares: the house, the agenda, and the people known by their household. */
import type { Agenda } from './agenda.ts'
import type { Chance } from './chance.ts'
import type { Plan } from './families.ts'
import type { Founded } from './founding.ts'
import type { House } from './house.ts'
import type { TemperName } from './temper.ts'

export type Payer = {
  householdId: string
  temper: TemperName
  chance: Chance
  habit: 'cash' | 'pos' | 'transfer'
  /** A payment of its own accord is noted already. */
  willPay: boolean
  /** A dispute or a hold is open. */
  heard: boolean
  /** Contacts with no result in a row. */
  misses: number
}

export type Life = Founded & {
  house: House
  agenda: Agenda
  plan: Plan
  chance: Chance
  payers: Map<string, Payer>
  /** Messages that could not leave the last time wait for another day. */
  waiting: boolean
  /** Who owed for a room on the first day. */
  householdOf: Map<string, string>
}

const HABITS = { cash: 22, pos: 33, transfer: 45 } as const

export function newPayer(
  life: Pick<Life, 'chance'>,
  householdId: string,
  temper: TemperName,
  name: string,
): Payer {
  const chance = life.chance.fork(`payer ${name}`)
  const habit = temper === 'developer' ? 'transfer' : chance.weighted(HABITS)
  return { householdId, temper, chance, habit, willPay: false, heard: false, misses: 0 }
}
