import { ChoiceField } from '../../kit/fields.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { type Method, METHOD_KEYS, METHODS } from './payment.ts'

export function MethodField({ method, onMethod }: { method: Method; onMethod: (method: Method) => void }) {
  const say = useSay()
  const word = useWord()
  return (
    <ChoiceField
      label={say('counter.method')}
      value={method}
      onChange={onMethod}
      choices={METHODS.map((one) => ({
        value: one,
        label: (
          <>
            {word('method', one)} <kbd aria-hidden>{METHOD_KEYS[one]}</kbd>
          </>
        ),
      }))}
    />
  )
}
