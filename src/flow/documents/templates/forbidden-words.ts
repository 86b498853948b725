/**
 * Words no template may hold, whatever its author means: they threaten what the law forbids or names people. Texts about
 * real maintenance or the law itself do not belong in a fee notice, so there is no exemption here.
 * 民法典 944 第三款; 个人信息保护法 25; 征信业管理条例 13, 15; 民法典 1024, 1033.
 */
const FORBIDDEN: readonly RegExp[] = [
  /[停断限掐][\s]*[水电气暖]|停供|断供|拆表|限时供/,
  /门禁|电梯卡|梯控|道闸|锁车|禁止(进出|入内)|不得(进出|入内)/,
  /征信|失信|黑名单|限制高消费|限高/,
  /老赖|无赖|钉子户|赖账|恶意拖欠|不要脸/,
  /单位领导|工作单位|亲友|邻居|家属|学校/,
  /曝光|公布(姓名|房号|名单)|上墙|公示(欠费|名单)|业主群/,
  /拘留|逮捕|查封|拍卖|冻结|强制执行|公安/,
  /后果自负|最后通牒|最后一次机会|别怪|等着瞧/,
  /利滚利|复利|滞纳金计入本金/,
  /贷款|借款缴费|花呗|分期贷/,
]

/** What a text holds of them, as written. Nothing: an empty list. */
export function forbiddenWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
  return FORBIDDEN.flatMap((pattern) => plain.match(pattern)?.[0] ?? [])
}
