/** The pages of docs/law, found by the name and article a figure cites. Loaded when somebody first asks. */

const PAGES = import.meta.glob<string>('../../../docs/law/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export type LawBlock = { kind: 'quote' | 'words'; text: string }
export type LawText = { law: string; article: string | null; blocks: LawBlock[] }

type Section = { heading: string; blocks: LawBlock[] }
type LawPage = { names: string[]; lead: LawBlock[]; sections: Section[] }

let read: LawPage[] | null = null

/** What stands under a citation such as `民法典` `第五百六十条第二款`; one text an article, none when there is no page. */
export function lawTexts(law: string, article: string | null): LawText[] {
  read ??= Object.values(PAGES).map(pageOf)
  const page = read.find((one) => one.names.includes(law))
  if (!page) return []
  const wanted = (article ?? '').match(/第[零一二三四五六七八九十百千]+条/g) ?? []
  const sections = page.sections.filter(
    ({ heading }) =>
      heading === article || wanted.some((one) => heading === one || heading.endsWith(` ${one}`)),
  )
  if (sections.length > 0) return sections.map(({ heading, blocks }) => ({ law, article: heading, blocks }))
  const named = page.sections.find(({ heading }) => heading === law)
  const blocks = named?.blocks ?? page.lead
  return blocks.length > 0 ? [{ law, article: null, blocks }] : []
}

function pageOf(text: string): LawPage {
  const [head = '', ...parts] = text.split(/^## /m)
  const title = /^# (.+)$/m.exec(head)?.[1] ?? ''
  const aliases = [...text.matchAll(/Also cited as: ([^.\n]+)\./g)].flatMap(([, names]) =>
    (names as string).split('·').map((name) => name.trim()),
  )
  const sections = parts.map((part) => {
    const end = part.indexOf('\n')
    const heading = (end < 0 ? part : part.slice(0, end)).trim()
    return { heading, blocks: end < 0 ? [] : blocksOf(part.slice(end)) }
  })
  const local = sections.flatMap(({ heading }) => /^(.+) 第.+条$/.exec(heading)?.[1] ?? [])
  return {
    names: [...new Set([title, ...aliases, ...local, ...sections.map(({ heading }) => heading)])],
    lead: blocksOf(head.replace(/^# .+$/m, '')),
    sections,
  }
}

/** Paragraphs; those quoted with `>` are the law's own words. */
function blocksOf(text: string): LawBlock[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !block.startsWith('|'))
    .map((block) =>
      block.startsWith('>')
        ? { kind: 'quote' as const, text: block.replace(/^> ?/gm, '').trim() }
        : { kind: 'words' as const, text: block.replace(/\n/g, ' ') },
    )
}
