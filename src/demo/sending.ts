/** Notices leave through the gate as on any day, and who got one may be reminded by it. */
import { dispatch } from '../flow/channels/commands/dispatch.ts'
import type { Transport } from '../flow/channels/model.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { NoticeKind } from '../rules/gate.ts'
import { CALENDAR, type Moment } from './house.ts'
import type { Life } from './life.ts'
import { moved } from './paying.ts'

const SOMETHING = sqlFile(import.meta.url, './sql/something-to-send.sql')
const LEFT = sqlFile(import.meta.url, './sql/left-at.sql')

/** Nobody lives in 和园: what is cleared is recorded as handed over, and written nowhere. */
const NOWHERE: Transport = {
  name: 'demo',
  write: async (payload) => `demo:${payload.messageId}`,
  taken: async () => null,
}

export async function sendNotices(life: Life, moment: Moment) {
  const { house, communityId } = life
  const where = { community_id: communityId, day: moment.day }
  const today = await house.look(moment, (tx) => tx.row<{ some: boolean }>(SOMETHING, where))
  if (!today?.some && !life.waiting) return
  const { database, companyId, at, newId } = house.handed(moment)
  const sent = await dispatch(
    { database, transport: NOWHERE, actor: CALENDAR, newId },
    { companyId, communityId, at },
  )
  life.waiting = sent.postponed > 0
  if (sent.sent === 0) return
  const left = await house.look(moment, (tx) =>
    tx.rows<{ household_id: string; kind: NoticeKind }>(LEFT, { community_id: communityId, at }),
  )
  for (const { household_id, kind } of left) {
    const payer = life.payers.get(household_id)
    if (!payer) continue
    if (kind === 'friendly_message') moved(life, payer, 'message', moment.day)
    else if (kind === 'courtesy_message') moved(life, payer, 'courtesy', moment.day)
  }
}
