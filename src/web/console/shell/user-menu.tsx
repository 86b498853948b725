import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { api, queryClient } from '../../kit/api.ts'
import { useLanguage, usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { remember } from '../../kit/remembered.ts'
import { useSession } from '../../kit/session.tsx'
import { type ThemeChoice, useThemeChoice } from '../../kit/theme.tsx'
import { PasswordDialog } from '../auth/password-dialog.tsx'
import { SecondFactorDialog } from '../auth/second-factor-dialog.tsx'

/** Who one is, in which language and light; and the way out. */
export function UserMenu() {
  const say = useSay()
  const pick = usePick()
  const { me, community } = useSession()
  const [password, setPassword] = useState(false)
  const [second, setSecond] = useState(false)
  const grants = me.grants.filter(
    (grant) => !grant.communityId || grant.communityId === community?.communityId,
  )
  const roles = [...new Set(grants.map((grant) => pick({ zh: grant.roleZh, en: grant.roleEn })))]
  return (
    <>
      <LanguageSwitch />
      <Popup label={me.name} title={say('shell.user', { name: me.name })}>
        {(close) => (
          <>
            <p className="menu-person">
              <strong>{me.name}</strong>
              <span className="muted">{roles.join(' · ')}</span>
              <span className="muted">{me.company}</span>
            </p>
            <ThemeSwitch />
            <button
              type="button"
              className="menu-item"
              onClick={() => {
                close()
                setPassword(true)
              }}
            >
              {say('password.title')}
            </button>
            <button
              type="button"
              className="menu-item"
              onClick={() => {
                close()
                setSecond(true)
              }}
            >
              {say('second.title')}
            </button>
            <SignOut />
          </>
        )}
      </Popup>
      <PasswordDialog open={password} onClose={() => setPassword(false)} />
      <SecondFactorDialog open={second} onClose={() => setSecond(false)} />
    </>
  )
}

export function LanguageSwitch() {
  const other = useLanguage() === 'zh-CN' ? 'en-US' : 'zh-CN'
  const say = useSay()
  return (
    <button type="button" className="icon-button" lang={other} onClick={() => remember('language', other)}>
      {say('language.other')}
    </button>
  )
}

export function ThemeSwitch() {
  const say = useSay()
  const choice = useThemeChoice()
  const name = useId()
  const themes: ThemeChoice[] = ['system', 'light', 'dark']
  return (
    <fieldset className="choices menu-theme">
      <legend>{say('theme.title')}</legend>
      <div className="choices-row">
        {themes.map((theme) => (
          <label key={theme} className="choice">
            <input
              type="radio"
              name={name}
              checked={choice === theme}
              onChange={() => remember('theme', theme)}
            />
            <span>{say(`theme.${theme}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Ends the session and leaves nothing that was read behind. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate()
  return async () => {
    await api.auth.signOut()
    await navigate({ to: '/', search: {} })
    queryClient.clear()
    // A fresh page: nothing that was read stays in memory for the next person at this counter.
    window.location.assign('/')
  }
}

function SignOut() {
  const say = useSay()
  const signOut = useSignOut()
  return (
    <button type="button" className="menu-item" onClick={() => void signOut()}>
      {say('shell.signOut')}
    </button>
  )
}

function Popup(props: { label: string; title: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (
        event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node)
      ) {
        setOpen(false)
      }
    }
    document.addEventListener('mousedown', away)
    document.addEventListener('keydown', away)
    return () => {
      document.removeEventListener('mousedown', away)
      document.removeEventListener('keydown', away)
    }
  }, [open])
  return (
    <div className="popup" ref={box}>
      <button
        type="button"
        className="icon-button"
        aria-expanded={open}
        aria-label={props.title}
        onClick={() => setOpen(!open)}
      >
        {props.label} <span aria-hidden>▾</span>
      </button>
      {open && <div className="popup-body">{props.children(() => setOpen(false))}</div>}
    </div>
  )
}
