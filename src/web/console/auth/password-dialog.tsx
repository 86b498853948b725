import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'

export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  return (
    <ActionDialog
      title={say('password.title')}
      doing={say('password.save')}
      open={open}
      onClose={onClose}
      run={() => api.auth.changePassword({ current, password })}
    >
      <TextField
        label={say('password.current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        autoFocus
      />
      <TextField
        label={say('password.new')}
        hint={say('password.hint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
    </ActionDialog>
  )
}
