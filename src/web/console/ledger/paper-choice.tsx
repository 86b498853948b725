import { useSay } from '../../kit/i18n/i18n.tsx'
import { remember, useRemembered } from '../../kit/remembered.ts'

export type Paper = 'three-part' | 'a5'

/** The paper in this counter's printer: 241 × 93.1 mm continuous three-part, or A5. */
export function usePaper(): { paper: Paper } {
  return { paper: useRemembered('paper') === 'a5' ? 'a5' : 'three-part' }
}

export function PaperChoice() {
  const say = useSay()
  const { paper } = usePaper()
  return (
    <select
      className="native paper-choice"
      aria-label={say('receipt.paper')}
      value={paper}
      onChange={(event) => remember('paper', event.target.value)}
    >
      <option value="three-part">{say('receipt.paper.threePart')}</option>
      <option value="a5">{say('receipt.paper.a5')}</option>
    </select>
  )
}
