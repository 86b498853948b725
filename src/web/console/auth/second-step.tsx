import { Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { ProblemNotice, problemCode } from '../../kit/problem.tsx'
import type { Me } from '../../kit/session.tsx'
import { CodeField, RecoveryCodes, ScanSecret } from './enrolment.tsx'

export type Pending = { pending: string; step: 'code' | 'enrol' }
type Enrolment = Data<typeof api.auth.startPending>

const enter = (me: Me) => queryClient.setQueryData(query.auth.me.queryKey(), me)

/** After the password: the code, or the beginning of a second factor where the company asks for one. */
export function SecondStep({ pending, step, onOver }: Pending & { onOver: () => void }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [done, setDone] = useState<{ me: Me; recoveryCodes: string[] } | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    if (step === 'enrol') void api.auth.startPending({ pending }).then(setEnrolment, setError)
  }, [pending, step])

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      if (step === 'enrol') setDone(await api.auth.confirmPending({ pending, code }))
      else enter(await api.auth.secondStep({ pending, code }))
    } catch (failure) {
      setError(failure)
      setCode('')
    } finally {
      setBusy(false)
    }
  }

  if (done) {
    return (
      <div className="form">
        <RecoveryCodes codes={done.recoveryCodes} />
        <Button type="primary" size="large" block onClick={() => enter(done.me)}>
          {say('second.kept')}
        </Button>
      </div>
    )
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {step === 'enrol' && <p>{say('second.required')}</p>}
      {step === 'code' && <CodeField code={code} onCode={setCode} />}
      {enrolment && <ScanSecret {...enrolment} code={code} onCode={setCode} />}
      <ProblemNotice error={error} />
      <Button type="primary" htmlType="submit" size="large" loading={busy} block>
        {say('signIn.submit')}
      </Button>
      <Button type="link" block onClick={onOver}>
        {say(problemCode(error) === 'auth.pending_over' ? 'second.again' : 'second.back')}
      </Button>
    </form>
  )
}
