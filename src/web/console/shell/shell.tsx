import { Drawer } from 'antd'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useHotkeys } from '../../kit/hotkeys.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { useSession } from '../../kit/session.tsx'
import { ShortcutsSheet } from '../../kit/shortcuts-sheet.tsx'
import icon from '../icon.svg'
import { FindBox } from './find-box.tsx'
import { NAV } from './nav.ts'
import { Palette } from './palette.tsx'
import { UserMenu } from './user-menu.tsx'

/** What stays around every page: where one can go, in which community, and a box that finds anybody. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useSay()
  const { may } = useSession()
  const [menuOpen, setMenuOpen] = useState(false)
  const main = useFocusOnNewPage()
  useNavigationKeys()
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {say('shell.skip')}
      </a>
      <header className="topbar">
        <button
          type="button"
          className="icon-button menu-button"
          aria-label={say('shell.menu')}
          onClick={() => setMenuOpen(true)}
        >
          ☰
        </button>
        <Link to="/" className="brand" aria-label={say('product.name')}>
          <img src={icon} alt="" />
          <span>{say('product.name')}</span>
        </Link>
        <CommunitySelect />
        {may('roster.read') && <FindBox />}
        <div className="topbar-spacer" />
        <Palette />
        <ShortcutsSheet />
        <UserMenu />
      </header>
      <nav className="side" aria-label={say('shell.navigation')}>
        <NavList />
      </nav>
      <Drawer
        title={say('shell.navigation')}
        placement="left"
        size={250}
        open={menuOpen}
        onClose={() => setMenuOpen(false)}
        destroyOnHidden
      >
        <nav aria-label={say('shell.navigation')} onClick={() => setMenuOpen(false)}>
          <NavList />
        </nav>
      </Drawer>
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </div>
  )
}

function NavList() {
  const say = useSay()
  const { may } = useSession()
  const { pathname } = useLocation()
  return NAV.map((group) => {
    const items = group.items.filter((item) => may(item.needs))
    if (items.length === 0) return null
    return (
      <div key={group.words ?? 'first'}>
        {group.words && <p className="nav-group">{say(group.words)}</p>}
        <ul className="nav-list">
          {items.map((item) => (
            <li key={item.to}>
              <Link
                to={item.to}
                className="nav-link"
                aria-current={pathname === item.to ? 'page' : undefined}
              >
                {say(item.words)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

function CommunitySelect() {
  const say = useSay()
  const navigate = useNavigate()
  const { community, communities } = useSession()
  if (!community) return null
  if (communities.length === 1) return <strong className="community-select">{community.name}</strong>
  return (
    <select
      className="native community-select"
      aria-label={say('shell.community')}
      value={community.code}
      onChange={(event) => void navigate({ to: '/', search: { community: event.target.value } })}
    >
      {communities.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** After a page change the reader's place is the new page's heading, as it is for everybody else's eyes. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const already = document.activeElement
    if (already && main.current?.contains(already)) return
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}

function useNavigationKeys() {
  const say = useSay()
  const navigate = useNavigate()
  const { may } = useSession()
  const items = NAV.flatMap((group) => group.items).filter((item) => item.key && may(item.needs))
  useHotkeys(
    items.map((item) => ({
      key: item.key as string,
      says: say('keys.goTo', { page: say(item.words) }),
      run: () => void navigate({ to: item.to }),
    })),
    { outer: true },
  )
}
