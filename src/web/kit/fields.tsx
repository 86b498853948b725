import { Input } from 'antd'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { useSay } from './i18n/i18n.tsx'

/** A labelled control with its hint and its own error, tied together for screen readers. */
export function Field(props: {
  label: string
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  labelHidden?: boolean
  children: (ids: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean
  }) => ReactNode
}) {
  const id = useId()
  const say = useSay()
  const describedBy = props.error || props.hint ? `${id}-about` : undefined
  return (
    <div className="field">
      <label htmlFor={id} className={props.labelHidden ? 'sr-only' : undefined}>
        {props.label}
        {props.required === false && !props.labelHidden && (
          <span className="field-optional">{say('field.optional')}</span>
        )}
      </label>
      {props.children({ id, 'aria-describedby': describedBy, 'aria-invalid': props.error !== undefined })}
      {describedBy && (
        <p id={describedBy} className={props.error ? 'field-error' : 'field-hint'}>
          {props.error ?? props.hint}
        </p>
      )}
    </div>
  )
}

type TextProps = {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
} & Pick<
  ComponentProps<typeof Input>,
  'autoFocus' | 'type' | 'autoComplete' | 'placeholder' | 'inputMode' | 'maxLength' | 'disabled' | 'name'
>

export function TextField({ label, value, onChange, hint, error, required = true, ...input }: TextProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(ids) => (
        <Input
          {...ids}
          {...input}
          value={value}
          required={required}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function TextArea(props: {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  required?: boolean
  rows?: number
}) {
  return (
    <Field label={props.label} hint={props.hint} required={props.required ?? true}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          rows={props.rows ?? 3}
          value={props.value}
          required={props.required ?? true}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A day by the browser's own picker: it speaks every keyboard and screen reader. */
export function DayField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  min?: string
  max?: string
  required?: boolean
  hint?: ReactNode
}) {
  return (
    <Field label={props.label} hint={props.hint} required={props.required ?? true}>
      {(ids) => (
        <input
          {...ids}
          className="native"
          type="date"
          value={props.value}
          min={props.min}
          max={props.max}
          required={props.required ?? true}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export type Choice<Value extends string> = {
  value: Value
  label: ReactNode
  hint?: string
  disabled?: boolean
}

export function SelectField<Value extends string>(props: {
  label: string
  value: Value | ''
  onChange: (value: Value) => void
  choices: readonly { value: Value; label: string }[]
  placeholder?: string
  required?: boolean
  hint?: ReactNode
  /** The label is for screen readers only: the column above says it for everybody else. */
  labelHidden?: boolean
}) {
  return (
    <Field
      label={props.label}
      hint={props.hint}
      required={props.required ?? true}
      labelHidden={props.labelHidden ?? false}
    >
      {(ids) => (
        <select
          {...ids}
          className="native"
          value={props.value}
          required={props.required ?? true}
          onChange={(event) => props.onChange(event.target.value as Value)}
        >
          {(props.placeholder !== undefined || props.value === '') && (
            <option value="">{props.placeholder ?? ''}</option>
          )}
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** One of a few, all visible: arrows move, Space chooses. */
export function ChoiceField<Value extends string>(props: {
  label: string
  value: Value | ''
  onChange: (value: Value) => void
  choices: readonly Choice<Value>[]
  required?: boolean
}) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend>{props.label}</legend>
      <div className="choices-row">
        {props.choices.map((choice) => (
          <label key={choice.value} className="choice" title={choice.hint}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={props.value === choice.value}
              disabled={choice.disabled ?? false}
              required={props.required ?? true}
              onChange={() => props.onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
