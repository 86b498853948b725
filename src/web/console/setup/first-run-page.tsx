import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { api, query, queryClient } from '../../kit/api.ts'
import { TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { Doorway } from '../auth/sign-in-page.tsx'

const EMPTY = { company: '', adminName: '', username: '', password: '', communityName: '', communityCode: '' }

/** An empty installation: a company, the person who answers for it, and the first community. */
export function FirstRunPage() {
  const say = useSay()
  const [form, setForm] = useState(EMPTY)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const field = (name: keyof typeof EMPTY) => ({
    name,
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
  })

  async function open(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      const me = await api.setup.firstRun(form)
      queryClient.setQueryData(query.auth.me.queryKey(), me)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Doorway title={say('firstRun.title')} lead={say('firstRun.lead')} wide>
      <form className="form" onSubmit={(event) => void open(event)}>
        <TextField
          {...field('company')}
          label={say('firstRun.company')}
          autoComplete="organization"
          autoFocus
        />
        <div className="form-columns">
          <TextField {...field('communityName')} label={say('firstRun.communityName')} />
          <TextField
            {...field('communityCode')}
            label={say('firstRun.communityCode')}
            hint={say('firstRun.communityCodeHint')}
          />
        </div>
        <TextField {...field('adminName')} label={say('firstRun.adminName')} autoComplete="name" />
        <div className="form-columns">
          <TextField
            {...field('username')}
            label={say('signIn.username')}
            autoComplete="username"
            hint={say('staff.usernameHint')}
          />
          <TextField
            {...field('password')}
            label={say('signIn.password')}
            type="password"
            autoComplete="new-password"
            hint={say('password.hint')}
          />
        </div>
        <ProblemNotice error={error} />
        <Button type="primary" htmlType="submit" size="large" loading={busy} block>
          {say('firstRun.submit')}
        </Button>
      </form>
    </Doorway>
  )
}
