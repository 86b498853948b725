import { Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { holdComposingEnter } from './hotkeys.tsx'
import { useSay } from './i18n/i18n.tsx'
import { ProblemNotice } from './problem.tsx'
import { useReturnFocus } from './return-focus.ts'

/**
 * A dialog that does one thing: its button says what will happen, a refusal is shown inside it, and it closes only
 * after the server said yes. Enter in its form does the thing; Escape leaves.
 */
export function ActionDialog(props: {
  title: string
  open: boolean
  onClose: () => void
  /** The verb on the button. */
  doing: string
  danger?: boolean
  disabled?: boolean
  run: () => Promise<unknown>
  children: ReactNode
  width?: number
  /** What was done leads to the next step; the dialog is not closed by it. */
  stays?: boolean
}) {
  const say = useSay()
  const formId = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const giveFocusBack = useReturnFocus(props.open)

  async function submit() {
    if (busy || props.disabled) return
    setBusy(true)
    setError(null)
    try {
      await props.run()
      if (!props.stays) props.onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      title={props.title}
      open={props.open}
      onCancel={props.onClose}
      okText={props.doing}
      cancelText={say('action.cancel')}
      okButtonProps={{
        htmlType: 'submit',
        form: formId,
        danger: props.danger ?? false,
        loading: busy,
        disabled: props.disabled ?? false,
      }}
      afterClose={() => {
        setError(null)
        giveFocusBack()
      }}
      width={props.width ?? 520}
      destroyOnHidden
    >
      <form
        id={formId}
        className="form"
        onKeyDown={holdComposingEnter}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {props.children}
        <ProblemNotice error={error} />
      </form>
    </Modal>
  )
}
