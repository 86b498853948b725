import { useMutation, useQuery } from '@tanstack/react-query'
import { type DragEvent, useId, useState } from 'react'
import { api, query } from '../../kit/api.ts'
import { SelectField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Card } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity } from '../../kit/session.tsx'

/** A workbook or CSV of any shape; nothing is stored in the roster by reading it. */
export function Upload(props: {
  /** Straight to the columns: what was recognised is not what is meant. */
  byHand: boolean
  onFile: (file: File) => void
  onRead: (reportHash: string) => void
  onByHand: () => void
}) {
  const { byHand, onFile, onRead, onByHand } = props
  const say = useSay()
  const id = useId()
  const { communityId } = useCommunity()
  const [over, setOver] = useState(false)
  const [mapping, setMapping] = useState('')
  const saved = useQuery(query.imports.mappings.queryOptions({ input: { communityId } }))
  const read = useMutation({
    mutationFn: (file: File) => api.imports.dryRun({ communityId, file, ...(mapping ? { mapping } : {}) }),
    onSuccess: (report) => onRead(report.reportHash),
  })
  const take = (file: File | undefined) => {
    if (!file) return
    onFile(file)
    if (!byHand) read.mutate(file)
  }
  const drag = (on: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(on)
  }
  return (
    <Card title={say('imports.choose')}>
      <label
        htmlFor={id}
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event)
          take(event.dataTransfer.files[0])
        }}
      >
        <strong>
          {read.isPending ? say('imports.reading', { file: read.variables.name }) : say('imports.drop')}
        </strong>
        <span className="muted">{say('imports.kinds')}</span>
        <input
          id={id}
          className="sr-only"
          type="file"
          accept=".xlsx,.xls,.csv"
          disabled={read.isPending}
          onChange={(event) => {
            take(event.target.files?.[0])
            // The same file corrected and chosen again must be read again.
            event.target.value = ''
          }}
        />
      </label>
      {!byHand && (saved.data?.length ?? 0) > 0 && (
        <div className="import-next">
          <SelectField
            label={say('mapping.saved')}
            value={mapping}
            required={false}
            placeholder={say('mapping.auto')}
            choices={saved.data?.map(({ name }) => ({ value: name, label: name })) ?? []}
            onChange={setMapping}
          />
        </div>
      )}
      <div role="status">{read.isPending && <span className="sr-only">{say('state.loading')}</span>}</div>
      <ProblemNotice error={read.error} />
      {read.isError && (
        <p className="import-next">
          <button type="button" className="link-button" onClick={onByHand}>
            {say('mapping.byHand')}
          </button>
        </p>
      )}
    </Card>
  )
}
