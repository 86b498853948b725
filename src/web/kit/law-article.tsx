import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage, useSay } from './i18n/i18n.tsx'
import type { LawText } from './law-text.ts'

/** A source that opens below the line that cites it: the article, or what the contract or the procedure is. */
export function LawSource({
  law,
  article,
  on,
}: {
  law: string
  article: string | null
  on?: string | undefined
}) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const label = [law, article].filter(Boolean).join(' ')
  return (
    <>
      <button
        type="button"
        className="link-button because-source"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
        {on && ` ${say('because.on', { day: on })}`}
      </button>
      {open && <LawArticle law={law} article={article} />}
    </>
  )
}

/** The text of an article, or that no page holds it. */
export function LawArticle({ law, article }: { law: string; article: string | null }) {
  const say = useSay()
  const texts = useQuery({
    queryKey: ['law-text', law, article],
    queryFn: async () => (await import('./law-text.ts')).lawTexts(law, article),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!texts.data) return null
  if (texts.data.length === 0) return <p className="law-article">{say('law.noText')}</p>
  return (
    <div className="law-article">
      {texts.data.map((text) => (
        <OneArticle key={text.article ?? text.law} text={text} />
      ))}
    </div>
  )
}

/** The law's own words, below them plain words in the reader's language, and how far both were checked. */
function OneArticle({ text }: { text: LawText }) {
  const say = useSay()
  const spoken = useLanguage() === 'zh-CN' ? 'zh' : 'en'
  const quotes = text.blocks.filter(({ kind }) => kind === 'quote')
  const words = text.blocks.filter(({ kind }) => kind === spoken)
  const doubt = doubtOf(text, quotes.length > 0)
  return (
    <section aria-label={[text.law, text.article].filter(Boolean).join(' ')}>
      {quotes.map((block) => (
        <blockquote key={block.text} lang="zh-CN">
          {block.text.split(/\n\n?/).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </blockquote>
      ))}
      {words.map((block, index) => (
        <p key={block.text}>
          {index === 0 && <b>{say('law.plain')}</b>}
          {block.text}
        </p>
      ))}
      {doubt && <p className="law-doubt">{say(doubt)}</p>}
    </section>
  )
}

/** What the reader is told before leaning on it: nothing where the wording was compared with the text. */
function doubtOf({ checked }: LawText, quoted: boolean) {
  if (checked === 'own words') return 'law.readOriginal'
  if (checked === 'secondary') return quoted ? 'law.quotedElsewhere' : 'law.toldElsewhere'
  return null
}
