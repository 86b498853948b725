/** What is wrong with an input, field by field, in words of both languages. */
import { z } from 'zod'

export type FieldIssue = { field: string; message: string; messageEn: string }

type Path = readonly unknown[]
type Told = {
  readonly code?: string
  readonly message: string
  readonly path?: Path | undefined
  readonly keys?: readonly string[]
  /** Bounds, and of what: number, string, array. */
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly origin?: string
  /** Of an input that may be one of several: what each of them has against it. */
  readonly errors?: readonly (readonly Told[])[]
}

/** Each issue with its field. Of an input that may be one of several, what is wrong with the one that was meant. */
export function fieldIssues(issues: readonly Told[]): FieldIssue[] {
  return issues.flatMap((issue) => meant(issue, [])).map(fieldIssue)
}

type Placed = Told & { readonly path: Path }

function meant(issue: Told, above: Path): Placed[] {
  const path = [...above, ...(issue.path ?? [])]
  const branches = issue.code === 'invalid_union' ? (issue.errors ?? []) : []
  const nearest = [...branches].sort((a, b) => strangeness(a) - strangeness(b))[0]
  // Where nothing is near, words of the union's own say best what may stand here.
  const said = issue.message !== 'Invalid input'
  if (!nearest || (said && strangeness(nearest) >= OF_ANOTHER_KIND)) return [{ ...issue, path }]
  return nearest.flatMap((one) => meant(one, path))
}

const OF_ANOTHER_KIND = 2

/** How unlike a branch the input is: not even its kind of thing, or with keys the branch does not have. */
function strangeness(issues: readonly Told[]): number {
  const strange = issues.filter(({ path }) => (path ?? []).length === 0)
  return strange.reduce((all, { code }) => all + (code === 'unrecognized_keys' ? 1 : OF_ANOTHER_KIND), 0)
}

const inChinese = z.locales.zhCN().localeError
const inEnglish = z.locales.en().localeError

/** Words of our own say both languages already; the library's are looked up in each. */
function fieldIssue(issue: Placed): FieldIssue {
  const field = issue.path.map((step) => String(isKeyed(step) ? step.key : step)).join('.')
  const wrong = wrongKind(issue.message) ?? inPlainWords(issue)
  if (wrong) return { field, ...wrong }
  const [zh, en] = [wordsOf(inChinese(issue as never)), wordsOf(inEnglish(issue as never))]
  const own = issue.message !== en
  return { field, message: own ? issue.message : (zh ?? issue.message), messageEn: issue.message }
}

/**
 * An issue says what was wanted and no longer holds what was given; only the library's sentence still names its kind.
 * `undefined` is a field that was left out.
 */
function wrongKind(message: string): Omit<FieldIssue, 'field'> | null {
  const [, wanted, given] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? []
  if (!wanted || !given) return null
  if (given === 'undefined') return { message: '必须填写', messageEn: 'required' }
  const [want, got] = [kindOf(wanted), kindOf(given)]
  if (wanted === 'int' && given === 'number')
    return { message: '应为整数', messageEn: 'expected a whole number' }
  return { message: `应为${want.zh}，给的是${got.zh}`, messageEn: `expected ${want.en}, got ${got.en}` }
}

/** Where the library's Chinese is a programmer's; null: its sentence will do, or the words are our own. */
function inPlainWords(issue: Placed): Omit<FieldIssue, 'field'> | null {
  const { code, keys = [], message, minimum, maximum, origin } = issue
  if (code === 'unrecognized_keys')
    return { message: `没有这个字段：${keys.join('、')}`, messageEn: `no such field: ${keys.join(', ')}` }
  if (message.startsWith('Invalid discriminator')) {
    const among = [...message.matchAll(/'([^']+)'/g)]
      .map(([, one]) => one)
      .filter((one) => one !== 'undefined')
    return { message: `应为其中之一：${among.join('、')}`, messageEn: `one of: ${among.join(', ')}` }
  }
  if (origin !== 'number' && origin !== 'int') return null
  if (code === 'too_small' && message.startsWith('Too small'))
    return { message: `不能小于 ${minimum}`, messageEn: `not below ${minimum}` }
  if (code === 'too_big' && message.startsWith('Too big'))
    return { message: `不能大于 ${maximum}`, messageEn: `not above ${maximum}` }
  return null
}

type Kind = { zh: string; en: string }

const KINDS: Record<string, Kind> = {
  string: { zh: '文字（写在引号里）', en: 'text (in quotes)' },
  number: { zh: '数字（不加引号）', en: 'a number (without quotes)' },
  int: { zh: '整数（不加引号）', en: 'a whole number (without quotes)' },
  boolean: { zh: '是或否（true 或 false，不加引号）', en: 'yes or no (true or false, without quotes)' },
  array: { zh: '列表（[…]）', en: 'a list ([…])' },
  object: { zh: '一组字段（{…}）', en: 'a group of fields ({…})' },
  null: { zh: '空值（null）', en: 'nothing (null)' },
  NaN: { zh: '不是数的数（NaN）', en: 'not a number (NaN)' },
}

const kindOf = (name: string): Kind => KINDS[name] ?? { zh: name, en: name }

function wordsOf(words: ReturnType<typeof inChinese>): string | undefined {
  return typeof words === 'object' ? words?.message : (words ?? undefined)
}

function isKeyed(step: unknown): step is { key: PropertyKey } {
  return typeof step === 'object' && step !== null && 'key' in step
}
