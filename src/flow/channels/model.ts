/** Nouns of 送达: what a transport is given, and what a dispatch answers. */
import type { NoticeKind } from '../../rules/gate.ts'

export type MessageChannel = 'sms' | 'wechat' | 'email' | 'letter'

/** held: somebody is to look at its words before it leaves. */
export const MESSAGE_STATES = ['held', 'waiting', 'leaving', 'sent', 'dropped'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

export const NOTICE_NAMES: Record<NoticeKind, { zh: string; en: string }> = {
  bill_notice: { zh: '缴费通知单', en: 'bill notice' },
  courtesy_message: { zh: '缴费前提醒', en: 'courtesy reminder' },
  friendly_message: { zh: '友好催缴', en: 'friendly reminder' },
  demand_letter: { zh: '催缴函', en: 'demand letter' },
}

/** Exactly what leaves the house, kept with its clearance. */
export type Payload = {
  messageId: string
  /** The community's code: the folder of the outbox. */
  community: string
  channel: MessageChannel
  kind: NoticeKind
  noticeId: string
  documentId: string
  householdId: string
  /** The person's name; for a letter the household's. */
  to: string
  /** Number or address; null for a letter to the premises. */
  address: string | null
  title: string
  text: string
  sha256: string
  clearedAt: string
}

export type Transport = {
  name: string
  /** Takes one payload for good. Given the same message again it does nothing new. Answers where it now is. */
  write(payload: Payload): Promise<string>
  /**
   * Where a message is that was taken before, or null. Asked after a crash: what has left can no longer be held back.
   */
  taken(payload: Payload): Promise<string | null>
}

export type Dispatched = {
  /** Documents written and messages queued before sending. */
  rendered: number
  /** Demand letters that wait for the service contract to be recorded. */
  withoutContract: number
  /** Notices not written, because words filled in must not leave. */
  unlawful: number
  /** Texts that wait, after this dispatch, for somebody to look at their words. */
  held: number
  queued: number
  sent: number
  /** Refused now and asked again later. */
  postponed: number
  /** Refused for good: paid, or no longer fitting. */
  dropped: number
  /** Given to the transport, what an earlier interrupted dispatch had cleared included. */
  written: number
  /** Cleared by an earlier dispatch, never left, and no longer allowed to. */
  withdrawn: number
  /** By reason, how often it was said. */
  refusals: Record<string, number>
}
