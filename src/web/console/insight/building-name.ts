import type { Say } from '../../kit/i18n/i18n.tsx'

/** `3` is spoken as 3 栋; a name such as 车库 stands for itself. */
export function nameOf(say: Say, name: string): string {
  return /^[0-9A-Za-z]+$/.test(name) ? say('board.buildingName', { name }) : name
}

/** 2 号楼 before 10 号楼, 车位 2 before 车位 10: as people count. */
export const byName = new Intl.Collator('zh-u-co-pinyin-kn').compare
