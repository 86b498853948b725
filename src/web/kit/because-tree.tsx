import { Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import type { BecauseShape as Because } from '../../platform/http/contract.ts'
import { usePick, useSay } from './i18n/i18n.tsx'
import { LawSource } from './law-article.tsx'

/** Why a figure is what it is: each line with its law or clause, its parts below it. */
export function BecauseTree({ trail }: { trail: Because }) {
  return (
    <ul className="because" role="tree">
      <BecauseLine trail={trail} level={1} />
    </ul>
  )
}

function BecauseLine({ trail, level }: { trail: Because; level: number }) {
  const pick = usePick()
  const parts = trail.from ?? []
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={parts.length > 0 ? true : undefined}
      aria-selected={false}
    >
      <span className="because-line">{pick(trail)}</span>
      {trail.source && (
        <LawSource law={trail.source.law} article={trail.source.article ?? null} on={trail.source.on} />
      )}
      {parts.length > 0 && (
        <ul role="group">
          {parts.map((part, index) => (
            <BecauseLine key={index} trail={part} level={level + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** The word “why” beside a figure; it opens the trail at the side and leaves one's place alone. */
export function Why(props: { title: string; label?: string; children: () => ReactNode }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="link-button why"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        aria-label={`${say('action.why')} ${props.title}`}
      >
        {props.label ?? say('action.why')}
      </button>
      <Drawer title={props.title} open={open} onClose={() => setOpen(false)} size={560} destroyOnHidden>
        {open && props.children()}
      </Drawer>
    </>
  )
}
