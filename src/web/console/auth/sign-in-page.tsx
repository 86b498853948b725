import { Button } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { api, query, queryClient } from '../../kit/api.ts'
import { TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import icon from '../icon.svg'
import { LanguageSwitch } from '../shell/user-menu.tsx'
import { type Pending, SecondStep } from './second-step.tsx'

export function SignInPage() {
  const say = useSay()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [pending, setPending] = useState<Pending | null>(null)

  async function signIn(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      const answer = await api.auth.signIn({ username, password })
      setPassword('')
      if ('pending' in answer) setPending(answer)
      else queryClient.setQueryData(query.auth.me.queryKey(), answer)
    } catch (failure) {
      setError(failure)
      setPassword('')
    } finally {
      setBusy(false)
    }
  }

  if (pending) {
    return (
      <Doorway title={say('second.title')} lead={say('second.lead')}>
        <SecondStep {...pending} onOver={() => setPending(null)} />
      </Doorway>
    )
  }
  return (
    <Doorway title={say('signIn.title')} lead={say('product.promise')}>
      <form className="form" onSubmit={(event) => void signIn(event)}>
        <TextField
          label={say('signIn.username')}
          name="username"
          autoComplete="username"
          value={username}
          onChange={setUsername}
          autoFocus
        />
        <TextField
          label={say('signIn.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <ProblemNotice error={error} />
        <Button type="primary" htmlType="submit" size="large" loading={busy} block>
          {say('signIn.submit')}
        </Button>
      </form>
    </Doorway>
  )
}

/** The frame of the pages before sign-in. */
export function Doorway(props: { title: string; lead: string; children: ReactNode; wide?: boolean }) {
  const say = useSay()
  useEffect(() => {
    document.title = `${props.title} · ${say('product.name')}`
  }, [props.title, say])
  return (
    <div className="doorway">
      <header className="doorway-top">
        <LanguageSwitch />
      </header>
      <main className={props.wide ? 'doorway-card doorway-wide' : 'doorway-card'}>
        <img src={icon} alt="" width="44" height="44" />
        <h1>{props.title}</h1>
        <p className="muted">{props.lead}</p>
        {props.children}
      </main>
    </div>
  )
}
