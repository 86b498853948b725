/**
 * Whether a text carries an offer. A notice of what is owed is a service message; with an offer in it, it is a commercial
 * one and needs the owner's consent or request (消费者权益保护法 29). What the law or the company grants to those in need, a
 * late fee that is let off and a price for empty rooms are no offers.
 */

import { fold } from '../wording/fold.ts'
import { screenWording } from '../wording/screen.ts'

const GRANTED = new RegExp(
  [
    '(?:空置|低保|困难|残疾|优抚|军属|特困|减免|违约金|滞纳金|调解|和解|本金)[^，。；\\n]{0,12}?(?:优惠|[折减免])',
    '(?:补偿|致歉|道歉|赔)[^，。；\\n]{0,12}?券|按[^，。；\\n]{0,3}折[计核]|申请[^，。；\\n]{0,3}折|[从由自][0-9.]+元起',
    '(?:不含|不享受|不再享受|没有|并无|无)(?:任何)?[^，。；\\n]{0,4}(?:优惠|折扣|打折|活动)|[不否]打折|(?:举报|查实)[^，。；\\n]{0,4}奖励',
    '(?:多[缴交收付]|误[缴交]|重复|退)[^，。；\\n]{0,14}返[^，。；\\n]{0,8}|返[^，。；\\n]{0,8}原(?:账户|路|卡)',
  ].join('|'),
  'g',
)
const NUMBER = '[0-9〇一二两三四五六七八九十百千半]'
const THING =
  '(?:券|卡|礼|奖|油|米|面|蛋|奶|纸|杯|壶|伞|票|积分|话费|红包|保洁|洗车|体检|物业费|停车费|停车位|服务)'
/** 送 as a gift, not as delivery: 送达, 发送, 送电. */
const GIVE =
  '(?<![发运递派配护报移抄投接寄])送(?!达|到|至|货|件|餐|检|修|交|往|上门|水|电|气|函|账单|通知|门禁|您[家府处]|上|来|医|祝|福|温|清凉|爱心|走|回|去|给|进|出|孩|老人|业主|文件|药|花|选票|票员|奶员|慰问|传票)'

/** By what is promised: a lower price, a gift, a prize, a reward, or something else to buy. */
const OFFER = new RegExp(
  [
    `优惠|折扣|打折|[0-9一二三四五六七八九](?:\\.[0-9])?[0-9一二三四五六七八九]?折(?![算叠旧合半磨腾页扇线返回])`,
    `[立再直可即满]减${NUMBER}|缴[^，。；\\n]{0,6}减${NUMBER}|满减|半价|返(?:现|利|券|话费|${NUMBER}+[元%])|即返(?!回)`,
    `免(?:除|收|缴|交|费)?${NUMBER}+个?月|免单|(?:特|专享|会员|内部|团购|折后)价|特惠|秒杀|促销|大促|${NUMBER}元起`,
    `赠[送品]|[买满即]赠|赠[^，。；\\n]{0,6}${THING}|买${NUMBER}[^，。；\\n]{0,4}${GIVE}|${GIVE}[^，。；\\n]{0,8}${THING}`,
    `${GIVE}您?${NUMBER}+(?:元|个月|桶|袋|斤|瓶|盒|箱|提)|[优代洗购消抵停现礼][\\u4e00-\\u9fff]{1,2}券|礼[品包物]|好礼`,
    `领(?:取|到)?[^，。；\\n]{0,8}(?:券|礼|奖|红包|油|米|蛋|面|伞|杯)|可获(?!取|[得知悉])[^，。；\\n]{0,4}${THING}|免费试用|体验[券会]|前${NUMBER}+[名位户]`,
    '抽(?:奖|中|iphone|手机|大礼|红包|免单)|[赢中](?:取|得)?[^，。；\\n]{0,4}(?:礼|奖|券|手机)|有奖',
    `[缴交存买充满](?:(?!票|据|单|函|通知|证)[^，。；\\n]){0,10}${GIVE}|(?:^|[，。！!；;、\\s])[还再另即就更并]?${GIVE}|[存缴交充]${NUMBER}+元?得${NUMBER}|[就即免]送|[附获加]赠|有礼|好运|奖励|[立可]省${NUMBER}`,
    '(?:可|即|即可|就能|就可)(?:获[得赠]|享受?|抽奖|赢|兑)(?![得受到]?(?:悉|知|批|分期|延期|减免|支持|救助|补贴|帮))|免费(?:名额|体验|洗车|保洁|停车|赠)|购物金|大奖',
    '红包|积分|会员(?:卡|日)|[立专尊畅]享',
    '欢迎(?:选购|购买|订购|报名|预订|品鉴)|(?<!重)新推|热卖|火热|首单|团购|拼团|限时(?:抢|特|优|签)|名额有限',
    '办理?[^，。；\\n]{0,8}信用卡|信用卡(?:中心|优惠)|低息|免息|信用分期|(?:贷款|借款|借贷)(?:服务|产品|额度)',
    '合作[^，。；\\n]{0,4}(?:装修|家装)|装修公司[^，。；\\n]{0,4}签约|家政(?:服务|保洁)|特卖|速抢|(?:签约|成交)即',
  ].join('|'),
)
const OFFER_EN =
  /\b\d{1,2} ?% (?:off|discount)|\b(?:discounts?|coupons?|vouchers?|gifts?(?! shop)|promotions?|promo|special (?:offers?|prices?)|complimentary|win an?|exclusive (?:offer|price)|cash ?back|lucky draw|prizes?|bonus|rewards?|buy one|(?:months?|weeks?|parking|services?) free|free (?:[a-z]+ )?(?:months?|parking|wash|services?|gifts?|cleaning|tickets?|trial|upgrade)|sale ends)\b/i

/** Whether the text advertises something. An empty text does not. */
export function carriesOffer(text: string): boolean {
  const plain = text.normalize('NFKC')
  const chinese = `${plain}\n${fold(text).text}`.replace(GRANTED, '·').toLowerCase()
  // A notice with an advertisement in it has its flag in the reading of wordings; both say the same then.
  return OFFER.test(chinese) || OFFER_EN.test(plain) || screenWording(text).flags.includes('MARKETING')
}
