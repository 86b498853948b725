/** Which articles of a law page lack plain words, in Chinese or in English. */
import { type LawPart, lawPage } from '../../src/web/kit/law-page.ts'

/** Fewer signs than this say nothing: `见上条`, `Same.` */
const LEAST = { zh: 8, en: 12 }

/** What is wrong with a page: its top and every article speak both languages. Nothing, or in words. */
export function wordsMissing(text: string): string[] {
  const { lead, sections } = lawPage(text)
  return [...missingOf('the top', lead), ...sections.flatMap((one) => missingOf(one.heading, one))]
}

/** The same for a page that is printed by a command: its headings and rows speak both languages by themselves. */
export function topMissing(text: string): string[] {
  return missingOf('the top', lawPage(text).lead)
}

function missingOf(where: string, { blocks }: LawPart): string[] {
  const count = (kind: 'zh' | 'en', signs: RegExp) =>
    blocks.filter((one) => one.kind === kind).flatMap(({ text }) => text.match(signs) ?? []).length
  return [
    ...(count('zh', /\p{Script=Han}/gu) < LEAST.zh ? [`${where}: no plain words in Chinese`] : []),
    ...(count('en', /[a-z]/gi) < LEAST.en ? [`${where}: no plain words in English`] : []),
  ]
}
