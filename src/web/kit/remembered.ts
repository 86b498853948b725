import { useSyncExternalStore } from 'react'

/** Small choices of one person on one machine (theme, language, last community). Never personal data, never money. */
export type Remembered = 'theme' | 'language' | 'community' | 'communityId' | 'shortcuts' | 'paper'

const PREFIX = 'dunwell.'
const listeners = new Set<() => void>()

/** What was chosen, or null. A browser that forbids storage answers null. */
export function recall(name: Remembered): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

export function remember(name: Remembered, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** A remembered choice that re-renders when it changes, here or in another tab. */
export function useRemembered(name: Remembered): string | null {
  return useSyncExternalStore(subscribe, () => recall(name))
}
