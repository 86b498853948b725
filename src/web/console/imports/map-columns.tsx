import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { EXTRA_FIELDS, type Field, FIELDS, PLURAL } from '../../../flow/imports/reading/model.ts'
import { api } from '../../kit/api.ts'
import { SelectField, TextField } from '../../kit/fields.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge, Card, Loaded } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { type Chosen, mappingOf, missingRoom, type SheetColumns, startOf, takenTwice } from './mapping.ts'

type SheetColumn = SheetColumns['columns'][number]
type Props = { file: File; onRead: (reportHash: string) => void; onLeave: () => void }

/** Column by column what it means, with the first values beside it; kept under a name for the next file like it. */
export function MapColumns(props: Props) {
  const { communityId } = useCommunity()
  const { file } = props
  const columns = useQuery({
    queryKey: ['imports', 'columns', file.name, file.size, file.lastModified],
    queryFn: () => api.imports.columns({ communityId, file }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return <Loaded query={columns}>{(sheets) => <Mapper {...props} sheets={sheets} />}</Loaded>
}

function Mapper({ file, sheets, onRead, onLeave }: Props & { sheets: readonly SheetColumns[] }) {
  const say = useSay()
  const word = useWord()
  const { communityId } = useCommunity()
  const [chosen, setChosen] = useState<Chosen[]>(() => sheets.map(startOf))
  const [name, setName] = useState(() => file.name.replace(/\.[^.]+$/, '').slice(0, 60))
  const read = useMutation({
    mutationFn: async () => {
      await api.imports.saveMapping({ communityId, name, mapping: mappingOf(sheets, chosen) })
      return api.imports.dryRun({ communityId, file, mapping: name.trim() })
    },
    onSuccess: (report) => onRead(report.reportHash),
  })
  const twice = takenTwice(sheets, chosen, (field) => PLURAL.has(field))
  const noRoom = missingRoom(chosen)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        read.mutate()
      }}
    >
      {sheets.map((sheet, index) => (
        <SheetCard
          key={sheet.name ?? ''}
          sheet={sheet}
          chosen={chosen[index] as Chosen}
          onChosen={(next) => setChosen(chosen.map((one, at) => (at === index ? next : one)))}
        />
      ))}
      <Card>
        <div className="form">
          <TextField
            label={say('mapping.name')}
            hint={say('mapping.nameHint')}
            value={name}
            onChange={setName}
            maxLength={60}
          />
          {(noRoom || twice.length > 0) && (
            <p className="field-error" role="alert">
              {twice.length > 0
                ? say('mapping.twice', {
                    fields: twice.map((field) => word('field', field)).join(say('list.and')),
                  })
                : say('mapping.noRoom')}
            </p>
          )}
          <ProblemNotice error={read.error} />
          <div className="row">
            <Button
              type="primary"
              htmlType="submit"
              loading={read.isPending}
              disabled={noRoom || twice.length > 0}
            >
              {say('mapping.read')}
            </Button>
            <Button onClick={onLeave}>{say('imports.leave')}</Button>
          </div>
        </div>
      </Card>
    </form>
  )
}

const ALL: readonly Field[] = [...FIELDS, ...EXTRA_FIELDS]

function SheetCard(props: { sheet: SheetColumns; chosen: Chosen; onChosen: (chosen: Chosen) => void }) {
  const say = useSay()
  const word = useWord()
  const { sheet, chosen, onChosen } = props
  const columns: Column<SheetColumn>[] = [
    { key: 'letter', title: say('imports.columns'), kind: 'code', cell: (one) => one.letter },
    { key: 'header', title: say('mapping.header'), cell: (one) => one.header || '—' },
    {
      key: 'samples',
      title: say('mapping.samples'),
      cell: (one) => <span className="muted">{one.samples.join(say('list.and')) || '—'}</span>,
    },
    {
      key: 'field',
      title: say('mapping.means'),
      cell: (one) => (
        <SelectField
          label={say('mapping.meansOf', { column: one.header || one.letter })}
          labelHidden
          value={chosen[one.letter] ?? ''}
          required={false}
          placeholder={say('mapping.none')}
          choices={ALL.map((value) => ({ value, label: word('field', value) }))}
          onChange={(field) => onChosen({ ...chosen, [one.letter]: field })}
        />
      ),
    },
  ]
  const title = sheet.name ? say('mapping.sheet', { name: sheet.name }) : say('mapping.title')
  return (
    <Card
      title={title}
      actions={
        sheet.recognised ? (
          <Badge tone="ok">{say('mapping.recognised', { row: sheet.headerRow })}</Badge>
        ) : (
          <Badge tone="warn">{say('mapping.guessed', { row: sheet.headerRow })}</Badge>
        )
      }
    >
      <DataTable
        caption={title}
        columns={columns}
        rows={sheet.columns}
        rowKey={(one) => one.letter}
        cards
        empty={null}
      />
    </Card>
  )
}
