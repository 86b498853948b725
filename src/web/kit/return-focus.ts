import { useEffect, useRef } from 'react'

/**
 * While `open` something stands above the page; when it goes, the focus goes back to where it was, so that Tab goes on
 * from there. Where that is gone as well (an item of a menu that closed), it is the page's content.
 */
export function useReturnFocus(open: boolean): void {
  const opener = useRef<Element | null>(null)
  // Read while rendering: a field of what opens takes the focus before any effect runs.
  if (open && !opener.current) opener.current = document.activeElement
  useEffect(() => {
    if (!open) return
    return () => {
      const from = opener.current
      opener.current = null
      requestAnimationFrame(() => {
        if (document.activeElement && document.activeElement !== document.body) return
        const back = from?.isConnected && from !== document.body ? from : document.getElementById('main')
        if (back instanceof HTMLElement) back.focus({ preventScroll: back.id === 'main' })
      })
    }
  }, [open])
}
