import { Drawer } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { type Say, useSay } from './i18n/i18n.tsx'

/** What a figure answers when it is asked why: the title of the answer, and the answer, made when it opens. */
export type Asked = { title: string; answer: () => ReactNode }

const WhyContext = createContext<(asked: Asked) => void>(() => {})

/** The one drawer in which every figure of a page says why it is what it is; it leaves one's place alone. */
export function WhyProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [open, setOpen] = useState(false)
  const from = useRef<Element | null>(null)
  const ask = (next: Asked) => {
    // Asked again inside the answer, the way back is still the figure on the page.
    if (!document.activeElement?.closest('.ant-drawer')) from.current = document.activeElement
    setAsked(next)
    setOpen(true)
  }
  const [stable] = useState(() => ask)
  const close = () => setOpen(false)
  // The drawer itself forgets where one came from when it is closed before it has slid in.
  useEffect(() => {
    if (!open && from.current instanceof HTMLElement) from.current.focus({ preventScroll: true })
  }, [open])
  return (
    <WhyContext value={stable}>
      {children}
      <Drawer title={asked?.title} open={open} onClose={close} size={620} destroyOnHidden>
        {/* A part that leads elsewhere closes the answer behind it. */}
        <div onClick={(event) => (event.target as Element).closest('a') && close()}>{asked?.answer()}</div>
      </Drawer>
    </WhyContext>
  )
}

export function useAskWhy(): (asked: Asked) => void {
  return useContext(WhyContext)
}

/** A figure outside a table that answers why. `shown`: the figure as a person reads it aloud. */
export function WhyFigure({ shown, children, ...asked }: Asked & { shown: string; children: ReactNode }) {
  const say = useSay()
  const ask = useAskWhy()
  return figureButton({ say, asked, shown, ask, content: children })
}

/**
 * The figure itself as a quiet button. A plain function without hooks, for tables hold thousands; inside a table only one
 * figure is a stop of the Tab key, the arrows go on from there.
 */
export function figureButton(props: {
  say: Say
  asked: Asked
  shown: string
  ask: (asked: Asked) => void
  content: ReactNode
  inTable?: boolean
}): ReactNode {
  const { say, asked, shown, ask } = props
  return (
    <button
      type="button"
      className="why-figure"
      aria-haspopup="dialog"
      aria-label={say('why.of', { title: asked.title, shown })}
      tabIndex={props.inTable ? -1 : undefined}
      onClick={() => ask(asked)}
    >
      {props.content}
    </button>
  )
}
