/**
 * Whether a text carries an offer. A notice of what is owed is a service message; with an offer in it, it is a commercial
 * one and needs the owner's consent or request (消费者权益保护法 29). What the law or the company grants to those in need, a
 * late fee that is let off and a price for empty rooms are no offers.
 */
import { screenWording } from '../wording/screen.ts'
import { fold } from '../wording/fold.ts'

const GRANTED =
  /(?:空置|低保|困难|残疾|优抚|军属|特困|减免|违约金|滞纳金)[^，。；\n]{0,10}(?:优惠|[折减])|(?:不含|不享受|不再享受|没有|并无|无)(?:任何)?[^，。；\n]{0,4}(?:优惠|折扣|活动)/g
const GIVEN = '(?<![发运递派配护报移抄投接寄])送(?!达|到|至|货|件|餐|检|修|交|水卡|电卡|门禁)'
const OFFER = new RegExp(
  [
    '优惠|折扣|打折|[0-9一二三四五六七八九](?:\\.[0-9])?[0-9一二三四五六七八九]?折(?![算叠旧合半磨腾页扇线返回])',
    `赠[送品]|[买满]赠|买一送一|${GIVEN}[^，。；\\n]{0,8}(?:券|礼|油|米|[车物身值员品]卡|积分|[0-9一二三四五六]个?月)`,
    '[优代洗购消抵停现礼][\\u4e00-\\u9fff]{1,2}券|礼[品包]|抽(?:奖|大奖)|红包|返现|积分|满减|立减|秒杀',
    '特[价惠]|促销|大促|团购|拼团|首单|会员(?:卡|日|价)|限时抢|有奖|免费领',
  ].join('|'),
)
const OFFER_EN =
  /\b\d{1,2} ?% (?:off|discount)|\b(?:discounts?|coupons?|vouchers?|free gifts?|gifts?|promotions?|promo|special offers?|cash ?back|lucky draw|prizes?|bonus points|buy one)\b/i

/** Whether the text advertises something. An empty text does not. */
export function carriesOffer(text: string): boolean {
  const plain = text.normalize('NFKC')
  const chinese = `${plain}\n${fold(text).text}`.replace(GRANTED, '·')
  // A notice with an advertisement in it has its flag in the reading of wordings; both say the same then.
  return OFFER.test(chinese) || OFFER_EN.test(plain) || screenWording(text).flags.includes('MARKETING')
}
