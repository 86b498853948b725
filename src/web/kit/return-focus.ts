import { useCallback, useEffect, useRef } from 'react'

/**
 * While `open` something stands above the page; when it goes, the focus goes back to where it was, so that Tab goes on
 * from there. Where that is gone as well (an item of a menu that closed), it is the page's content. What slides out
 * before it goes calls the answer once it has gone.
 */
export function useReturnFocus(open: boolean): () => void {
  const opener = useRef<Element | null>(null)
  const wasOpen = useRef(false)
  // Read while rendering: a field of what opens takes the focus before any effect runs.
  if (open && !wasOpen.current) opener.current = document.activeElement
  wasOpen.current = open
  const giveBack = useCallback(() => {
    if (document.activeElement && document.activeElement !== document.body) return
    const from = opener.current
    const back = from?.isConnected && from !== document.body ? from : document.getElementById('main')
    if (back instanceof HTMLElement) back.focus({ preventScroll: back.id === 'main' })
  }, [])
  // A dialog that its page stops showing is gone at once.
  useEffect(() => {
    if (open) return () => void requestAnimationFrame(giveBack)
    return undefined
  }, [open, giveBack])
  return giveBack
}
