/** Undoes the spellings chosen to slip past a reader of characters: look-alikes, sound-alikes, pinyin, initials. */
import type { Folded } from './folded.ts'

type Respelling = [RegExp, string | ((match: RegExpExecArray) => string)]

/** Words of this trade in letters. Longer words stand first where one begins with the other. */
const PINYIN: Record<string, string> = {
  ...{ tingshuitingdian: '停水停电', duanshuiduandian: '断水断电', tingshui: '停水', tingdian: '停电' },
  ...{
    duanshui: '断水',
    duandian: '断电',
    duanqi: '断气',
    tingqi: '停气',
    tingnuan: '停暖',
    xianshui: '限水',
  },
  ...{
    xiandian: '限电',
    lazha: '拉闸',
    guanfa: '关阀',
    menjinka: '门禁卡',
    menjin: '门禁',
    diantika: '电梯卡',
  },
  ...{ dianti: '电梯', suoche: '锁车', tuoche: '拖车', laolai: '老赖', wulai: '无赖', zhengxin: '征信' },
  ...{
    shixin: '失信',
    heimingdan: '黑名单',
    puguang: '曝光',
    baoguang: '曝光',
    gongshi: '公示',
    fayuan: '法院',
  },
  ...{
    paichusuo: '派出所',
    juliu: '拘留',
    zuolao: '坐牢',
    lawyer: '律师',
    tstd: '停水停电',
    dsdd: '断水断电',
  },
}
const LETTERS = new RegExp(Object.keys(PINYIN).join('|'), 'g')
const SYLLABLES: Record<string, string> = {
  ...{
    shui: '水',
    dian: '电',
    qi: '气',
    nuan: '暖',
    ting: '停',
    duan: '断',
    xian: '限',
    guan: '关',
    qia: '掐',
  },
  ...{ zha: '闸', la: '拉', men: '门', jin: '禁', ti: '梯', lai: '赖', lao: '老', xin: '信', zheng: '征' },
  ...{ guang: '光', bao: '曝', pu: '曝', hei: '黑', che: '车', suo: '锁', s: '水', d: '电' },
}

const LOOK: Respelling[] = [
  [/[停断掐切关限]シ/g, (match) => `${match[0][0]}水`],
  [/✘([水电气暖])/g, (match) => `停${match[1]}`],
  [/[挺亭仃婷庭渟聤廷汀听叮仱](?=(?:止|掉|了|用|供|您|你|家|的)?[水电气暖氵])/g, '停'],
  [/[段锻缎煅](?=(?:掉|了|您|你|家|的)?(?:水(?![位段文])|电|气|暖))/g, '断'],
  [/(?<=[停断])[氷永木](?=$|[停断挺段，。\n处措])/g, '水'],
  [/(?<=[停断](?:水|气)?[停断])[点店典垫淀滇佃甸奠](?=$|[，。！措处了\n])/g, '电'],
  [/停[睡谁税氺水](?=停)/g, '停水'],
  [/拉[炸扎札渣榨]|辣闸|啦闸|拉闸/g, '拉闸'],
  [/老[懒癞籁濑癫籟嬾]|佬赖|姥赖|咾赖|老辣(?!椒)/g, '老赖'],
  [/无[癞懒]/g, '无赖'],
  [/门[金紧进近](?=卡)/g, '门禁'],
  [/电[悌体替弟剃](?=卡)/g, '电梯'],
  [/[爆暴瀑](?=光(?!粒))/g, '曝'],
  [/正信(?=系统|记录|报告|黑|$|[，。了])|怔信|征芯|征心|證信|症信/g, '征信'],
  [/(?<=上|进|列入|拉|入)黑(?:名丹|明单|名箪|铭单)/g, '黑名单'],
  [/锁(?=[軎伡])./g, '锁车'],
  [/掐[碘店点]/g, '掐电'],
  [/花[贝被背]/g, '花呗'],
  [/法[園圆元苑]/g, '法院'],
]

/** The folded text with such spellings undone; each new character stands for the whole it replaced. */
export function respell(folded: Folded): Folded {
  let now = folded
  if (/[a-z]/.test(now.text)) {
    now = rewrite(now, /(?<=[a-z])[01!](?=[a-z]|$)|(?<=[停断])[01](?=[a-z])/g, (match) =>
      match[0] === '0' ? 'o' : 'i',
    )
    now = rewrite(now, LETTERS, (match) => PINYIN[match[0]] as string)
    now = rewrite(
      now,
      /(?<=[停断掐切限关电门拉老征锁曝失]|[停断掐切限关](?:您|你|他|她|的|家){1,3})[a-z]+|[a-z]+(?=[水电气暖闸禁梯赖信光车名停断])/g,
      bySyllable,
    )
  }
  for (const [pattern, to] of LOOK) {
    pattern.lastIndex = 0
    const hit = pattern.test(now.text)
    pattern.lastIndex = 0
    if (hit) now = rewrite(now, pattern, typeof to === 'string' ? () => to : to)
  }
  return now
}

function bySyllable(match: RegExpExecArray): string {
  return SYLLABLES[match[0]] ?? match[0]
}

function rewrite(folded: Folded, pattern: RegExp, to: (match: RegExpExecArray) => string): Folded {
  const matches = [...folded.text.matchAll(pattern)]
  if (matches.length === 0) return folded
  const made: Folded = { text: '', start: [], end: [], quoted: [] }
  let from = 0
  const copy = (until: number) => {
    made.text += folded.text.slice(from, until)
    made.start.push(...folded.start.slice(from, until))
    made.end.push(...folded.end.slice(from, until))
    made.quoted.push(...folded.quoted.slice(from, until))
    from = until
  }
  for (const match of matches) {
    copy(match.index)
    const last = match.index + match[0].length - 1
    for (const char of to(match as RegExpExecArray)) {
      made.text += char
      made.start.push(folded.start[match.index] as number)
      made.end.push(folded.end[last] as number)
      made.quoted.push(folded.quoted[match.index] as boolean)
    }
    from = last + 1
  }
  copy(folded.text.length)
  return made
}
