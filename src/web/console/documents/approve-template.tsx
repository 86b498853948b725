import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { oneText, wordingContext } from '../../../flow/documents/model.ts'
import { api, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Badge } from '../../kit/page.tsx'
import { useSession } from '../../kit/session.tsx'
import { Marked, Points, useWording, Verdict } from '../../kit/wording.tsx'
import type { Template } from './template.ts'

/** A version that waits, with its verdict, for somebody who did not write it. */
export function WaitingVersion({ template }: { template: Template }) {
  const say = useSay()
  const { may } = useSession()
  const [ask, setAsk] = useState(false)
  return (
    <section className="waiting-version">
      <div className="row">
        <h3>{say('templates.waitingVersion', { version: template.version })}</h3>
        <span className="muted">
          {say('templates.savedBy', { name: template.savedBy })}{' '}
          {template.savedAt && <Moment at={template.savedAt} />}
        </span>
        {may('documents.approve_template') ? (
          <Button onClick={() => setAsk(true)}>{say('templates.approve')}</Button>
        ) : (
          <Badge tone="warn">{say('templates.waiting')}</Badge>
        )}
      </div>
      <Judged template={template} />
      {ask && <ApproveDialog template={template} onClose={() => setAsk(false)} />}
    </section>
  )
}

function useTemplateWording(template: Template) {
  return useWording(oneText(template), wordingContext(template.code))
}

function Judged({ template }: { template: Template }) {
  const judged = useTemplateWording(template)
  return (
    <>
      <p className="template-title">
        <Marked text={template.title} judged={judged} />
      </p>
      <pre className="template">
        <Marked text={template.body} judged={judged} before={template.title.length + 1} />
      </pre>
      <Verdict judged={judged} />
    </>
  )
}

/** What the approval of the version in use looked at and let stand. */
export function LetStand({ template }: { template: Template }) {
  const say = useSay()
  const judged = useTemplateWording(template)
  const points = judged?.points.filter((point) => template.approvedFlags.includes(point.flag)) ?? []
  return (
    <div className="wording wording-review">
      <p>{say('templates.approvedFlags')}</p>
      <Points points={points} />
    </div>
  )
}

/** What the rule wants looked at is named by the approval: without it there is none. */
function ApproveDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const say = useSay()
  const judged = useTemplateWording(template)
  const [seen, setSeen] = useState(false)
  const flags = judged?.points.map((point) => point.flag) ?? []
  async function approve() {
    if (!template.templateId) return
    await api.documents.approveTemplate({ templateId: template.templateId, flags })
    await queryClient.invalidateQueries({ queryKey: query.documents.key() })
  }
  return (
    <ActionDialog
      title={say('templates.approve')}
      doing={say('templates.approve')}
      open
      onClose={onClose}
      run={approve}
      disabled={!judged || judged.verdict === 'block' || (flags.length > 0 && !seen)}
      width={640}
    >
      <p>{say('templates.ask', { title: template.title })}</p>
      <Verdict judged={judged} />
      {judged?.verdict === 'review' && (
        <Checkbox checked={seen} onChange={(event) => setSeen(event.target.checked)}>
          {say('templates.reviewed')}
        </Checkbox>
      )}
    </ActionDialog>
  )
}
