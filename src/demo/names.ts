/** Names, numbers and rooms of people who do not exist. */
import type { Chance } from './chance.ts'

const SURNAMES: Record<string, number> = {
  王: 72,
  李: 70,
  张: 68,
  刘: 52,
  陈: 45,
  杨: 31,
  黄: 22,
  赵: 21,
  吴: 20,
  周: 19,
  徐: 15,
  孙: 15,
  马: 13,
  朱: 13,
  胡: 12,
  郭: 12,
  何: 11,
  林: 11,
  高: 10,
  罗: 9,
  郑: 9,
  梁: 8,
  谢: 7,
  宋: 7,
  唐: 6,
  许: 6,
  韩: 6,
  冯: 6,
  邓: 6,
  曹: 5,
  彭: 5,
  曾: 5,
  肖: 5,
  田: 5,
  董: 5,
  潘: 4,
  袁: 4,
  蔡: 4,
  蒋: 4,
  余: 4,
  于: 4,
  杜: 4,
  叶: 4,
  程: 4,
  魏: 4,
  苏: 4,
  吕: 4,
  丁: 4,
  任: 3,
  沈: 3,
  姚: 3,
  卢: 3,
  傅: 3,
  钟: 3,
  崔: 3,
  欧阳: 1,
  司马: 1,
}
const GIVEN =
  `伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 建国 建华 志强 志明 淑英 玉兰 秀英 海燕 晓东 晓燕
  晓红 春梅 雪梅 丽华 国强 国栋 文博 文静 子涵 子轩 梓萱 浩然 浩宇 雨桐 雨欣 欣怡 佳怡 诗涵 思远 思琪 俊杰 俊豪 嘉豪 嘉欣
  宇航 天宇 一鸣 一诺 佳琪 若曦 梦瑶 晨曦 振华 振宇 永强 永健 德明 德全 长江 新民 卫东 卫国 红梅 冬梅 凤英 凤霞 金凤 福生
  家明 家驹 立新 立群 学军 学文 光明 光辉 小龙 小雨 小雅 婷婷 莹莹 倩倩 丹丹 颖 慧 莉 洁 倩 婷 琳 璐 鑫 鹏 飞 斌 波 辉 宁
  帅 凯 健 俊 旭 峰 浩 亮 东 毅 昊 晶 蕾 薇 岚 瑞 翔 睿 清 安琪`.split(/\s+/)

export const DEVELOPER = '中原和畅置业有限公司'

export function personName(chance: Chance): string {
  return chance.weighted(SURNAMES) + chance.pick(GIVEN)
}

const SHOP_TENANTS =
  `和畅便利店 老街面馆 禾苗烘焙 康宁药房 小满咖啡 四季果蔬 顺心洗衣 明眸眼镜 童乐绘本馆 鲜语花店 李记羊肉汤
  安居房产经纪 好邻居干洗 乐动健身 阿芳美发 知味茶馆 小巷麻辣烫 文印快捷 宠爱动物医院 新桥五金`.split(/\s+/)

/** A shop tenant's name; the twenty-first has a number. */
export function shopTenant(index: number): string {
  const name = SHOP_TENANTS[index % SHOP_TENANTS.length] as string
  return index < SHOP_TENANTS.length ? name : `${name}（${Math.floor(index / SHOP_TENANTS.length) + 1}店）`
}

/** Mobile numbers of a range that is given to nobody, each once. */
export class Phones {
  readonly #used = new Set<string>()
  readonly #chance: Chance

  constructor(chance: Chance) {
    this.#chance = chance
  }

  next(): string {
    for (;;) {
      const phone = `154${String(this.#chance.whole(10_000_000, 99_999_999))}`
      if (this.#used.has(phone) || /(\d)\1{4}/.test(phone)) continue
      this.#used.add(phone)
      return phone
    }
  }
}
