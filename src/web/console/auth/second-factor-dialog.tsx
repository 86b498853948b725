import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { CodeField, RecoveryCodes, ScanSecret } from './enrolment.tsx'

type Enrolment = Data<typeof api.auth.startSecondFactor>

const refresh = () => queryClient.invalidateQueries({ queryKey: query.auth.secondFactor.key() })

/** Turns one's own two-step sign-in on (password, QR code, first code, recovery codes) or off. */
export function SecondFactorDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const factor = useQuery({ ...query.auth.secondFactor.queryOptions(), enabled: open })
  if (!open || !factor.data) return null
  return factor.data.state === 'on' ? (
    <TurnOff codesLeft={factor.data.codesLeft} onClose={onClose} />
  ) : (
    <TurnOn onClose={onClose} />
  )
}

function TurnOn({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [code, setCode] = useState('')
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const finish = () => {
    void refresh()
    onClose()
  }
  if (codes) {
    return (
      <Modal title={say('second.title')} open onOk={finish} onCancel={finish} okText={say('second.kept')}>
        <RecoveryCodes codes={codes} />
      </Modal>
    )
  }
  if (enrolment) {
    const confirm = async () => setCodes((await api.auth.confirmSecondFactor({ code })).recoveryCodes)
    return (
      <ActionDialog
        title={say('second.title')}
        doing={say('second.turnOn')}
        open
        onClose={onClose}
        run={confirm}
        stays
      >
        <ScanSecret {...enrolment} code={code} onCode={setCode} />
      </ActionDialog>
    )
  }
  const start = async () => setEnrolment(await api.auth.startSecondFactor({ current }))
  return (
    <ActionDialog
      title={say('second.title')}
      doing={say('second.start')}
      open
      onClose={onClose}
      run={start}
      stays
    >
      <p>{say('second.why')}</p>
      <PasswordField value={current} onChange={setCurrent} />
    </ActionDialog>
  )
}

function TurnOff({ codesLeft, onClose }: { codesLeft: number; onClose: () => void }) {
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [code, setCode] = useState('')
  async function remove() {
    await api.auth.removeSecondFactor({ current, code })
    await refresh()
  }
  return (
    <ActionDialog
      title={say('second.title')}
      doing={say('second.turnOff')}
      danger
      open
      onClose={onClose}
      run={remove}
    >
      <p>{say('second.on', { count: codesLeft })}</p>
      <PasswordField value={current} onChange={setCurrent} />
      <CodeField code={code} onCode={setCode} />
    </ActionDialog>
  )
}

function PasswordField(props: { value: string; onChange: (value: string) => void }) {
  const say = useSay()
  return (
    <TextField label={say('password.current')} type="password" autoComplete="current-password" {...props} />
  )
}
