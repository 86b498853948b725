/** Reads messages kept apart (`unseen*.txt`): `U flag | context | text` or `L | context | text`, ¶ for a line break. */
import type { WordingContext } from './model.ts'

export type Kept = { unlawful: boolean; text: string; context: WordingContext }

const STAGES = ['pre_due', 'overdue', 'formal', 'legal', 'pre_judgment', 'post_judgment'] as const
const CHANNELS = ['sms', 'wechat', 'letter', 'script', 'notice', 'staff_note', 'poster'] as const
const KNOWN: Record<string, WordingContext> = {
  company: { sender: 'property_company' },
  property_company: { sender: 'property_company' },
  firm: { sender: 'law_firm' },
  law_firm: { sender: 'law_firm' },
  arb: { arbitration_clause: true },
  noarb: { arbitration_clause: false },
  gov: { gov_guided_price: true },
  nogov: { gov_guided_price: false },
  filed: { case_filed: true },
  nofiled: { case_filed: false },
  'arbitration_clause=yes': { arbitration_clause: true },
  'arbitration_clause=no': { arbitration_clause: false },
  'gov_guided_price=yes': { gov_guided_price: true },
  'gov_guided_price=no': { gov_guided_price: false },
  'case_filed=yes': { case_filed: true },
  'case_filed=no': { case_filed: false },
}

/** Throws at a word it doesn't know: a context misread would judge another case. */
export function contextOf(words: string): WordingContext {
  const context: WordingContext = {}
  for (const word of words.split(' ').filter((one) => one !== '')) {
    const stage = STAGES.find((one) => one === word)
    const channel = CHANNELS.find((one) => one === word)
    if (stage) context.stage = stage
    else if (channel) context.channel = channel
    else if (KNOWN[word]) Object.assign(context, KNOWN[word])
    else throw new Error(`not a word of a context: ${word}`)
  }
  return context
}

export function keptApart(source: string): Kept[] {
  return source.split('\n').flatMap((line) => {
    const [, head, words = '', text = ''] = /^([UL])(?: [^|]*)?\|([^|]*)\| (.*)$/.exec(line) ?? []
    if (head === undefined) return []
    return [{ unlawful: head === 'U', context: contextOf(words), text: text.replaceAll('¶', '\n') }]
  })
}
