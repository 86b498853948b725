/** What stands between one charge and a suit: the facts on file gathered, the rule asked, the unknown named. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { FactsOf } from '../../../rules/acts/acts.ts'
import type { Fact } from '../../../rules/acts/facts.ts'
import { judgeAct } from '../../../rules/acts/judge.ts'
import type { Because } from '../../../rules/because.ts'
import { type Day, daysBetween } from '../../../rules/day.ts'
import { type DeliveryRecord, judgeDelivery } from '../../../rules/limitation/delivery.ts'
import { counts } from '../../../rules/limitation/proof.ts'
import { type Asked, headed, type Item, itemOf, limitationOf } from './explain-law.ts'

const FACTS = sqlFile(import.meta.url, '../sql/item-step-facts.sql')
const DEMANDS = sqlFile(import.meta.url, '../sql/item-demand-terms.sql')

type StepFacts = {
  handoverDay: Day | null
  arbitrationClause: string | null
  liableAs: ('owner' | 'tenant' | 'developer')[]
  disputeOpen: boolean
}
type Letter = DeliveryRecord & { deadlineDays: number | null }

/**
 * Whether a suit may be filed for one charge as of a day, and what is missing. Only what is on file is told: an
 * instalment plan, the evidence and whether mediation was offered are kept nowhere yet, and are asked for by name.
 * Problems: not_found, not_yours.
 */
export async function explainSuit(tx: Tx, asked: Asked): Promise<Because> {
  const item = await itemOf(tx, asked)
  const which = { community_id: asked.communityId, item_id: asked.itemId, as_of: asked.asOf }
  const step = await tx.row<StepFacts>(FACTS, which)
  const letters = await tx.rows<Letter>(DEMANDS, which)
  const { lastDay } = await limitationOf(tx, asked, item)
  const period = `${item.fromDay}/${item.toDay}`
  const facts: FactsOf<'suit'> = {
    act: 'suit',
    today: asked.asOf,
    claimedPeriods: [period],
    demands: letters.map((letter) => demandOf(letter, period)),
    owedInOwnPeriod: true,
    claims: ['fee'],
    ...contractFacts(item, step),
    ...(step ? { openDispute: step.disputeOpen, payer: payerOf(step) } : {}),
    ...(step?.handoverDay ? { delivered: step.handoverDay <= item.toDay } : {}),
    ...(step && payerOf(step) === 'tenant' ? { tenantAgreedToPay: true } : {}),
    ...(lastDay ? { daysToLimitation: daysBetween(asked.asOf, lastDay) } : {}),
  }
  const { because, decision } = judgeAct(facts)
  return headed(item, asked.asOf, because, DECIDED[decision])
}

/** A clause that is written somewhere may be whole or not: a person reads it first. */
function contractFacts(item: Item, step: StepFacts | null): Partial<FactsOf<'suit'>> {
  const known = item.contractKnown
  return {
    contractOnFile: known,
    ...(known && step && step.arbitrationClause === null ? { clause: null } : {}),
    ...(known ? { lateFeeClause: item.lateFeeClause !== null } : {}),
  }
}

function payerOf({ liableAs }: StepFacts): Fact<'payer'> {
  if (liableAs.includes('developer')) return 'developer'
  return liableAs.includes('owner') ? 'owner' : 'tenant'
}

/** What a proof of arrival counts as before a step at law. */
const KEPT = {
  message: 'electronic_with_proof',
  by_hand: 'signed',
  ems: 'ems_receipt',
  registered_mail: 'ems_receipt',
  notary: 'notarised',
} as const

/** Arrived on the day that can be proven, or not at all: as limitation and the time the letter gives read it. */
function demandOf(letter: Letter, period: string): Fact<'demands'>[number] {
  const judged = judgeDelivery(letter)
  const arrived = counts(judged)
  return {
    arrivedOn: arrived ? judged.day : null,
    periods: [period],
    ...(letter.deadlineDays === null ? {} : { deadlineDays: letter.deadlineDays }),
    proof: arrived ? KEPT[letter.method] : 'none',
  }
}

const DECIDED = {
  allow: { zh: '前提齐备', en: 'nothing stands against it' },
  warn: { zh: '前提齐备，请留意提示', en: 'nothing stands against it; mind the notes' },
  needs_approval: { zh: '须先审批', en: 'needs approval first' },
  block: { zh: '前提未齐', en: 'preconditions are missing' },
} as const
