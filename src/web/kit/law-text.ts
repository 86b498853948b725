/** The pages of docs/law, found by the name and article a figure cites. Loaded when somebody first asks. */
import { type LawPage, type LawPart, lawPage } from './law-page.ts'

/** The list of pages and the printed catalogue are for those who read the repository: no figure cites them. */
const PAGES = import.meta.glob<string>(
  ['../../../docs/law/*.md', '!../../../docs/law/README.md', '!../../../docs/law/rules.md'],
  { query: '?raw', import: 'default', eager: true },
)

export type LawText = LawPart & { law: string; article: string | null }

let read: LawPage[] | null = null

/** What stands under a citation such as `民法典` `第五百六十条第二款`; one text an article, none when there is no page. */
export function lawTexts(law: string, article: string | null): LawText[] {
  read ??= Object.values(PAGES).map(lawPage)
  // Some name the article in one breath with the law: `民法典 第九百四十四条`.
  const page = pageNamed(law) ?? pageNamed(law.replace(/ 第.+$/, ''))
  if (!page) return []
  const articles = (article ?? '').match(/第[零一二三四五六七八九十百千]+条/g) ?? []
  const cited = [article ?? '', ...articles].map((one) => `${law} ${one}`)
  const sections = page.sections.filter(({ names }) =>
    names.some((name) => cited.some((one) => one.includes(name))),
  )
  if (sections.length === 0) return [{ law, article: null, ...page.lead }]
  return sections.map(({ heading, blocks, checked }) => ({ law, article: heading, blocks, checked }))
}

function pageNamed(law: string): LawPage | undefined {
  return read?.find(({ names }) => names.includes(law))
}
