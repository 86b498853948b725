/** Who is dissatisfied is heard, who is in need is left in peace for a while; both are answered by a person. */
import { holdDunning } from '../flow/collections/commands/hold-dunning.ts'
import { liftHold } from '../flow/collections/commands/lift-hold.ts'
import { openDispute } from '../flow/collections/commands/open-dispute.ts'
import { resolveDispute } from '../flow/collections/commands/resolve-dispute.ts'
import type { HoldReason, Outcome } from '../flow/collections/model.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Tx } from '../platform/db/tx.ts'
import { addDays, type Day } from '../rules/day.ts'
import type { Moment } from './house.ts'
import type { Life, Payer } from './life.ts'
import { payOn } from './paying.ts'
import { ANSWERS, COMPLAINTS } from './words.ts'

const OVERDUE = sqlFile(import.meta.url, './sql/overdue-items.sql')

/** What follows from a talk, in its own transaction. */
export async function hear(life: Life, payer: Payer, outcome: Outcome, moment: Moment, tx: Tx) {
  if (payer.heard) return
  if (outcome === 'disputed') await dispute(life, payer, moment, tx)
  else if (payer.temper === 'hardship' && outcome !== 'no_answer' && payer.chance.yes(0.35))
    await hold(life, payer, moment, tx)
  else if (payer.temper === 'dissatisfied' && outcome === 'spoke' && payer.chance.yes(0.3))
    await hold(life, payer, moment, tx)
}

async function dispute(life: Life, payer: Payer, { day }: Moment, tx: Tx) {
  const { communityId } = life
  const { householdId, chance } = payer
  const items = await tx.rows<{ item_id: string }>(OVERDUE, {
    community_id: communityId,
    household_id: householdId,
    day,
  })
  if (items.length === 0) return
  const some = items.slice(0, chance.whole(1, 6)).map(({ item_id: itemId }) => ({ itemId }))
  const { disputeId } = await openDispute(tx, {
    communityId,
    householdId,
    ...chance.pick(COMPLAINTS),
    items: some,
  })
  payer.heard = true
  answer(life, payer, disputeId, addDays(day, chance.whole(5, 32)))
}

function answer(life: Life, payer: Payer, disputeId: string, day: Day) {
  const { communityId, staff, agenda, house } = life
  const { chance } = payer
  agenda.note({ day, minutes: chance.whole(620, 1_020) }, async (moment) => {
    const result = chance.weighted({ not_upheld: 4, partly_upheld: 4, withdrawn: 2 })
    const input = { communityId, disputeId, result, answer: ANSWERS[result] }
    await house.act(staff.manager, moment, (tx) => resolveDispute(tx, input))
    payer.heard = false
    if (!payer.willPay && chance.yes(result === 'not_upheld' ? 0.5 : 0.85))
      payOn(life, payer, addDays(day, chance.whole(2, 15)))
  })
}

async function hold(life: Life, payer: Payer, { day }: Moment, tx: Tx) {
  const { communityId, staff, agenda, house } = life
  const { householdId, chance } = payer
  const reason: HoldReason =
    payer.temper === 'hardship'
      ? chance.weighted({ hardship: 5, illness: 3, bereavement: 1 })
      : chance.weighted({ rectification: 4, service_issue: 3, theft: 1 })
  const reviewDay = addDays(day, chance.whole(25, 60))
  const note = '管家提出，主管同意；到期复核。'
  const { holdId } = await holdDunning(tx, { communityId, householdId, reason, note, reviewDay })
  payer.heard = true
  agenda.note(
    { day: addDays(reviewDay, chance.whole(0, 3)), minutes: chance.whole(610, 1_000) },
    async (moment) => {
      const lifted = { communityId, holdId, reason: '复核：情况已好转，恢复正常联系。' }
      await house.act(staff.supervisor, moment, (other) => liftHold(other, lifted))
      payer.heard = false
    },
  )
  if (!payer.willPay && chance.yes(0.6)) payOn(life, payer, addDays(day, chance.whole(10, 50)))
}
