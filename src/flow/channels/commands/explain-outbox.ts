import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import { DEMAND } from '../../../rules/dunning-figures.ts'
import { figure, ground, type Part, type Words } from '../../../rules/figure.ts'
import { type GateReason, type NoticeKind, reasonWords } from '../../../rules/gate.ts'
import type { Flag } from '../../../rules/wording/model.ts'
import { ADVICE } from '../../../rules/wording/suggestions.ts'
import { type MessageChannel, type MessageState, NOTICE_NAMES } from '../model.ts'

const countByReason = sqlFile(import.meta.url, '../sql/count-by-reason.sql')

type Group = { kind: NoticeKind; channel: MessageChannel; reason: string | null; messages: number }

/** Why so many messages of a community stand in one state: what they are, and what stops them. */
export async function explainOutbox(
  tx: Tx,
  { communityId, state }: { communityId: string; state: MessageState },
): Promise<Because> {
  const groups = await tx.rows<Group>(countByReason, { community_id: communityId, state })
  const { zh, en } = STATES[state]
  const words = (shown: string) => ({ zh: `${shown} 条：${zh}`, en: `${shown} message(s): ${en}` })
  const parts = groups.map((group) => partOf(state, group))
  return figure('count', `figure.outbox_${state}`, words, parts, [...GROUNDS[state], ONE_STATE])
}

/** `催缴函（信函）：业主已承诺缴费日期，尚未到期`. */
function partOf(state: MessageState, { kind, channel, reason, messages }: Group): Part {
  const [name, by] = [NOTICE_NAMES[kind], CHANNELS[channel]]
  const why = stopped(state, reason)
  return {
    value: messages,
    zh: `${name.zh}（${by.zh}）${why ? `：${why.zh}` : ''}`,
    en: `${name.en} (${by.en})${why ? `: ${why.en}` : ''}`,
  }
}

function stopped(state: MessageState, reason: string | null): Words | null {
  if (state === 'sent' || state === 'leaving') return null
  if (reason === null) return NOT_ASKED
  return state === 'held' ? ADVICE[reason as Flag].wrong : reasonWords(reason as GateReason)
}

const NOT_ASKED: Words = { zh: '还没轮到发送', en: 'its turn has not come' }

const CHANNELS: Record<MessageChannel, Words> = {
  sms: { zh: '短信', en: 'text message' },
  wechat: { zh: '微信', en: 'WeChat' },
  email: { zh: '邮件', en: 'e-mail' },
  letter: { zh: '信函', en: 'letter' },
}

const STATES: Record<MessageState, Words> = {
  held: { zh: '文字待审，有人看过并放行才发送。', en: 'somebody is to look at the words first.' },
  waiting: { zh: '等待发送，或到时再核对一次。', en: 'waiting to leave, or to be checked again.' },
  leaving: { zh: '已核对无误，正在交出。', en: 'checked, and being handed over.' },
  sent: { zh: '已交出。', en: 'handed over.' },
  dropped: { zh: '已拦下，这一条不再发送。', en: 'refused; this very message does not leave.' },
}

const CHECKED = ground(
  '每条发出前都再核对一次：还欠着、金额与账面一致、用语和模板已核、收件人是缴费责任人、时间和次数合规；缴费通知单以外的，还要没有暂停、没有未到期的承诺。',
  'Each is checked again as it leaves: owed, amounts as in the books, words and template read, the right person, a lawful time and number; all but a bill notice also wait for a hold or a running promise.',
  { law: '产品规定' },
)

const REFUSED = ground(
  '拦下的每一条都留着原因；有几个原因时，这里按使它不再发送的那个计，没有的按第一个计。',
  'Every refusal is kept with its reasons; of several, the one that ended the message counts here, or else the first.',
  { law: '产品规定' },
)

const LOOKED_AT = ground(
  '有几处要看的，按第一处计；写的人、发起发送的人不能自己放行。',
  'Of several things to look at the first counts; neither who wrote it nor who had it sent releases it.',
  { law: '产品规定' },
)

const PEACE = ground(
  '不得以短信、电话、即时通讯、邮件、上门打扰他人的私人生活安宁。',
  'Nobody’s private peace is disturbed by messages, calls, mail or visits.',
  { law: '民法典', article: '第一千零三十三条' },
)

const GROUNDS: Record<MessageState, Because[]> = {
  held: [LOOKED_AT, DEMAND],
  waiting: [CHECKED, REFUSED, PEACE],
  leaving: [CHECKED],
  sent: [CHECKED, PEACE],
  dropped: [CHECKED, REFUSED],
}

const ONE_STATE = ground(
  '每条只算在一个状态里；按此刻计算，不分是哪一批写的。',
  'Each message stands in one state; counted now, over all runs.',
  { law: '产品规定' },
)
