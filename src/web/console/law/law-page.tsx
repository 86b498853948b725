import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type api, type Data, query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { SelectField, TextField } from '../../kit/fields.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { LawSource } from '../../kit/law-article.tsx'
import { Badge, Card, Loaded, Page, type Tone } from '../../kit/page.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'

type Law = Data<typeof api.insight.law>
type Row = Law['rows'][number]
/** One legal figure: the value in force, if one is known today, and those before it. */
type Figure = { row: Row; now: Row | null; before: Row[] }

/** 法律与限值: every figure of law with its source, how far it was checked, and what the company made stricter. */
export function LawPage() {
  const say = useSay()
  const law = useQuery(query.insight.law.queryOptions({ input: {} }))
  return (
    <Page title={say('law.title')} lead={say('law.lead')}>
      <Loaded query={law}>{(data) => <Figures data={data} />}</Loaded>
    </Page>
  )
}

function Figures({ data }: { data: Law }) {
  const say = useSay()
  const pick = usePick()
  const navigate = useNavigate()
  const { show = 'all', q = '' } = useSearch({ from: '/law' })
  const change = (next: { show?: 'confirm' | 'tightened' | undefined; q?: string | undefined }) =>
    void navigate({ to: '.', search: (current) => ({ ...current, ...next }), replace: true })
  const found = figuresOf(data.rows).filter((one) => fits(one, show, q))
  return (
    <div className="stack">
      <div className="row row-end">
        <SelectField
          label={say('law.show')}
          value={show}
          choices={[
            { value: 'all', label: say('law.all') },
            { value: 'confirm', label: say('law.toConfirm', { count: data.toConfirm }) },
            { value: 'tightened', label: say('law.tightened') },
          ]}
          onChange={(value) => change({ show: value === 'all' ? undefined : value })}
        />
        <TextField
          label={say('law.search')}
          value={q}
          required={false}
          onChange={(value) => change({ q: value || undefined })}
        />
      </div>
      {found.length === 0 && <Empty why={say('law.empty')} />}
      {data.subjects.map((subject) => {
        const figures = found.filter((one) => one.row.subject === subject.subject)
        if (figures.length === 0) return null
        return (
          <Card key={subject.subject} title={pick(subject)}>
            <FigureTable caption={pick(subject)} figures={figures} day={data.day} />
          </Card>
        )
      })}
    </div>
  )
}

function FigureTable({ caption, figures, day }: { caption: string; figures: Figure[]; day: string }) {
  const say = useSay()
  const pick = usePick()
  const columns: Column<Figure>[] = [
    { key: 'what', title: say('law.what'), cell: ({ row }) => pick(row) },
    { key: 'value', title: say('law.value'), cell: (one) => <Value figure={one} day={day} /> },
    {
      key: 'company',
      title: say('law.company'),
      cell: ({ row }) =>
        row.company && (
          <>
            {pick(row.company)} {row.company.tightened && <Badge tone="ok">{say('law.stricter')}</Badge>}
          </>
        ),
    },
    {
      key: 'source',
      title: say('law.source'),
      cell: ({ row }) => <LawSource law={row.law} article={row.article} />,
    },
    {
      key: 'verified',
      title: say('law.verified'),
      kind: 'code',
      cell: ({ row }) => <Badge tone={TONES[row.verified]}>{say(`law.verified.${row.verified}`)}</Badge>,
    },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={figures}
      rowKey={({ row }) => row.code + (row.place ?? '') + row.zh}
      empty={null}
    />
  )
}

const TONES: Record<Row['verified'], Tone> = {
  text: 'ok',
  secondary: 'warn',
  knowledge: 'warn',
  policy: 'plain',
}

/** What holds today, or that nobody has looked since; what was before is folded below. */
function Value({ figure: { row, now, before }, day }: { figure: Figure; day: string }) {
  const say = useSay()
  const pick = usePick()
  return (
    <>
      {now ? (
        <span>
          {pick(now.value)} <small className="muted">{say('law.since', { day: now.from })}</small>
        </span>
      ) : (
        <span className="law-unknown">
          {row.knownUntil && row.knownUntil < day
            ? say('law.unknownSince', { day: row.knownUntil })
            : say('law.unknownYet')}
        </span>
      )}
      {before.length > 0 && (
        <details>
          <summary>{say('law.before', { count: before.length })}</summary>
          <ul className="law-before">
            {before.map((one) => (
              <li key={one.from}>
                {one.from}：{pick(one.value)}（{say(`law.verified.${one.verified}`)}）
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function figuresOf(rows: readonly Row[]): Figure[] {
  const byTable = Map.groupBy(rows, (row) => `${row.code} ${row.place ?? ''} ${row.zh}`)
  return [...byTable.values()].map((values) => {
    const now = values.find((row) => row.inForce) ?? null
    const newest = values.at(-1) as Row
    return { row: now ?? newest, now, before: values.filter((row) => row !== now).toReversed() }
  })
}

function fits({ row, before }: Figure, show: string, q: string): boolean {
  const unsure = [row, ...before].some((one) => one.verified === 'secondary' || one.verified === 'knowledge')
  if (show === 'confirm' && !unsure) return false
  if (show === 'tightened' && !row.company?.tightened) return false
  const text = [row.zh, row.en, row.law, row.article, row.place].join(' ').toLowerCase()
  return text.includes(q.trim().toLowerCase())
}
