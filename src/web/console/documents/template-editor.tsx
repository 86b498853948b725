import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { oneText, wordingContext } from '../../../flow/documents/model.ts'
import { api, query, queryClient } from '../../kit/api.ts'
import { TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { LawfulText } from '../../kit/wording.tsx'
import type { Template } from './template.ts'

type Props = { from: Template; placeholders: Record<string, string>; onDone: () => void }

/** A new version beside what the wording rule says of it as one types. Nothing in use changes by saving. */
export function TemplateEditor({ from, placeholders, onDone }: Props) {
  const say = useSay()
  const [title, setTitle] = useState(from.title)
  const [body, setBody] = useState(from.body)
  const area = useRef<HTMLTextAreaElement>(null)
  const save = useMutation({
    mutationFn: () => api.documents.saveTemplate({ code: from.code, title, body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: query.documents.key() })
      onDone()
    },
  })
  const named = [...oneText({ title, body }).matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
  const unknown = [...new Set(named)].filter((name) => !(name in placeholders))
  function insert(name: string) {
    const at = area.current
    const [start, end] = [at?.selectionStart ?? body.length, at?.selectionEnd ?? body.length]
    setBody(`${body.slice(0, start)}{${name}}${body.slice(end)}`)
    const caret = start + name.length + 2
    requestAnimationFrame(() => {
      at?.focus()
      at?.setSelectionRange(caret, caret)
    })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TextField label={say('templates.titleField')} value={title} onChange={setTitle} maxLength={100} />
      <LawfulText
        label={say('templates.body')}
        hint={say('templates.bodyHint')}
        value={body}
        onChange={setBody}
        before={`${title}\n`}
        context={wordingContext(from.code)}
        area={area}
        maxLength={8000}
        autoFocus
      />
      {unknown.length > 0 && (
        <p className="field-error" role="alert">
          {say('templates.unknown', { names: unknown.map((name) => `{${name}}`).join(say('list.and')) })}
        </p>
      )}
      <Placeholders placeholders={placeholders} onInsert={insert} />
      <ProblemNotice error={save.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say('templates.save')}
        </Button>
        <Button onClick={onDone}>{say('action.cancel')}</Button>
        <span className="muted">{say('templates.saveNext')}</span>
      </div>
    </form>
  )
}

function Placeholders(props: { placeholders: Record<string, string>; onInsert: (name: string) => void }) {
  const say = useSay()
  return (
    <details className="insertable">
      <summary>{say('templates.insert')}</summary>
      <div className="row chips">
        {Object.entries(props.placeholders).map(([name, meaning]) => (
          <button
            key={name}
            type="button"
            className="chip"
            title={`{${name}}`}
            aria-label={say('templates.insertOf', { meaning })}
            onClick={() => props.onInsert(name)}
          >
            {meaning}
          </button>
        ))}
      </div>
    </details>
  )
}
