import { Empty } from '../../kit/empty.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Card } from '../../kit/page.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import type { Report } from './report.ts'

type Sheet = Report['sheets'][number]

/** How each sheet was understood: where its header stands, and which column says what. */
export function Sheets({ sheets, onByHand }: { sheets: readonly Sheet[]; onByHand: () => void }) {
  const say = useSay()
  const word = useWord()
  const columns: Column<Sheet>[] = [
    { key: 'name', title: say('imports.sheet'), kind: 'code', cell: (sheet) => sheet.name ?? '—' },
    { key: 'header', title: say('imports.header'), kind: 'number', cell: (sheet) => sheet.headerRow ?? '—' },
    {
      key: 'columns',
      title: say('imports.columns'),
      cell: (sheet) =>
        sheet.reason ??
        Object.entries({ ...sheet.columns, ...sheet.otherColumns })
          .map(([field, column]) => `${word('field', field)} ${[column].flat().join(say('list.and'))}`)
          .join(' · '),
    },
  ]
  return (
    <Card
      title={say('imports.sheets')}
      actions={
        <button type="button" className="link-button" onClick={onByHand}>
          {say('mapping.byHand')}
        </button>
      }
    >
      <DataTable
        caption={say('imports.sheets')}
        columns={columns}
        rows={sheets}
        rowKey={(sheet) => sheet.name ?? ''}
        empty={<Empty why={say('imports.noSheets')} />}
      />
    </Card>
  )
}
