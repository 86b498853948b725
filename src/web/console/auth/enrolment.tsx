import { useEffect, useState } from 'react'
import { toDataURL } from 'qrcode'
import { TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'

/** The QR code of a fresh secret, the secret itself for typing, and the first code. */
export function ScanSecret(props: {
  secret: string
  uri: string
  code: string
  onCode: (code: string) => void
}) {
  const say = useSay()
  const [image, setImage] = useState('')
  useEffect(() => {
    void toDataURL(props.uri, { margin: 2, width: 196 }).then(setImage)
  }, [props.uri])
  return (
    <>
      <p>{say('second.scan')}</p>
      {image && <img src={image} alt={say('second.qr')} width="196" height="196" />}
      <p className="muted">
        {say('second.secret')} <code>{props.secret.match(/.{4}/g)?.join(' ')}</code>
      </p>
      <CodeField code={props.code} onCode={props.onCode} />
    </>
  )
}

export function CodeField(props: { code: string; onCode: (code: string) => void }) {
  const say = useSay()
  return (
    <TextField
      label={say('second.code')}
      hint={say('second.codeHint')}
      autoComplete="one-time-code"
      inputMode="text"
      maxLength={40}
      value={props.code}
      onChange={props.onCode}
      autoFocus
    />
  )
}

/** Shown once: whoever loses the phone signs in with one of these. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const say = useSay()
  return (
    <>
      <p>{say('second.keep')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
