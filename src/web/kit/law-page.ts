/** A page of docs/law read into its parts: the law's own words, and plain words about them in two languages. */

/** How the wording came here: compared with the published text, taken from a page that quotes it, or told by us. */
export type LawChecked = 'text' | 'secondary' | 'own words'
export type LawBlock = { kind: 'quote' | 'zh' | 'en'; text: string }
/** `checked` is null where nothing was to be checked: a source of the company's own. */
export type LawPart = { blocks: LawBlock[]; checked: LawChecked | null }
/** `names`: the heading, and what else this one source is cited by. */
export type LawSection = LawPart & { heading: string; names: string[] }
/** `names`: every name a law of the page is cited by. `lead`: what stands before the first article. */
export type LawPage = { names: string[]; lead: LawPart; sections: LawSection[] }

const PLAIN_ZH = /^白话：/
const CHECKED = /Checked: (text|secondary|own words)?/
/** Marks that are shown by the page itself, not read as words. */
const MARKS = /Checked: (?:text|secondary|own words)\. ?|Also cited as: [^.\n]+\. ?/g

/** The form is told in docs/law/README.md: `# 法律名`, `## 第…条`, `>` the quotation, `白话：` Chinese, the rest English. */
export function lawPage(text: string): LawPage {
  const [head = '', ...parts] = text.split(/^## /m)
  const title = /^# (.+)$/m.exec(head)?.[1] ?? ''
  const lead = { blocks: blocksOf(head.replace(/^# .+$/m, '')), checked: markIn(head) }
  const sections = parts.map((part) => sectionOf(part, lead.checked))
  const local = sections.flatMap(({ heading }) => /^(.+) 第.+条$/.exec(heading)?.[1] ?? [])
  const names = new Set([title, ...aliasesIn(head), ...local, ...sections.flatMap((one) => one.names)])
  return { names: [...names], lead, sections }
}

/** An article without a quotation was not compared with the text, whatever its page says of the others. */
function sectionOf(part: string, ofPage: LawChecked | null): LawSection {
  const [first = '', ...lines] = part.split('\n')
  const [heading, body] = [first.trim(), lines.join('\n')]
  const blocks = blocksOf(body)
  const checked = markIn(body) ?? ofPage
  const quoted = blocks.some(({ kind }) => kind === 'quote')
  return {
    heading,
    names: [heading, ...aliasesIn(body)],
    blocks,
    checked: checked === 'text' && !quoted ? 'own words' : checked,
  }
}

function aliasesIn(text: string): string[] {
  return [...text.matchAll(/Also cited as: ([^.\n]+)\./g)].flatMap(([, names]) =>
    (names as string).split('·').map((name) => name.trim()),
  )
}

function markIn(text: string): LawChecked | null {
  const mark = CHECKED.exec(text)
  return mark && ((mark[1] as LawChecked | undefined) ?? 'own words')
}

/** Paragraphs; tables are left out, and so is what is only a mark. */
function blocksOf(text: string): LawBlock[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !block.startsWith('|'))
    .map(blockOf)
    .filter((block) => block.text !== '')
}

function blockOf(block: string): LawBlock {
  if (block.startsWith('>')) return { kind: 'quote', text: block.replace(/^> ?/gm, '').trim() }
  if (PLAIN_ZH.test(block)) return { kind: 'zh', text: plain(block.replace(PLAIN_ZH, '')) }
  return { kind: 'en', text: plain(block.replace(MARKS, '')) }
}

/** Without the signs of Markdown: links as their words, names of files as names. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/`/g, '')
    .replace(/\n/g, ' ')
    .trim()
}
