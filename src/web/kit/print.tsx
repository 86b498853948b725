import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/**
 * Puts sheets where only the printer sees them, outside the page, and opens the print dialog once for each new `job`
 * (null: nothing to print). The page underneath keeps its state.
 */
export function PrintSheets({ job, children }: { job: string | null; children: ReactNode }) {
  const [root] = useState(() => {
    const element = document.createElement('div')
    element.className = 'print-root'
    return element
  })
  useEffect(() => {
    document.body.append(root)
    return () => root.remove()
  }, [root])
  useEffect(() => {
    if (job === null) return
    // One frame, so that the sheet is laid out before the dialog freezes the page.
    const frame = requestAnimationFrame(() => window.print())
    return () => cancelAnimationFrame(frame)
  }, [job])
  return createPortal(job === null ? null : children, root)
}
