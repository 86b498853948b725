import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import {
  type Attempt,
  type Channel,
  type ContactDecision,
  type ContactPoint,
  type ContactPolicy,
  mayContact,
} from '../../../rules/contact.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { contactPolicyInForce } from './rules-in-force.ts'

const attemptsLately = sqlFile(import.meta.url, '../sql/attempts-lately.sql')
const refusedChannels = sqlFile(import.meta.url, '../sql/refused-channels.sql')
const pointsOfHousehold = sqlFile(import.meta.url, '../sql/points-of-household.sql')

/** A usable contact point of a person who owes. */
export type HouseholdPoint = ContactPoint & { partyId: string; person: string; value: string }

/** What the contact rule needs of one household, gathered once and asked for any channel. */
export type ContactSheet = {
  policy: ContactPolicy
  now: { day: Day; minutes: number }
  attempts: Attempt[]
  refused: Channel[]
  points: HouseholdPoint[]
}

/** Rest and weeks reach back at most this far; a company may lengthen its rest up to it. */
const LOOK_BACK = 90

/**
 * Gathers attempts, opt-outs and contact points. `now` is the community's local time. `except`: the source of the attempt
 * that is being made and stands already, which is not counted against itself.
 */
export async function contactSheet(
  tx: Tx,
  where: { communityId: string; householdId: string },
  now: { day: Day; minutes: number },
  except: string | null = null,
): Promise<ContactSheet> {
  const key = { community_id: where.communityId, household_id: where.householdId }
  type AttemptRow = Pick<Attempt, 'channel' | 'day' | 'conversation' | 'requested'> & {
    contact_point_id: string | null
  }
  const attempts = await tx.rows<AttemptRow>(attemptsLately, {
    ...key,
    since: addDays(now.day, -LOOK_BACK),
    except,
  })
  const refused = await tx.rows<{ channel: Channel }>(refusedChannels, { ...key, day: now.day })
  type PointRow = Pick<ContactPoint, 'kind' | 'state'> & {
    contact_point_id: string
    party_id: string
    person: string
    value: string
  }
  const points = await tx.rows<PointRow>(pointsOfHousehold, key)
  return {
    policy: await contactPolicyInForce(tx, now.day),
    now,
    attempts: attempts.map(({ contact_point_id, ...row }) => ({ ...row, contactPointId: contact_point_id })),
    refused: refused.map((row) => row.channel),
    points: points.map((row) => ({
      id: row.contact_point_id,
      partyId: row.party_id,
      person: row.person,
      kind: row.kind,
      state: row.state,
      value: row.value,
      liable: true,
    })),
  }
}

/** May the household be contacted now by this channel and, where it needs one, this point? */
export function checkContact(
  sheet: ContactSheet,
  channel: Channel,
  pointId: string | null,
  requested = false,
): ContactDecision {
  const known = pointId === null ? null : (sheet.points.find((point) => point.id === pointId) ?? GONE)
  const { policy, now, attempts, refused } = sheet
  return mayContact({ policy, now, attempts, refused, channel, point: known, requested })
}

// A point that is no longer among the household's usable ones: wrong, withdrawn, or another person's.
const GONE: ContactPoint = { id: '', kind: 'phone', state: 'withdrawn', liable: true }

/** The first usable point for a channel, or null. */
export function pointFor(sheet: ContactSheet, channel: Channel): HouseholdPoint | null {
  const kind = { sms: 'phone', call: 'phone', wechat: 'wechat', email: 'email', visit: null, letter: null }[
    channel
  ]
  return sheet.points.find((point) => point.kind === kind) ?? null
}
