import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { ChoiceField, TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Loaded } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { Marked, Points } from '../../kit/wording.tsx'
import type { Judged } from '../../kit/wording-rule.ts'

type Message = Data<typeof api.channels.outbox>['messages'][number]
type Review = NonNullable<Message['review']>

/** Which words of a message somebody is to look at, and the way to do so. */
export function HeldWords({ message, review }: { message: Message; review: Review }) {
  const say = useSay()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  const words = [...new Set(review.spans.map((span) => span.text))]
  return (
    <>
      {say('review.words')}
      {words.map((one) => (
        <q key={one} className="wording-words">
          {one}
        </q>
      ))}{' '}
      {may('channels.release') && (
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          {say('review.review')}
        </button>
      )}
      {open && <ReviewDialog message={message} review={review} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The whole text with the words marked, why, and how to say it; then released with a reason, or withdrawn. */
function ReviewDialog(props: { message: Message; review: Review; onClose: () => void }) {
  const { message, review } = props
  const say = useSay()
  const { communityId } = useCommunity()
  const [answer, setAnswer] = useState<'release' | 'withdraw'>('release')
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState(false)
  const [sameWords, setSameWords] = useState(false)
  const [writeAgain, setWriteAgain] = useState(false)
  const releases = answer === 'release'
  async function decide() {
    const choice = { communityId, messageId: message.messageId, sameWords, reason }
    if (releases) await api.channels.release({ ...choice, flags: review.flags })
    else await api.channels.withdraw({ ...choice, writeAgain })
    await queryClient.invalidateQueries()
  }
  return (
    <ActionDialog
      title={say('review.title', { name: message.household })}
      doing={say(releases ? 'review.release' : 'review.withdraw')}
      danger={!releases}
      open
      onClose={props.onClose}
      run={decide}
      disabled={reason.trim() === '' || (releases && !seen)}
      width={640}
    >
      <HeldText message={message} review={review} />
      <ChoiceField
        label={say('review.answer')}
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'release', label: say('review.release') },
          { value: 'withdraw', label: say('review.withdraw') },
        ]}
      />
      {releases ? (
        <Checkbox checked={seen} onChange={(event) => setSeen(event.target.checked)}>
          {say('templates.reviewed')}
        </Checkbox>
      ) : (
        <Checkbox checked={writeAgain} onChange={(event) => setWriteAgain(event.target.checked)}>
          {say('review.writeAgain')}
        </Checkbox>
      )}
      {review.others > 0 && (
        <Checkbox checked={sameWords} onChange={(event) => setSameWords(event.target.checked)}>
          {say('review.sameWords', { count: review.others })}
        </Checkbox>
      )}
      <TextField
        label={say('review.reason')}
        hint={say(releases ? 'review.releaseHint' : 'review.withdrawHint')}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
    </ActionDialog>
  )
}

function HeldText({ message, review }: { message: Message; review: Review }) {
  const { communityId } = useCommunity()
  const judged = useReview(review)
  const { documentId } = message
  const text = useQuery(query.documents.document.queryOptions({ input: { communityId, documentId } }))
  return (
    <Loaded query={text}>
      {(document) => (
        <>
          <p className="template-title">
            <Marked text={document.title} judged={judged} />
          </p>
          <pre className="template">
            <Marked text={document.text} judged={judged} before={document.title.length + 1} />
          </pre>
          <div className="wording wording-review">
            <Points points={judged?.points ?? []} />
          </div>
        </>
      )}
    </Loaded>
  )
}

/** What was found when the text was held, with what is wrong and how to say it; null until the words are loaded. */
function useReview({ flags, spans }: Review): Judged | null {
  const [judged, setJudged] = useState<Judged | null>(null)
  useEffect(() => {
    let gone = false
    void import('../../kit/wording-rule.ts').then(({ pointsOf }) => {
      if (!gone) setJudged({ text: '', verdict: 'review', spans, points: pointsOf(flags, spans) })
    })
    return () => {
      gone = true
    }
  }, [flags, spans])
  return judged
}
