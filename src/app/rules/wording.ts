/** `dunwell rules wording`: may this text leave, or this note be kept? Its shape is a promise of the command line. */
import { z } from 'zod'
import { FLAGS, SENDERS, STAGES, TEXT_CHANNELS, type WordingContext } from '../../rules/wording/model.ts'
import { screenWording } from '../../rules/wording/screen.ts'
import { ruleGroup } from './group.ts'

const context = z.strictObject({
  stage: z.enum(STAGES).nullish().describe('pre_judgment：判决之前的任何阶段'),
  sender: z.enum(SENDERS).nullish(),
  channel: z.enum(TEXT_CHANNELS).nullish(),
  arbitration_clause: z.boolean().nullish().describe('合同有仲裁条款'),
  gov_guided_price: z.boolean().nullish().describe('执行政府指导价'),
  case_filed: z.boolean().nullish().describe('法院已立案，有案号为证'),
})

const input = z.strictObject({ text: z.string().max(20_000), context: context.nullish() })

const result = z.object({
  verdict: z.enum(['pass', 'review', 'block']),
  flags: z.array(z.enum(FLAGS)),
  severity: z.enum(['none', 'warn', 'block']),
  spans: z.array(z.object({ start: z.int(), end: z.int(), text: z.string(), flag: z.enum(FLAGS) })),
  suggestion: z.string().nullable().describe('合法的说法'),
  suggestionEn: z.string().nullable(),
})

export const wordingGroup = ruleGroup({
  name: 'wording',
  zh: '用语审查：放行、复核或拦截',
  en: 'wording: pass, review or block',
  input,
  result,
  run(given): z.input<typeof result> {
    const { verdict, flags, severity, spans, suggestion } = screenWording(
      given.text,
      contextOf(given.context),
    )
    return {
      verdict,
      flags,
      severity: severity === 'hard_block' ? 'block' : severity,
      spans,
      suggestion: suggestion?.zh ?? null,
      suggestionEn: suggestion?.en ?? null,
    }
  },
})

/** A null says as much as nothing. */
function contextOf(given: z.output<typeof context> | null | undefined): WordingContext {
  const known = Object.entries(given ?? {}).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(known)
}
