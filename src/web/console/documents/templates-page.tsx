import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge, Card, Loaded, Page } from '../../kit/page.tsx'
import { useSession } from '../../kit/session.tsx'
import { LetStand, WaitingVersion } from './approve-template.tsx'
import { TemplateEditor } from './template-editor.tsx'
import { type Template, textsOf, type TextOfHouse } from './template.ts'

/** 文书模板: the words that may leave the house; only an approved version does. */
export function TemplatesPage() {
  const say = useSay()
  const templates = useQuery(query.documents.templates.queryOptions())
  return (
    <Page title={say('templates.title')} lead={say('templates.lead')}>
      <Loaded query={templates}>
        {(data) => (
          <div className="stack">
            {textsOf(data.templates).map((text) => (
              <TextCard key={text.newest.code} text={text} placeholders={data.placeholders} />
            ))}
            {data.templates.length === 0 && <Empty why={say('templates.empty')} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** One text of the house: the version in use, the one that waits, and those before; or its editor. */
function TextCard({ text, placeholders }: { text: TextOfHouse; placeholders: Record<string, string> }) {
  const say = useSay()
  const word = useWord()
  const { may } = useSession()
  const navigate = useNavigate()
  const { edit } = useSearch({ from: '/templates' })
  const { newest, inUse, waiting, earlier } = text
  const name = word('template', newest.code)
  const change = (code: string | undefined) =>
    void navigate({ to: '.', search: (current) => ({ ...current, edit: code }) })
  const editing = edit === newest.code
  return (
    <Card
      title={name}
      actions={
        <>
          {inUse && <InUse template={inUse} />}
          {may('collections.manage_procedure') && !editing && (
            <Button onClick={() => change(newest.code)} aria-label={say('templates.editOf', { name })}>
              {say('templates.edit')}
            </Button>
          )}
        </>
      }
    >
      {editing ? (
        <TemplateEditor from={newest} placeholders={placeholders} onDone={() => change(undefined)} />
      ) : (
        <>
          {inUse && <TextOf template={inUse} />}
          {inUse && inUse.approvedFlags.length > 0 && <LetStand template={inUse} />}
          {waiting && <WaitingVersion template={waiting} />}
          {earlier.length > 0 && (
            <details className="earlier">
              <summary>{say('templates.earlier', { count: earlier.length })}</summary>
              {earlier.map((one) => (
                <section key={one.version}>
                  <h3>{say('templates.version', { title: one.title, version: one.version })}</h3>
                  <TextOf template={one} />
                </section>
              ))}
            </details>
          )}
        </>
      )}
    </Card>
  )
}

function TextOf({ template }: { template: Template }) {
  return (
    <>
      <p className="template-title">{template.title}</p>
      <pre className="template">{template.body}</pre>
    </>
  )
}

function InUse({ template }: { template: Template }) {
  const say = useSay()
  const { approvedBy, approvedAt, version } = template
  return (
    <Badge tone="ok">
      {version > 0 && `${say('templates.inUse', { version })} · `}
      {approvedBy?.startsWith('system:')
        ? say('templates.shipped')
        : say('templates.approvedBy', { name: approvedBy ?? '' })}{' '}
      {approvedAt && !approvedBy?.startsWith('system:') && <Moment at={approvedAt} />}
    </Badge>
  )
}
