import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge, Card, Loaded, Page } from '../../kit/page.tsx'
import { useSession } from '../../kit/session.tsx'

type Template = Data<typeof api.documents.templates>['templates'][number]

/** 文书模板: the words that may leave the house; only an approved version does. */
export function TemplatesPage() {
  const say = useSay()
  const templates = useQuery(query.documents.templates.queryOptions())
  return (
    <Page title={say('templates.title')} lead={say('templates.lead')}>
      <Loaded query={templates}>
        {(data) => (
          <div className="stack">
            {data.templates.map((template) => (
              <TemplateCard key={`${template.code}${template.version}`} template={template} />
            ))}
            {data.templates.length === 0 && <Empty why={say('templates.empty')} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function TemplateCard({ template }: { template: Template }) {
  const say = useSay()
  return (
    <Card
      title={say('templates.version', { title: template.title, version: template.version })}
      actions={
        template.approvedBy ? (
          <Badge tone="ok">
            {template.approvedBy.startsWith('system:')
              ? say('templates.shipped')
              : say('templates.approvedBy', { name: template.approvedBy })}{' '}
            {template.approvedAt && <Moment at={template.approvedAt} />}
          </Badge>
        ) : (
          <Approve template={template} />
        )
      }
    >
      <pre className="template">{template.body}</pre>
    </Card>
  )
}

function Approve({ template }: { template: Template }) {
  const say = useSay()
  const { may } = useSession()
  const [ask, setAsk] = useState(false)
  const { templateId } = template
  if (!templateId || !may('documents.approve_template'))
    return <Badge tone="warn">{say('templates.waiting')}</Badge>
  async function approve(id: string) {
    await api.documents.approveTemplate({ templateId: id })
    await queryClient.invalidateQueries({ queryKey: query.documents.key() })
  }
  return (
    <>
      <Button onClick={() => setAsk(true)}>{say('templates.approve')}</Button>
      <ActionDialog
        title={say('templates.approve')}
        doing={say('templates.approve')}
        open={ask}
        onClose={() => setAsk(false)}
        run={() => approve(templateId)}
      >
        <p>{say('templates.ask', { title: template.title })}</p>
      </ActionDialog>
    </>
  )
}
