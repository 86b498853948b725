/** People move: flats are sold, the developer hands over what it held, and the new households are met. */
import { assignStewards } from '../flow/roster/commands/assign-stewards.ts'
import { saveHouseholds } from '../flow/roster/commands/save-households.ts'
import { savePremises } from '../flow/roster/commands/save-premises.ts'
import { transferOwnership } from '../flow/roster/commands/transfer-ownership.ts'
import { addDays, type Day, daysBetween } from '../rules/day.ts'
import { daysFrom } from './agenda.ts'
import type { Chance } from './chance.ts'
import type { Family } from './families.ts'
import { liableOn, stewardByBuilding } from './founding.ts'
import type { Moment } from './house.ts'
import { type Life, newPayer, type Payer } from './life.ts'
import { personName } from './names.ts'
import { payOn } from './paying.ts'
import type { TemperName } from './temper.ts'

/** One flat in sixty is sold in a year. */
const SOLD_A_YEAR = 1 / 60

export function planMoves(life: Life, days: { from: Day; to: Day }) {
  const chance = life.chance.fork('moves')
  const length = daysBetween(days.from, days.to)
  const someMove = () => (chance.yes(0.5) ? anyMove(chance, days) : knownMove(chance, days))
  const sellable = life.plan.families.filter(
    ({ codes, owners }) => codes[0]?.split('-').length === 3 && owners.length < 3,
  )
  const sales = Math.max(1, Math.round((sellable.length * SOLD_A_YEAR * length) / 365))
  for (const family of chance.shuffled(sellable).slice(0, sales)) planSale(life, family, someMove())
  for (const code of life.plan.toHandOver) planHandOver(life, code, someMove())
}

/** The first day of the new household, and the day on which somebody tells us. */
type Move = { day: Day; told: Day }

/** Told some days before or after. */
function anyMove(chance: Chance, days: { from: Day; to: Day }): Move {
  const day = addDays(days.from, chance.whole(20, Math.max(21, daysBetween(days.from, days.to) - 5)))
  return { day, told: addDays(day, chance.whole(-12, 3)) }
}

/** Told before the quarter is billed, for a day within its first weeks: the bill is split by the day. */
function knownMove(chance: Chance, days: { from: Day; to: Day }): Move {
  const quarters = [...daysFrom(days.from, days.to)].filter((day) => /-(01|04|07|10)-01$/.test(day))
  if (quarters.length === 0) return anyMove(chance, days)
  const quarter = chance.pick(quarters)
  return { day: addDays(quarter, chance.whole(4, 27)), told: addDays(quarter, -chance.whole(6, 11)) }
}

const NEWCOMERS: Partial<Record<TemperName, number>> = { prompt: 7, yearly: 1, forgetful: 2 }

function planSale(life: Life, family: Family, { day: deed, told: recorded }: Move) {
  const chance = life.chance.fork(`sale ${family.codes[0]}`)
  const code = family.codes[0] as string
  const seller = payerOf(life, code)
  if (seller && chance.yes(0.8)) payOn(life, seller, addDays(recorded, -1))
  life.agenda.note({ day: recorded, minutes: chance.whole(620, 1_000) }, async (moment) => {
    const { communityId, staff, plan } = life
    const newOwners = [{ name: personName(chance), phones: [plan.phones.next()] }]
    const premisesId = life.premises.get(code) as string
    await life.house.act(staff.service, moment, (tx) =>
      transferOwnership(tx, { communityId, premisesId, day: deed, newOwners }),
    )
    await meet(life, code, deed, moment, chance.weighted(NEWCOMERS))
  })
}

function planHandOver(life: Life, code: string, { day }: Pick<Move, 'day'>) {
  const chance = life.chance.fork(`hand-over ${code}`)
  life.agenda.note(
    { day: addDays(day, -chance.whole(2, 15)), minutes: chance.whole(600, 1_000) },
    async (moment) => {
      const { communityId, staff, plan } = life
      const row = plan.premises.find((premises) => premises.code === code)
      if (!row) return
      const owners = [{ name: personName(chance), phones: [plan.phones.next()] }]
      await life.house.act(staff.service, moment, async (tx) => {
        await savePremises(tx, communityId, [{ ...row, status: 'renovating', handoverDay: day }])
        await saveHouseholds(tx, communityId, [
          { premisesCode: code, owners, fromDay: day, source: 'contract' },
        ])
      })
      await meet(life, code, day, moment, chance.weighted(NEWCOMERS))
    },
  )
}

/** A new household gets its steward and its way of paying. */
async function meet(life: Life, code: string, from: Day, moment: Moment, temper: TemperName) {
  const { communityId, staff, house } = life
  const liable = await house.look(moment, (tx) => liableOn(tx, communityId, from))
  const householdId = liable.find((row) => row.code === code)?.household_id
  if (!householdId || life.payers.has(householdId)) return
  life.payers.set(householdId, newPayer(life, householdId, temper, `${code} ${from}`))
  const staffId = staff[stewardByBuilding(life.plan)(code)].id
  const handoverNote = '新业户，请一周内联系认识。'
  await house.act(staff.supervisor, { ...moment, minutes: moment.minutes + 5 }, (tx) =>
    assignStewards(tx, { communityId, staffId, householdIds: [householdId], fromDay: from, handoverNote }),
  )
}

function payerOf(life: Life, code: string): Payer | undefined {
  const householdId = life.householdOf.get(code)
  return householdId ? life.payers.get(householdId) : undefined
}
