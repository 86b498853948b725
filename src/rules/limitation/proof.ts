/**
 * What an event is worth. Only what can be proven to have reached the debtor, or to have come from the debtor, restarts a
 * clock; where the law leaves a doubt, the doubt works against us, because an alert that comes early harms nobody.
 */
import type { Day } from '../day.ts'
import type { Consent, Demand, DemandChannel, Filing, PartPayment, Proof } from './events.ts'

export type Grade = 'strong' | 'fair' | 'weak' | 'none'

export type Judged = {
  grade: Grade
  /** The day from which it would count; null when there is none. */
  day: Day | null
  zh: string
  en: string
  article: '第八条' | '第十条' | '第十一条' | '第十二条' | '第十四条'
}

/** Strong and fair proof counts. */
export function counts(judged: Judged): boolean {
  return judged.day !== null && (judged.grade === 'strong' || judged.grade === 'fair')
}

export function judgeDemand(demand: Demand): Judged {
  const say = (grade: Grade, day: Day | null, zh: string, en: string): Judged => ({
    grade,
    day,
    zh,
    en,
    article: '第八条',
  })
  const { channel } = demand
  if (channel === 'posting' || channel === 'group_message')
    return say('none', null, '张贴或群发不算送达', 'a posting or a mass message is no delivery')
  if (channel === 'left_at_door')
    return say('weak', null, '留在门口只能作辅助证据', 'left at the door: supporting evidence only')
  if (channel === 'newspaper') return judgeNewspaper(demand, say)
  if (demand.arrivedDay !== null) return judgeArrival(demand, demand.arrivedDay, say)
  return judgeReturn(demand, say)
}

type Say = (grade: Grade, day: Day | null, zh: string, en: string) => Judged

function judgeNewspaper(demand: Demand, say: Say): Judged {
  const wide = demand.mediumRank === 'national' || demand.mediumRank === 'provincial'
  return demand.whereaboutsUnknown && wide && demand.arrivedDay !== null
    ? say(
        'fair',
        demand.arrivedDay,
        '下落不明，在省级以上媒体公告',
        'whereabouts unknown, announced in a paper of provincial or national rank',
      )
    : say(
        'none',
        null,
        '公告只在业主下落不明且刊于省级以上媒体时有效',
        'an announcement counts only when the debtor cannot be found and the paper is provincial or national',
      )
}

const LETTERS: readonly DemandChannel[] = ['ems', 'courier', 'mail']
const ELECTRONIC: readonly DemandChannel[] = ['sms', 'wechat', 'email', 'agreed_e_delivery']

function judgeArrival(demand: Demand, day: Day, say: Say): Judged {
  const { channel, proof } = demand
  const doubt = doubtOf(demand)
  if (doubt) return say('weak', day, doubt.zh, doubt.en)
  if (channel === 'notarised' || proof === 'notarial_deed')
    return say('strong', day, '公证送达', 'delivery attested by a notary')
  if (channel === 'hand') return judgeHand(demand, day, say)
  if (channel && LETTERS.includes(channel)) return judgeLetter(demand, day, say)
  if (channel && ELECTRONIC.includes(channel)) return judgeElectronic(demand, day, say)
  if (channel === 'call' || channel === 'visit')
    return proof === 'recording' || proof === 'reply' || proof === 'signed'
      ? say('fair', day, '有录音或回复可证', 'a recording or a reply shows it')
      : say('weak', day, '口头催告没有录音或回复', 'an oral demand without a recording or a reply')
  return shows(proof)
    ? say('fair', day, '有送达凭证', 'there is proof of arrival')
    : say('none', day, '没有送达凭证', 'there is no proof of arrival')
}

/** What no paper heals: nothing shows it, somebody else took it, or the account may be anybody's. */
function doubtOf({ channel, proof, signedBy, accountProven, addressAgreed }: Demand) {
  if (proof === 'none') return { zh: '没有送达凭证', en: 'there is no proof of arrival' }
  const electronic = channel !== undefined && ELECTRONIC.includes(channel)
  const letter = channel !== undefined && LETTERS.includes(channel)
  if (signedBy === 'other' && !(addressAgreed && (letter || electronic)))
    return {
      zh: '签收人不是业主、同住成年亲属或受托人',
      en: 'signed by somebody who may not receive it',
    }
  if ((electronic || channel === 'call') && accountProven === false && !addressAgreed)
    return {
      zh: '不能证明号码或账号属于业主',
      en: 'the number or account is not proven to be the debtor’s',
    }
  return null
}

function shows(proof: Proof | undefined): boolean {
  return proof === 'signed' || proof === 'tracking' || proof === 'delivery_receipt' || proof === 'reply'
}

function judgeHand({ proof, signedBy }: Demand, day: Day, say: Say): Judged {
  if (proof === 'signed' || signedBy !== undefined)
    return say(
      'strong',
      day,
      '本人、同住成年亲属或受托人签收',
      'signed by the debtor or somebody entitled to receive',
    )
  return proof === 'recording' || proof === 'witness' || proof === 'reply'
    ? say(
        'fair',
        day,
        '未签字，有录像、见证或回复证明到达',
        'unsigned; a recording, witness or reply shows arrival',
      )
    : say('weak', day, '未签收，也没有其他证明', 'neither signed for nor shown otherwise')
}

function judgeLetter({ channel, proof, contentNamed }: Demand, day: Day, say: Say): Judged {
  if (contentNamed === false)
    return say('weak', day, '面单没有写明内件', 'the slip does not name what was inside')
  if (proof === 'signed') return say('strong', day, '已签收', 'signed for')
  if (proof === 'reply') return say('strong', day, '业主已回复', 'the debtor replied')
  // An express letter is tracked by its nature; ordinary mail is not.
  const tracked =
    proof === 'tracking' || proof === 'delivery_receipt' || (proof === undefined && channel === 'ems')
  return tracked
    ? say('fair', day, '有投递记录', 'the carrier recorded the delivery')
    : say('weak', day, '没有投递记录', 'no record of delivery')
}

function judgeElectronic({ channel, proof, addressAgreed }: Demand, day: Day, say: Say): Judged {
  if (proof === 'reply') return say('strong', day, '业主已回复', 'the debtor replied')
  const agreed = channel === 'agreed_e_delivery' || addressAgreed === true
  if (proof === 'delivery_receipt' || agreed)
    return say('fair', day, '有送达回执', 'a delivery receipt is kept')
  return say('weak', day, '没有送达回执', 'no delivery receipt')
}

/** It came back. At an agreed address it should have arrived (解释 8 (二)); elsewhere we do not rely on it. */
function judgeReturn(demand: Demand, say: Say): Judged {
  const day = demand.deemedServiceDay ?? demand.returnedDay ?? null
  if (day === null) return say('none', null, '没有到达的记录', 'there is no record of arrival')
  const letter = demand.channel !== undefined && LETTERS.includes(demand.channel)
  if (letter && demand.contentNamed === false)
    return say('weak', null, '面单没有写明内件', 'the slip does not name what was inside')
  if (demand.addressAgreed)
    return say('fair', day, '寄往约定地址，视为送达', 'sent to the agreed address: deemed to have arrived')
  return demand.returnReason === 'refused'
    ? say('weak', null, '拒收，但地址未经约定', 'refused, at an address that was not agreed')
    : say('none', null, '退回，未送达', 'returned, not delivered')
}

export function judgeConsent(consent: Consent): Judged {
  const { day, form, accountProven } = consent
  const base = { day, article: '第十四条' as const }
  if (form === 'oral')
    return { ...base, grade: 'weak', zh: '口头同意，没有证据', en: 'agreed orally, without proof' }
  if (form === 'written') return { ...base, grade: 'strong', zh: '书面同意履行', en: 'agreed in writing' }
  if (accountProven === false)
    return { ...base, grade: 'weak', zh: '不能证明是业主本人所发', en: 'not proven to come from the debtor' }
  return { ...base, grade: 'fair', zh: '以信息或录音同意履行', en: 'agreed by message or on record' }
}

export function judgePartPayment({ day, designatedToThisDebt }: PartPayment): Judged {
  return designatedToThisDebt
    ? {
        grade: 'strong',
        day,
        zh: '对本期部分履行',
        en: 'part of this very debt was paid',
        article: '第十四条',
      }
    : {
        grade: 'none',
        day,
        zh: '付款未指向本期',
        en: 'the payment was not meant for this debt',
        article: '第十四条',
      }
}

export function judgeFiling(filing: Filing): Judged {
  const article =
    filing.kind === 'suit' ? '第十条' : filing.kind === 'mediation_request' ? '第十二条' : '第十一条'
  const say = (grade: Grade, day: Day | null, zh: string, en: string): Judged => ({
    grade,
    day,
    zh,
    en,
    article,
  })
  if (filing.outcome === 'rejected')
    return say('weak', null, '未被受理，不作中断', 'it was not accepted and is not relied upon')
  // Courts differ on a suit that was withdrawn before the debtor heard of it.
  if (filing.outcome === 'withdrawn' && !filing.servedDay)
    return say(
      'weak',
      null,
      '送达前撤回，各地法院看法不一，不作中断',
      'withdrawn before service; courts differ, so it is not relied upon',
    )
  return say('strong', filing.filedDay, '已提交并受理', 'filed and accepted')
}
