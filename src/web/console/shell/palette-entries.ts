import { useNavigate } from '@tanstack/react-router'
import { saying, type Say, useLanguage, useSay } from '../../kit/i18n/i18n.tsx'
import { remember } from '../../kit/remembered.ts'
import { useSession } from '../../kit/session.tsx'
import { NAV } from './nav.ts'
import { type Found, useFind } from './use-find.ts'
import { useSignOut } from './user-menu.tsx'

export type Entry = {
  id: string
  kind: 'household' | 'page' | 'action'
  label: string
  more?: string
  run: () => void
}

const SPOKEN = [saying('zh-CN'), saying('en-US')]
const PAY = /^(收款|收|pay)\s+/i

/**
 * What the palette offers for these words. Pages and actions stand first: they are known at once, so nothing moves
 * under a finger that is already pressing Enter when the households arrive.
 */
export function useEntries(words: string): { entries: readonly Entry[]; settled: boolean } {
  const { may } = useSession()
  const paying = PAY.test(words.trim()) && may('ledger.receive')
  const { found, settled } = useFind(words.trim().replace(PAY, ''))
  const pages = usePages()
  const actions = useActions()
  const households = useHouseholds(found, paying)
  const known = [...pages, ...actions].filter(({ said }) => said.some((text) => begins(text, words.trim())))
  return { entries: paying ? households : [...known, ...households], settled }
}

type Spoken = Entry & { said: readonly string[] }

function usePages(): Spoken[] {
  const say = useSay()
  const navigate = useNavigate()
  const { may } = useSession()
  return NAV.flatMap((group) => group.items)
    .filter((item) => may(item.needs))
    .map((item) => ({
      id: `page ${item.to}`,
      kind: 'page',
      label: say(item.words),
      said: inBoth((spoken) => spoken(item.words)),
      run: () => void navigate({ to: item.to }),
    }))
}

function useActions(): Spoken[] {
  const say = useSay()
  const signOut = useSignOut()
  const language = useLanguage() === 'zh-CN' ? 'en-US' : 'zh-CN'
  const themes = (['light', 'dark', 'system'] as const).map((theme) =>
    action(
      say,
      `theme ${theme}`,
      (spoken) => spoken('palette.theme', { theme: spoken(`theme.${theme}`) }),
      () => remember('theme', theme),
    ),
  )
  return [
    action(
      say,
      'language',
      (spoken) => spoken('palette.language', { language: say('language.other') }),
      () => remember('language', language),
    ),
    ...themes,
    action(
      say,
      'sign-out',
      (spoken) => spoken('shell.signOut'),
      () => void signOut(),
    ),
  ]
}

function action(say: Say, id: string, speak: (spoken: Say) => string, run: () => void): Spoken {
  return { id, kind: 'action', label: speak(say), said: inBoth(speak), run }
}

/** A household opens its page; with 收款 before it, or beside the best hit, the counter. */
function useHouseholds(found: readonly Found[], paying: boolean): Entry[] {
  const say = useSay()
  const navigate = useNavigate()
  const { may } = useSession()
  return found.flatMap((row, index) => {
    const { householdId } = row
    if (!householdId) return []
    const pay: Entry = {
      id: `pay ${row.premisesId}`,
      kind: 'action',
      label: say('palette.pay', { room: row.code }),
      ...(row.household ? { more: row.household } : {}),
      run: () => void navigate({ to: '/counter', search: { room: row.code } }),
    }
    if (paying) return [pay]
    const open: Entry = {
      id: `household ${row.premisesId}`,
      kind: 'household',
      label: row.code,
      ...(row.household ? { more: row.household } : {}),
      run: () => void navigate({ to: '/households/$householdId', params: { householdId } }),
    }
    return index === 0 && may('ledger.receive') ? [open, pay] : [open]
  })
}

function inBoth(speak: (spoken: Say) => string): string[] {
  return SPOKEN.map(speak)
}

/** Chinese matches anywhere, letters only where a word begins: `st` is Staff, never "latest". */
function begins(text: string, words: string): boolean {
  const [within, sought] = [text.toLowerCase(), words.toLowerCase()]
  return /^[\x20-\x7e]*$/.test(sought) ? ` ${within}`.includes(` ${sought}`) : within.includes(sought)
}
