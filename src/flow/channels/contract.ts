/** The API of 送达: the outbox with every refusal and its reason, and sending what is due. */
import { z } from 'zod'
import { FLAGS } from '../../rules/wording/model.ts'
import { endpoint, zBecause, zCommunity, zDay, zId } from '../../platform/http/contract.ts'
import { MESSAGE_STATES } from './model.ts'

const words = (zh: string, en: string) => ({ zh, en })
const zState = z.enum(MESSAGE_STATES)
const zFlags = z.array(z.enum(FLAGS)).max(FLAGS.length)
const zHeld = z.object({
  messageId: zId,
  /** Also every other message that waits for the same words. */
  sameWords: z.boolean().default(false),
  reason: z.string().trim().min(1).max(500),
})
const zMessage = z.object({
  messageId: zId,
  noticeId: zId,
  documentId: zId,
  householdId: zId,
  household: z.string(),
  kind: z.string(),
  channel: z.enum(['sms', 'wechat', 'email', 'letter']),
  title: z.string(),
  state: zState,
  queuedAt: z.date(),
  /** While waiting: when the gate is asked again. */
  notBefore: z.date().nullable(),
  sentAt: z.date().nullable(),
  refusedAt: z.date().nullable(),
  refusals: z.array(z.object({ reason: z.string(), zh: z.string(), en: z.string() })),
  heldAt: z.date().nullable(),
  /** While held: what somebody is to look at; offsets in title, line break, text; how many others wait for the same words. */
  review: z
    .object({
      flags: zFlags,
      spans: z.array(z.object({ start: z.int(), end: z.int(), text: z.string(), flag: z.enum(FLAGS) })),
      suggestion: z.object({ zh: z.string(), en: z.string() }),
      others: z.int(),
    })
    .nullable(),
})

export const channelsContract = {
  outbox: endpoint(
    'GET',
    '/channels/{communityId}/messages',
    'channels.read',
    words('发送记录', 'The outbox'),
  )
    .input(
      zCommunity.extend({
        state: zState.optional(),
        householdId: zId.optional(),
        day: zDay.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        counts: z.object({
          held: z.int(),
          waiting: z.int(),
          leaving: z.int(),
          sent: z.int(),
          dropped: z.int(),
        }),
        messages: z.array(zMessage),
      }),
    ),
  dispatch: endpoint(
    'POST',
    '/channels/{communityId}/dispatches',
    'channels.dispatch',
    words('立即发送到时的通知（后台进行）', 'Send what is due, in the background'),
  )
    .input(zCommunity)
    .output(z.object({ jobId: zId })),
  release: endpoint(
    'POST',
    '/channels/{communityId}/messages/{messageId}/release',
    'channels.release',
    words('放行待审的文字', 'Release a text held for review'),
  )
    .input(zCommunity.extend(zHeld.shape).extend({ flags: zFlags }))
    .output(z.object({ released: z.int() })),
  withdraw: endpoint(
    'POST',
    '/channels/{communityId}/messages/{messageId}/withdrawal',
    'channels.release',
    words('撤回待审的文字', 'Withdraw a text held for review'),
  )
    .input(
      zCommunity
        .extend(zHeld.shape)
        // What was filled in has been put right: write the notice anew.
        .extend({ writeAgain: z.boolean().default(false) }),
    )
    .output(z.object({ withdrawn: z.int(), written: z.int() })),
  explain: endpoint(
    'GET',
    '/channels/{communityId}/notices/{noticeId}/explain',
    'channels.read',
    words('为什么发出或没有发出', 'Why it was or was not sent'),
  )
    .input(zCommunity.extend({ noticeId: zId }))
    .output(zBecause),
  explainOutbox: endpoint(
    'GET',
    '/channels/{communityId}/explain/outbox',
    'channels.read',
    words('发送记录的一个数从何而来', 'Why so many messages stand in a state'),
  )
    .input(zCommunity.extend({ state: zState }))
    .output(zBecause),
}
