/**
 * "We won't cut the water, but …": a denial excuses what stands in its own thought. Behind a turn a new thought begins,
 * and what is announced there after a sanction was ruled out is itself a sanction, though no debt is named.
 */
import { clauseBefore, clauseOf, type Hit } from './sentences.ts'

/** A new thought. Behind "only", "at most", "it's … that" too, where a denial stood before. */
const TURN =
  /(?:但是?|不过(?![是])|不过是?|只不过|只是|只会|只能|只好|只(?=[停断关锁限对把找公联])|然而|可是|可(?![以能是否靠见供])|却|而是|而会|而要|而只|反而|反倒|倒是|顶多|最多|至多|充其量|大不了|改为|改成|换成|转而|仅(?=[对将限停])|唯独|至于|另当别论)/g
const OF_DENIAL = /(?:^|[，。])(?:那)?(?:我们|我司|物业)?(?:就)?是(?=[停断关锁限要把找公])/g

const SANCTION =
  '(?:停|断|掐|关|锁|限|拉闸|水|电|暖|气|门禁|电梯|公布|公开|公示|曝光|张贴|上墙|点名|联系|告诉|通知|惊动|打扰|骚扰|报警|抓|起诉|上门|堵|骂|征信|信用|失信|为难|难为|影响|单位|家人|名单|领导|邻居)'
const RULED_OUT = new RegExp(
  [
    `(?:不会|不得|不能|不是|不再|不想|不(?=停|断|关|锁|公|联|打|上|报|限|为难|找|去|动|碰)|绝不|从不|从未|从没|没有|没(?=停|断|关|锁)|无权|无意)[^，。]{0,8}${SANCTION}`,
    `${SANCTION}[^，。]{0,6}(?:我们|我司|物业|这种事|这类事|的事)?(?:是)?(?:不会|不做|不搞|不干|没有|不敢|不可能|不允许)`,
  ].join('|'),
)

/** Where the thought of the hit begins in its sentence: behind the last turn before it. */
function beginsAt({ sentence: { text }, from, to }: Hit): number {
  const said = text.slice(0, to)
  const turns = [...said.matchAll(TURN), ...said.matchAll(OF_DENIAL)]
  const ends = turns.map(({ index, 0: words }) => index + words.length).filter((end) => end <= from)
  return Math.max(0, ...ends)
}

/** The sentence from the turn before the hit, and all of it where there is none. */
export function thoughtOf(hit: Hit): string {
  return hit.sentence.text.slice(beginsAt(hit))
}

/** "We …", "that is possible": said of oneself in a clause of its own, a turn without a word for it. */
const OWN_WILL = /我们|我司|咱|俺|物业|会|将|要|就|可以/

/** A sanction is ruled out, and behind the turn this is announced. */
export function isTurnedTo(hit: Hit): boolean {
  const begins = beginsAt(hit)
  if (begins > 0 && RULED_OUT.test(hit.before.slice(0, begins))) return true
  const clause = clauseBefore(hit)
  if (begins === 0 && RULED_OUT.test(hit.before.slice(0, hit.before.length - clause.length)))
    return OWN_WILL.test(clauseOf(hit)) && !/不|没|无|未|勿|禁/.test(clause)
  const previous = hit.message.sentences[hit.sentence.index - 1]?.text ?? ''
  return OPENS.test(hit.sentence.text) && clause === hit.before && RULED_OUT.test(previous)
}
const OPENS = /^(?:但|不过|只是|只不过|然而|可是|而是|却|顶多|最多|大不了|只会|是(?=[停断关锁限]))/

/** What is near a finding, without the thought that a turn before it has closed. */
export function aroundThought(hit: Hit): string {
  const { message, sentence } = hit
  const before = message.sentences[sentence.index - 1]?.text ?? ''
  const after = message.sentences[sentence.index + 1]?.text ?? ''
  return [before, thoughtOf(hit), after].join('。')
}
