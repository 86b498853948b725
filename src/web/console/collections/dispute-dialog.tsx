import { Checkbox } from 'antd'
import { useState } from 'react'
import { DISPUTE_SUBJECTS, type DisputeSubject } from '../../../flow/collections/model.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { type Fen, parseYuan, yuan } from '../../../rules/money.ts'
import { DAYS_TO_ANSWER } from '../../../rules/waiting-days.ts'
import { api } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { ChoiceField, DayField, TextField } from '../../kit/fields.tsx'
import { usePick, useSay } from '../../kit/i18n/i18n.tsx'
import { spanText } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { NoteField } from '../../kit/wording.tsx'
import type { Household, OpenItem } from '../insight/household.ts'
import { refreshHousehold } from './conversation.ts'

const SUBJECTS = Object.keys(DISPUTE_SUBJECTS) as DisputeSubject[]

/** 登记异议: which charges, how much of them, and what the owner says; until it is answered that money is not asked for. */
export function DisputeDialog({ household, onClose }: { household: Household; onClose: () => void }) {
  const say = useSay()
  const pick = usePick()
  const { communityId } = useCommunity()
  const today = household.day
  const [about, setAbout] = useState<DisputeSubject | ''>('')
  const [says, setSays] = useState('')
  const [answerBy, setAnswerBy] = useState<string>(() => addDays(today as Day, DAYS_TO_ANSWER))
  const [amounts, setAmounts] = useState<Record<string, string>>({})
  const chosen = household.openItems.filter((item) => item.itemId in amounts)
  const bad = chosen.some((item) => !isPart(amounts[item.itemId], item))

  async function open() {
    if (about === '') return
    const items = chosen.map(({ itemId, openFen }) => {
      const amountFen = parseYuan(amounts[itemId] as string) as Fen
      return amountFen === openFen ? { itemId } : { itemId, amountFen }
    })
    await api.collections.openDispute({
      communityId,
      householdId: household.householdId,
      about,
      says,
      answerBy,
      items,
    })
    await refreshHousehold()
  }
  return (
    <ActionDialog
      title={say('dispute.title')}
      doing={say('dispute.open')}
      open
      onClose={onClose}
      run={open}
      disabled={about === '' || chosen.length === 0 || bad}
      width={640}
    >
      <ChoiceField
        label={say('dispute.about')}
        value={about}
        onChange={setAbout}
        choices={SUBJECTS.map((value) => ({ value, label: pick(DISPUTE_SUBJECTS[value]) }))}
      />
      <DisputedItems items={household.openItems} amounts={amounts} onAmounts={setAmounts} />
      <NoteField
        label={say('dispute.says')}
        hint={say('dispute.saysHint')}
        value={says}
        onChange={setSays}
        owners="always"
      />
      <DayField
        label={say('dispute.answerBy')}
        hint={say('dispute.answerByHint')}
        value={answerBy}
        onChange={setAnswerBy}
        min={today}
      />
    </ActionDialog>
  )
}

/** Some of it, at most all of it. */
function isPart(amount: string | undefined, item: OpenItem): boolean {
  const fen = parseYuan(amount ?? '')
  return fen !== null && fen > 0 && fen <= item.openFen
}

function DisputedItems(props: {
  items: readonly OpenItem[]
  amounts: Record<string, string>
  onAmounts: (amounts: Record<string, string>) => void
}) {
  const say = useSay()
  const { amounts, onAmounts } = props
  function tick(item: OpenItem, on: boolean) {
    const { [item.itemId]: _, ...others } = amounts
    onAmounts(on ? { ...others, [item.itemId]: yuan(item.openFen as Fen) } : others)
  }
  return (
    <fieldset className="choices">
      <legend>{say('dispute.items')}</legend>
      <ul className="disputed">
        {props.items.map((item) => (
          <li key={item.itemId}>
            <Checkbox checked={item.itemId in amounts} onChange={(event) => tick(item, event.target.checked)}>
              {item.code} {item.feeItem} {spanText(item.fromDay, item.toDay)} <Money fen={item.openFen} />
            </Checkbox>
            {item.itemId in amounts && (
              <TextField
                label={say('dispute.amount')}
                value={amounts[item.itemId] as string}
                onChange={(value) => onAmounts({ ...amounts, [item.itemId]: value })}
                inputMode="decimal"
                error={isPart(amounts[item.itemId], item) ? undefined : say('dispute.atMost')}
              />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
