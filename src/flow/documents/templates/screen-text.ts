/** The wording rule, asked of texts of this house: as a template is saved, approved, and filled for one household. */
import type { WordingVerdict } from '../../../rules/wording/model.ts'
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
