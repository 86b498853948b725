/** The API of 送达: the outbox with every refusal and its reason, and sending what is due. */
import { z } from 'zod'
import { endpoint, zBecause, zCommunity, zDay, zId } from '../../platform/http/contract.ts'

const words = (zh: string, en: string) => ({ zh, en })
const zMessage = z.object({
  messageId: zId,
  noticeId: zId,
  documentId: zId,
  householdId: zId,
  household: z.string(),
  kind: z.string(),
  channel: z.enum(['sms', 'wechat', 'email', 'letter']),
  title: z.string(),
  state: z.enum(['waiting', 'leaving', 'sent', 'dropped']),
  queuedAt: z.date(),
  /** While waiting: when the gate is asked again. */
  notBefore: z.date().nullable(),
  sentAt: z.date().nullable(),
  refusedAt: z.date().nullable(),
  refusals: z.array(z.object({ reason: z.string(), zh: z.string(), en: z.string() })),
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
        state: z.enum(['waiting', 'leaving', 'sent', 'dropped']).optional(),
        householdId: zId.optional(),
        day: zDay.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        counts: z.object({ waiting: z.int(), leaving: z.int(), sent: z.int(), dropped: z.int() }),
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
  explain: endpoint(
    'GET',
    '/channels/{communityId}/notices/{noticeId}/explain',
    'channels.read',
    words('为什么发出或没有发出', 'Why it was or was not sent'),
  )
    .input(zCommunity.extend({ noticeId: zId }))
    .output(zBecause),
}
