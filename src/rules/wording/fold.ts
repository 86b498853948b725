/**
 * Brings a text to the one spelling the rule reads: compatibility forms, traditional characters, spaces, invisible
 * characters, stray marks between characters, pictures, look-alikes and pinyin are undone. Every character remembers
 * where it stood, so that a finding points into the text as it was written.
 */
import type { Folded } from './folded.ts'
import { respell } from './respell.ts'
import { SIMPLIFIED, TRADITIONAL } from './traditional.generated.ts'

const HAN = /\p{Script=Han}/u
const PICTURES: Record<string, string> = {
  ...{ '💧': '水', '💦': '水', '🚰': '水', '🚿': '水', '🌊': '水', '⚡': '电', '🔌': '电', '💡': '电' },
  ...{
    '🚪': '门',
    '🚗': '车',
    '🚙': '车',
    '🛗': '电梯',
    '🔒': '锁',
    '🚫': '✘',
    '⛔': '✘',
    '🛑': '✘',
    '❌': '✘',
  },
  ...{
    '✖': '✘',
    '×': '✘',
    '✕': '✘',
    氵: '水',
    氺: '水',
    '⺡': '水',
    '⽔': '水',
    シ: 'シ',
    気: '气',
    黒: '黑',
  },
}
/** What a mark becomes: `，` ends a clause, `。` a sentence, quotes are remembered, the rest is noise. */
const MARKS: Record<string, string> = {
  ...{
    '，': '，',
    ',': '，',
    '、': '、',
    '：': '，',
    ':': '，',
    '（': '，',
    '）': '，',
    '(': '，',
    ')': '，',
  },
  ...{
    '。': '。',
    '！': '。',
    '!': '。',
    '？': '？',
    '?': '？',
    '；': '。',
    ';': '。',
    '…': '，',
    '\n': '\n',
    '\r': '\n',
  },
  ...{
    '【': '【',
    '】': '】',
    '[': '【',
    ']': '】',
    '〔': '〔',
    '〕': '〕',
    '\u2028': '\n',
    '\u2029': '\n',
    '｡': '。',
  },
  ...{
    '✘': '✘',
    '@': '@',
    '=': '=',
    '→': '=',
    '—': '-',
    '-': '-',
    '–': '-',
    '~': '-',
    '.': '.',
    '%': '%',
    '‰': '%',
  },
  ...{ '/': '/', '·': '·', '+': '+', '|': '|', '¥': '¥', '#': '#' },
}
const OPENS = '“‘「『《〈'
const CLOSES = '”’」』》〉'

const known = new Map<string, string>()
for (const [index, from] of [...TRADITIONAL].entries()) known.set(from, SIMPLIFIED[index] as string)
for (const [from, to] of Object.entries({ ...PICTURES, ...MARKS })) known.set(from, to)

/** The folded spelling of one written character; '' where it is noise. */
function foldCharacter(written: string): string {
  const hit = known.get(written)
  if (hit !== undefined) return hit
  let folded = ''
  for (const part of written.normalize('NFKD').toLowerCase()) {
    const spelled = known.get(part) ?? part
    if (/^[\p{L}\p{N}✘，。？、【】〔〕@=.%/·+|¥#\n-]+$/u.test(spelled)) folded += spelled
  }
  // Marks fall away after decomposition (tíng is ting), Hangul and kana are put together again.
  folded = folded.normalize('NFC')
  if (known.size < 20_000) known.set(written, folded)
  return folded
}

/** The folded text with its map back. Total: any string has one. */
export function fold(original: string): Folded {
  const chars: string[] = []
  const start: number[] = []
  const end: number[] = []
  const quoted: boolean[] = []
  let depth = 0
  let straight = false
  for (let at = 0; at < original.length; ) {
    const code = original.codePointAt(at) as number
    const size = code > 0xffff ? 2 : 1
    const written = size === 1 ? (original[at] as string) : original.slice(at, at + 2)
    if (OPENS.includes(written)) depth++
    else if (CLOSES.includes(written)) depth = Math.max(0, depth - 1)
    else if (written === '"' || written === '＂') straight = !straight
    else
      for (const char of foldCharacter(written)) {
        chars.push(char)
        start.push(at)
        end.push(at + size)
        quoted.push(depth > 0 || straight)
      }
    at += size
  }
  return respell(withoutNoise({ text: '', start, end, quoted }, chars))
}

const NOISE = '.-·/+|#@=~*、，。？\n✘'
/** Marks that end nothing. */
const isSoft = (mark: string) => NOISE.includes(mark) && !'，。？、\n=✘'.includes(mark)
const isHan = (char: string | undefined) => char !== undefined && char >= '㐀' && HAN.test(char)

/**
 * Marks between two characters go (停.水, 停-水), and so does one and the same mark between characters that stand
 * alone (停，水，停，电; one character a line). Marks that end a clause or a sentence stay otherwise.
 */
function withoutNoise(folded: Folded, chars: string[]): Folded {
  const keep = chars.map(() => true)
  for (let at = 0; at < chars.length; at++) {
    const mark = chars[at] as string
    if (!isSoft(mark)) continue
    let next = at + 1
    while (next < chars.length && isSoft(chars[next] as string)) next++
    if (isHan(chars[at - 1]) && isHan(chars[next])) keep.fill(false, at, next)
    at = next - 1
  }
  for (let at = 0; at + 4 < chars.length; at++) {
    const mark = chars[at + 1] as string
    if (!'，。？、\n'.includes(mark) || !isHan(chars[at]) || isHan(chars[at - 1])) continue
    let last = at
    while (chars[last + 1] === mark && isHan(chars[last + 2]) && !isHan(chars[last + 3])) last += 2
    if (last - at < 4) continue
    for (let gone = at + 1; gone < last; gone += 2) keep[gone] = false
    at = last
  }
  const kept = keep.flatMap((stays, index) => (stays ? [index] : []))
  return {
    text: kept.map((index) => (chars[index] as string).slice(0, 1)).join(''),
    start: kept.map((index) => folded.start[index] as number),
    end: kept.map((index) => folded.end[index] as number),
    quoted: kept.map((index) => folded.quoted[index] as boolean),
  }
}
