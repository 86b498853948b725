import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Because, because } from '../../../rules/because.ts'
import { localTime } from '../../../rules/day.ts'
import type { NoticeKind, Refusal } from '../../../rules/gate.ts'
import type { Flag } from '../../../rules/wording/model.ts'
import { ADVICE } from '../../../rules/wording/suggestions.ts'
import { NOTICE_NAMES } from '../model.ts'

const findNotice = sqlFile(import.meta.url, '../sql/find-notice.sql')
const noticeEvents = sqlFile(import.meta.url, '../sql/notice-events.sql')

/**
 * Why a notice was left, and each time the gate was asked about it: yes or no, and why. Null: no such notice, or not in
 * the community named.
 */
export async function explainNotice(
  tx: Tx,
  id: string,
  where: { communityId?: string } = {},
): Promise<Because | null> {
  type Notice = {
    community_id: string
    notice_id: string
    household: string
    kind: NoticeKind
    step: string
    day: string
    because: Because
  }
  const notice = await tx.row<Notice>(findNotice, { id, community_id: where.communityId ?? null })
  if (!notice) return null
  const events = await tx.rows<Event>(noticeEvents, {
    community_id: notice.community_id,
    notice_id: notice.notice_id,
  })
  const kind = NOTICE_NAMES[notice.kind]
  const words = {
    zh: `${notice.day} 给 ${notice.household} 的${kind.zh}（${notice.step}）`,
    en: `${kind.en} of ${notice.day} to ${notice.household} (${notice.step})`,
  }
  return because(notice.step, 'fact', 'collections.notice', words, {
    from: [notice.because, ...events.map(eventLine)],
  })
}

type Event = {
  at: Date
  event: 'written' | 'unwritten' | 'held' | 'released' | 'withdrawn' | 'refused' | 'cleared'
  revision: number
  sha256: string
  reasons: Refusal[] | null
  because: Because | null
  /** Of a text that was not written: why; of words that were looked at: what the person said. */
  reason: string | null
  /** What its words were stopped or held for. */
  flags: Flag[] | null
}

const UNWRITTEN = {
  nothing_owed: { zh: '没有成文：轮到时已无未缴', en: 'not written: nothing was owed any more' },
  no_template: { zh: '没有成文：没有已审批的模板', en: 'not written: there was no approved template' },
  wording: {
    zh: '没有成文：填入的内容有不得使用的表述',
    en: 'not written: words filled in must not be used',
  },
} as const

function stoppedFor(flag: Flag): Because {
  const { wrong, say, rule } = ADVICE[flag]
  const words = { zh: `${wrong.zh}；可以这样说：${say.zh}`, en: `${wrong.en}; say instead: ${say.en}` }
  return because(flag, 'fact', `wording.${rule}`, words)
}

function flagLines({ flags }: Event): Because[] {
  return (flags ?? []).map(stoppedFor)
}

// The clock of China, for people.
function clock(at: Date): string {
  const { day, minutes } = localTime(at, 'Asia/Shanghai')
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${day} ${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

function eventLine(event: Event): Because {
  const at = clock(event.at)
  const line = (rule: string, zh: string, en: string, from: Because[] = []) =>
    because(at, 'fact', rule, { zh: `${at} ${zh}`, en: `${at} ${en}` }, { from })
  if (event.event === 'unwritten') {
    const { zh, en } = UNWRITTEN[(event.reason ?? 'nothing_owed') as keyof typeof UNWRITTEN]
    return line('documents.unwritten', zh, en, flagLines(event))
  }
  if (event.event === 'held')
    return line(
      'documents.held',
      '待审：须有人看过再发送',
      'held: somebody is to look at it',
      flagLines(event),
    )
  if (event.event === 'released')
    return line('documents.released', `放行：${event.reason}`, `released: ${event.reason}`, flagLines(event))
  if (event.event === 'withdrawn')
    return line('documents.withdrawn', `审核后撤回：${event.reason}`, `withdrawn: ${event.reason}`)
  if (event.event === 'written') {
    const seal = event.sha256.slice(0, 12)
    return line(
      'documents.sealed',
      `写成第 ${event.revision} 稿，封印 ${seal}…`,
      `written, revision ${event.revision}, seal ${seal}…`,
    )
  }
  if (event.event === 'cleared')
    return line(
      'gate.cleared',
      '核对无误，已交发送',
      'checked and handed over',
      event.because ? [event.because] : [],
    )
  const reasons = (event.reasons ?? []).map((one) =>
    because(one.reason, 'fact', `gate.${one.reason}`, { zh: one.zh, en: one.en }),
  )
  return line('gate.refused', '未发送', 'not sent', reasons)
}
