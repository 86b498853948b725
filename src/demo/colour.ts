/** What makes a community alive beside its money: visitors, needs, refusals of a channel, a rise, stewards on leave. */
import { recordContact } from '../flow/collections/commands/record-contact.ts'
import { assignStewards } from '../flow/roster/commands/assign-stewards.ts'
import { recordConsent } from '../flow/roster/commands/record-consent.ts'
import { recordContactPoint } from '../flow/roster/commands/record-contact-point.ts'
import { recordServiceNeed } from '../flow/roster/commands/record-service-need.ts'
import { setRate } from '../flow/tariff/commands/set-rate.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import { addDays, type Day, daysBetween } from '../rules/day.ts'
import type { Life } from './life.ts'
import { payOn } from './paying.ts'
import { risenRate } from './rates.ts'
import { STEWARDS } from './staff.ts'
import { NEEDS, VISITORS } from './words.ts'

const MEMBERS = sqlFile(import.meta.url, './sql/members.sql')
const KEPT = sqlFile(import.meta.url, './sql/kept-by.sql')

export async function planColour(life: Life, days: { from: Day; to: Day }, months: number) {
  planRise(life, days.from, months)
  planVisitors(life, days)
  planReturns(life, days)
  planLeaves(life, days)
  await planWishes(life, days)
}

function planRise(life: Life, from: Day, months: number) {
  const rise = risenRate(life.communityId, from, months)
  if (!rise) return
  life.agenda.note({ day: rise.on, minutes: 640 }, async (moment) => {
    await life.house.act(life.staff.finance, moment, (tx) => setRate(tx, rise.rate))
  })
}

/** Somebody comes to the counter or calls, about this and that. */
function planVisitors(life: Life, days: { from: Day; to: Day }) {
  const chance = life.chance.fork('visitors')
  const payers = [...life.payers.values()]
  const visits = Math.round((payers.length * daysBetween(days.from, days.to)) / 1_600)
  for (let visit = 0; visit < visits; visit += 1) {
    const { householdId } = chance.pick(payers)
    const when = { day: someDay(chance, days), minutes: chance.whole(530, 1_050) }
    const content = chance.pick(VISITORS)
    const channel = content.includes('来电') ? ('call' as const) : ('counter' as const)
    life.agenda.note(when, async (moment) => {
      const { communityId, staff } = life
      const spoke = { communityId, householdId, channel, direction: 'inbound' as const, content }
      await life.house.act(staff.service, moment, (tx) => recordContact(tx, { ...spoke, outcome: 'spoke' }))
    })
  }
}

/** Who is away comes back now and then and pays what has gathered. */
function planReturns(life: Life, days: { from: Day; to: Day }) {
  for (const payer of life.payers.values()) {
    if (payer.temper !== 'away') continue
    let day = addDays(days.from, payer.chance.whole(30, 200))
    for (; day < days.to; day = addDays(day, payer.chance.whole(120, 220))) payOn(life, payer, day)
  }
}

/** Each steward is away once for some days, and another covers. */
function planLeaves(life: Life, days: { from: Day; to: Day }) {
  const chance = life.chance.fork('leaves')
  for (const [index, steward] of STEWARDS.entries()) {
    const from = someDay(chance, days)
    const to = addDays(from, chance.whole(6, 14))
    const { communityId, staff, house, agenda } = life
    const cover = staff[STEWARDS[(index + 1) % STEWARDS.length] as (typeof STEWARDS)[number]]
    agenda.note({ day: addDays(from, -2), minutes: 1_000 }, async (moment) => {
      await house.act(staff.supervisor, moment, async (tx) => {
        const key = { community_id: communityId, staff_id: staff[steward].id, day: from }
        const kept = await tx.rows<{ household_id: string }>(KEPT, key)
        const householdIds = kept.map((row) => row.household_id)
        if (householdIds.length === 0) return tx.nothingChanged()
        const leave = { fromDay: from, toDay: to, duty: 'cover' as const, handoverNote: '年休，代班' }
        await assignStewards(tx, { communityId, staffId: cover.id, householdIds, ...leave })
      })
    })
  }
}

/** Needs, refused channels and second numbers, as people tell them over the months. */
async function planWishes(life: Life, days: { from: Day; to: Day }) {
  const { communityId, staff, house, agenda } = life
  const chance = life.chance.fork('wishes')
  const moment = { day: days.from, minutes: 0 }
  type Row = { household_id: string; party_id: string }
  const members = await house.look(moment, (tx) => tx.rows<Row>(MEMBERS, { community_id: communityId }))
  for (const { household_id: householdId, party_id: partyId } of members) {
    const when = { day: someDay(chance, days), minutes: chance.whole(560, 1_060) }
    const wish = chance.weighted({ nothing: 88, need: 5, refuses: 3, wechat: 3, number: 1 })
    const phone = wish === 'number' ? life.plan.phones.next() : ''
    const need = chance.pick(NEEDS)
    const channel = chance.weighted({ sms: 6, call: 3, visit: 1 })
    if (wish === 'nothing') continue
    agenda.note(when, async (now) => {
      await house.act(staff.service, now, async (tx) => {
        const party = { communityId, partyId }
        if (wish === 'need') await recordServiceNeed(tx, { communityId, householdId, ...need })
        else if (wish === 'refuses')
          await recordConsent(tx, { ...party, channel, answer: 'refused', day: now.day })
        else if (wish === 'number')
          await recordContactPoint(tx, { ...party, kind: 'phone', value: phone, source: 'owner' })
        else await recordConsent(tx, { ...party, channel: 'wechat', answer: 'granted', day: now.day })
      })
    })
  }
}

function someDay(chance: { whole(low: number, high: number): number }, days: { from: Day; to: Day }): Day {
  return addDays(days.from, chance.whole(10, Math.max(11, daysBetween(days.from, days.to) - 1)))
}
