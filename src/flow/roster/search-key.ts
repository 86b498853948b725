/** How a name is typed by people in a hurry: pinyin initials, or the whole of it without tones. */
import { pinyin } from 'pinyin-pro'

/**
 * `王小梅` → `wxm wangxiaomei`; a surname is read as a surname (`单` → shan), `ü` is typed `v`. Letters and digits of a
 * name stay; anything else is left out. A name without either: an empty text.
 */
export function searchKey(name: string): string {
  const syllables = pinyin(name.normalize('NFKC'), {
    surname: 'head',
    toneType: 'none',
    type: 'array',
    v: true,
  })
    .map((syllable) => syllable.toLowerCase())
    .filter((syllable) => /^[a-z0-9]+$/.test(syllable))
  if (syllables.length === 0) return ''
  return `${syllables.map(([initial]) => initial).join('')} ${syllables.join('')}`
}
