/** What the wording rule is told of a text of this house; apart from the rule, for the editor loads that when it is needed. */
import type { WordingContext } from '../../../rules/wording/model.ts'
import type { TemplateCode } from './shipped.ts'

const SPEAKS: Record<TemplateCode, Pick<WordingContext, 'stage' | 'channel'>> = {
  bill_message: { stage: 'pre_due', channel: 'sms' },
  bill_notice: { stage: 'pre_due', channel: 'letter' },
  courtesy_message: { stage: 'pre_due', channel: 'sms' },
  courtesy_slip: { stage: 'pre_due', channel: 'letter' },
  friendly_message: { stage: 'overdue', channel: 'sms' },
  friendly_slip: { stage: 'overdue', channel: 'letter' },
  demand_letter: { stage: 'formal', channel: 'letter' },
}

/** When a text speaks, by which channel, for whom. `arbitrationClause` absent: for contracts with and without one. */
export function wordingContext(code: TemplateCode, arbitrationClause?: boolean): WordingContext {
  const known = arbitrationClause === undefined ? {} : { arbitration_clause: arbitrationClause }
  return { ...SPEAKS[code], sender: 'property_company', case_filed: false, ...known }
}

/** The title and the text as one, for a threat may begin in the one and end in the other. */
export function oneText(text: { title: string; body: string }): string {
  return `${text.title}\n${text.body}`
}
