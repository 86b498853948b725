import { Button } from 'antd'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type Fen, fen, parseYuan, yuan } from '../../../rules/money.ts'
import { api } from '../../kit/api.ts'
import { Field, TextField } from '../../kit/fields.tsx'
import { useHotkeys } from '../../kit/hotkeys.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { Card } from '../../kit/page.tsx'
import { ProblemNotice, problemCode } from '../../kit/problem.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { refreshInsight } from '../insight/household.ts'
import { DeskFacts } from './desk-facts.tsx'
import { ItemsToPay } from './items-to-pay.tsx'
import { MethodField } from './method-field.tsx'
import { type CounterAccount, type Method, METHOD_KEYS, METHODS, namedCharges, newKey } from './payment.ts'
import type { Taken } from './taken-card.tsx'

type Props = { account: CounterAccount; reload: () => void; onTaken: (taken: Taken) => void }

export function PaymentDesk(props: Props) {
  const say = useSay()
  const { account } = props
  const { items } = account
  const [ticked, setTicked] = useState(() => new Set(items.map((item) => item.chargeId)))
  const chosen = fen(
    items.filter((item) => ticked.has(item.chargeId)).reduce((sum, item) => sum + item.openFen, 0),
  )
  return (
    <div className="desk">
      <Card title={say('household.heading', { name: account.household, rooms: account.room })}>
        <DeskFacts account={account} chosen={items.filter((item) => ticked.has(item.chargeId))} />
        <ItemsToPay room={account.room} items={items} ticked={ticked} onTick={setTicked} />
      </Card>
      <PayForm key={chosen} {...props} ticked={ticked} chosen={chosen} />
    </div>
  )
}

type FormProps = Props & { ticked: ReadonlySet<string>; chosen: Fen }

function PayForm({ account, ticked, chosen, reload, onTaken }: FormProps) {
  const { accountId, items, room } = account
  const say = useSay()
  const word = useWord()
  const community = useCommunity()
  const [method, setMethod] = useState<Method>('cash')
  const [amountText, setAmountText] = useState(chosen > 0 ? yuan(chosen) : '')
  const [givenText, setGivenText] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = useRef<HTMLButtonElement>(null)
  const amountBox = useRef<HTMLInputElement>(null)

  const amount = parseYuan(amountText)
  const given = givenText.trim() === '' ? null : parseYuan(givenText)
  const short = given !== null && amount !== null && given < amount
  const ready = amount !== null && amount > 0 && !short && (method !== 'other' || note.trim() !== '')
  const request = useMemo(
    () => ({
      communityId: community.communityId,
      accountId,
      amountFen: amount ?? 0,
      method,
      ...(note.trim() ? { note: note.trim() } : {}),
      charges: amount === null ? [] : namedCharges(items, ticked, amount),
    }),
    [community, accountId, amount, method, note, items, ticked],
  )
  // One key for one payment: the same request sent twice, by a nervous Enter or a broken network, books it once.
  const key = useMemo(() => newKey(), [request])

  useEffect(() => {
    if (chosen > 0) take.current?.focus()
    else amountBox.current?.focus()
  }, [chosen])

  useHotkeys([
    ...METHODS.map((one, index) => ({
      key: METHOD_KEYS[one],
      says: `${word('method', one)} (${index + 1})`,
      run: () => setMethod(one),
    })),
    ...METHODS.map((one, index) => ({
      key: String(index + 1),
      says: word('method', one),
      run: () => setMethod(one),
    })),
    { key: 'F4', says: say('counter.keyAmount'), run: () => amountBox.current?.select() },
  ])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!ready || busy) return
    setBusy(true)
    setError(null)
    try {
      const receipt = await api.ledger.receive({ ...request, key })
      void refreshInsight()
      onTaken({ receiptId: receipt.receiptId, room, givenFen: given, amountFen: receipt.amountFen })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }

  return (
    <Card title={say('counter.take')}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <Field
          label={say('counter.amount')}
          error={amountText !== '' && amount === null ? say('counter.notAmount') : undefined}
          hint={<Difference amount={amount} chosen={chosen} all={ticked.size === items.length} />}
        >
          {(ids) => (
            <input
              {...ids}
              ref={amountBox}
              className="native amount-input"
              inputMode="decimal"
              autoComplete="off"
              value={amountText}
              onChange={(event) => setAmountText(event.target.value)}
            />
          )}
        </Field>
        <MethodField method={method} onMethod={setMethod} />
        {method === 'cash' && (
          <Field
            label={say('counter.given')}
            required={false}
            error={short ? say('counter.short') : undefined}
            hint={
              given !== null && amount !== null && !short
                ? say('counter.change', { amount: yuanText(given - amount) })
                : undefined
            }
          >
            {(ids) => (
              <input
                {...ids}
                className="native"
                inputMode="decimal"
                autoComplete="off"
                value={givenText}
                onChange={(event) => setGivenText(event.target.value)}
              />
            )}
          </Field>
        )}
        {method === 'other' && (
          <TextField label={say('counter.note')} value={note} onChange={setNote} autoFocus />
        )}
        <ProblemNotice
          error={error}
          {...(problemCode(error) === 'ledger.open_amount_changed' ? { retry: reload } : {})}
        />
        <Button
          ref={take}
          type="primary"
          size="large"
          htmlType="submit"
          loading={busy}
          disabled={!ready}
          block
        >
          {say('counter.doTake', {
            amount: amount === null ? '—' : yuanText(amount),
            method: word('method', method),
          })}
        </Button>
      </form>
    </Card>
  )
}

/** What happens when the amount is not exactly what was ticked. */
function Difference({ amount, chosen, all }: { amount: Fen | null; chosen: Fen; all: boolean }) {
  const say = useSay()
  if (amount === null || amount === chosen) return null
  const difference = yuanText(Math.abs(amount - chosen))
  if (amount > chosen) return <>{say('counter.over', { amount: difference })}</>
  return (
    <>
      {all ? say('counter.partOfAll', { amount: difference }) : say('counter.part', { amount: difference })}
    </>
  )
}
