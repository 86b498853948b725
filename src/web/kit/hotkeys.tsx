import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { recall } from './remembered.ts'

/**
 * A key as people read it: `F2`, `Enter`, `Escape`, `/`, `?`, `g r` is not supported on purpose: one key, one thing.
 * `Ctrl+` also answers to ⌘.
 */
export type Hotkey = {
  key: string
  /** What it does, for the `?` sheet. */
  says: string
  run: () => void
  /** Also while typing in a field. F-keys, Escape and Ctrl chords always do. */
  whileTyping?: boolean
}

type Registry = {
  add(keys: readonly Hotkey[], outer: boolean): () => void
  list(): readonly Hotkey[]
  subscribe(listener: () => void): () => void
}

const RegistryContext = createContext<Registry | null>(null)

/** Listens once for the whole page; a page's keys win over those of the frame around it, the newest over older ones. */
export function HotkeyProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(makeRegistry, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const hit = registry.list().findLast((hotkey) => matches(hotkey, event))
      if (!hit) return
      event.preventDefault()
      hit.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry])
  return <RegistryContext value={registry}>{children}</RegistryContext>
}

/** Offers keys while the calling component is mounted. `enabled: false` withdraws them; `outer`: any page may take them. */
export function useHotkeys(keys: readonly Hotkey[], { enabled = true, outer = false } = {}): void {
  const registry = useContext(RegistryContext)
  const latest = useRef(keys)
  latest.current = keys
  const names = keys.map(({ key, says }) => `${key}\t${says}`).join('\n')
  useEffect(() => {
    if (!enabled || !registry || names === '') return
    const offered = latest.current.map((hotkey, index) => ({
      ...hotkey,
      run: () => latest.current[index]?.run(),
    }))
    return registry.add(offered, outer)
  }, [registry, enabled, outer, names])
}

/** What the `?` sheet shows now. */
export function useHotkeyList(): readonly Hotkey[] {
  const registry = useContext(RegistryContext)
  if (!registry) throw new Error('no HotkeyProvider')
  return useSyncExternalStore(registry.subscribe, registry.list)
}

function makeRegistry(): Registry {
  let outer: (readonly Hotkey[])[] = []
  let inner: (readonly Hotkey[])[] = []
  let flat: readonly Hotkey[] = []
  const listeners = new Set<() => void>()
  const changed = () => {
    flat = [...outer, ...inner].flat()
    for (const listener of listeners) listener()
  }
  return {
    add(keys, isOuter) {
      if (isOuter) outer = [...outer, keys]
      else inner = [...inner, keys]
      changed()
      return () => {
        outer = outer.filter((group) => group !== keys)
        inner = inner.filter((group) => group !== keys)
        changed()
      }
    },
    list: () => flat,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** True while an input method is still composing: its Enter and digits belong to it, not to us. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** For a form: the Enter that ends a word of an input method must not send it. */
export function holdComposingEnter({ nativeEvent }: { nativeEvent: KeyboardEvent }): void {
  if (nativeEvent.key === 'Enter' && isComposing(nativeEvent)) nativeEvent.preventDefault()
}

function matches(hotkey: Hotkey, event: KeyboardEvent): boolean {
  if (isComposing(event) || event.defaultPrevented || event.altKey) return false
  const chord = hotkey.key.startsWith('Ctrl+')
  if (chord !== (event.ctrlKey || event.metaKey)) return false
  const key = chord ? hotkey.key.slice('Ctrl+'.length) : hotkey.key
  if (event.key.toLowerCase() !== key.toLowerCase()) return false
  const plain = !chord && !/^(F\d+|Escape)$/.test(key)
  if (!plain || hotkey.whileTyping) return true
  return !isTyping(event.target) && (key.length > 1 || recall('shortcuts') !== 'off')
}

const TYPING =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null
}
