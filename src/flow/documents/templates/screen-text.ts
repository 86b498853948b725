/** The wording rule, asked of texts of this house: as a template is saved, approved, and filled for one household. */
import type { Flag, WordingVerdict } from '../../../rules/wording/model.ts'
import { screenFilled } from '../../../rules/wording/filled.ts'
import { screenWording } from '../../../rules/wording/screen.ts'
import { oneText, wordingContext } from '../model.ts'
import type { TemplateCode } from './shipped.ts'

/** The verdict on a template or a filled text; its spans count from the first character of the title. */
export function screenText(
  code: TemplateCode,
  text: { title: string; body: string },
  arbitrationClause?: boolean,
): WordingVerdict {
  return screenWording(oneText(text), wordingContext(code, arbitrationClause))
}

/** A template as it is used: its own words, and what its approval looked at and let stand. */
export type UsedTemplate = { code: TemplateCode; title: string; body: string; approved_flags?: Flag[] }

/**
 * The verdict on a template filled for one household, without what its approval let stand in its own words. `written`:
 * the values people wrote; left out when a sealed text is read again.
 */
export function screenFilledText(
  template: UsedTemplate,
  filled: { title: string; body: string },
  more: { arbitrates?: boolean; written?: readonly string[] },
): WordingVerdict {
  const approved = { text: oneText(template), flags: template.approved_flags ?? [] }
  const context = wordingContext(template.code, more.arbitrates)
  return screenFilled(oneText(filled), context, approved, more.written)
}
