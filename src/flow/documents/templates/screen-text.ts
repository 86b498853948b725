/** The wording rule, asked of texts of this house: as a template is saved, approved, and filled for one household. */
import type { WordingContext, WordingVerdict } from '../../../rules/wording/model.ts'
import { screenWording } from '../../../rules/wording/screen.ts'
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

/** The verdict on a template or a filled text; its spans count from the first character of the title. */
export function screenText(
  code: TemplateCode,
  text: { title: string; body: string },
  arbitrationClause?: boolean,
): WordingVerdict {
  return screenWording(oneText(text), wordingContext(code, arbitrationClause))
}
