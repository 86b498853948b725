import { Checkbox } from 'antd'
import { useState } from 'react'
import { usageShape } from '../../../flow/tariff/model.ts'
import { api, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { DayField, SelectField, TextField } from '../../kit/fields.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { useCommunity } from '../../kit/session.tsx'
import type { Standard } from './standard.ts'

type Usage = (typeof usageShape.options)[number]
type Period = 1 | 3 | 6 | 12
type Formula = Standard['formula']
type Kind = Standard['feeItemKind']

const KINDS: readonly Kind[] = ['property_fee', 'parking', 'service', 'agency']
const FORMULAS: readonly Formula[] = ['area_rate', 'fixed_month', 'per_space']

const blank = {
  feeName: '',
  feeCode: '',
  kind: 'property_fee' as Kind,
  name: '',
  formula: 'area_rate' as Formula,
  periodMonths: 3 as Period,
  dueMonth: 0,
  dueDate: '31',
}

/** Publishes a price: a new standard, or a new price of one from a day on. The old price stays for the days before. */
export function RateDialog({ standard, onClose }: { standard: Standard | null; onClose: () => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [terms, setTerms] = useState(() => (standard ? termsOf(standard) : blank))
  const [price, setPrice] = useState('')
  const [from, setFrom] = useState('')
  const [place, setPlace] = useState('')
  const [publishedDay, setPublishedDay] = useState('')
  const [approval, setApproval] = useState('')
  const [usages, setUsages] = useState<readonly Usage[]>(standard ? [] : ['residential'])

  async function publish() {
    await api.tariff.setRate({
      communityId,
      feeItem: { code: terms.feeCode, name: terms.feeName, kind: terms.kind },
      standard: {
        name: terms.name,
        formula: terms.formula,
        periodMonths: terms.periodMonths,
        dueMonth: terms.dueMonth,
        dueDate: Number(terms.dueDate),
      },
      unitPrice: price,
      from,
      publishedPlace: place,
      publishedDay,
      ...(approval ? { approval } : {}),
      assign: usages.map((usage) => ({ usage })),
    })
    await queryClient.invalidateQueries({ queryKey: query.tariff.key() })
  }

  return (
    <ActionDialog
      title={standard ? say('tariff.newPriceOf', { name: standard.name }) : say('tariff.add')}
      doing={say('tariff.publish')}
      open
      onClose={onClose}
      run={publish}
      width={680}
    >
      {!standard && <Terms terms={terms} onTerms={setTerms} />}
      <div className="form-columns">
        <TextField
          label={say('tariff.unitPrice')}
          hint={say('tariff.unitPriceHint')}
          inputMode="decimal"
          value={price}
          onChange={setPrice}
          autoFocus={standard !== null}
        />
        <DayField label={say('tariff.from')} value={from} onChange={setFrom} />
        <TextField
          label={say('tariff.publishedPlace')}
          hint={say('tariff.publishedHint')}
          value={place}
          onChange={setPlace}
        />
        <DayField label={say('tariff.publishedDay')} value={publishedDay} onChange={setPublishedDay} />
      </div>
      <TextField label={say('tariff.approval')} required={false} value={approval} onChange={setApproval} />
      {!standard && <Usages usages={usages} onUsages={setUsages} />}
    </ActionDialog>
  )
}

function termsOf(standard: Standard): typeof blank {
  return {
    feeName: standard.feeItemName,
    feeCode: standard.feeItemCode,
    kind: standard.feeItemKind,
    name: standard.name,
    formula: standard.formula,
    periodMonths: standard.periodMonths as Period,
    dueMonth: standard.dueMonth,
    dueDate: String(standard.dueDate),
  }
}

function Terms({ terms, onTerms }: { terms: typeof blank; onTerms: (terms: typeof blank) => void }) {
  const say = useSay()
  const word = useWord()
  const set = (next: Partial<typeof blank>) => onTerms({ ...terms, ...next })
  return (
    <div className="form-columns">
      <TextField
        label={say('tariff.name')}
        hint={say('tariff.nameHint')}
        value={terms.name}
        onChange={(name) => set({ name })}
        autoFocus
      />
      <TextField
        label={say('tariff.feeName')}
        value={terms.feeName}
        onChange={(feeName) => set({ feeName })}
      />
      <TextField
        label={say('tariff.feeCode')}
        hint={say('tariff.feeCodeHint')}
        value={terms.feeCode}
        onChange={(feeCode) => set({ feeCode })}
      />
      <SelectField
        label={say('tariff.kind')}
        value={terms.kind}
        onChange={(kind) => set({ kind })}
        choices={KINDS.map((kind) => ({ value: kind, label: word('tariff.kind', kind) }))}
      />
      <SelectField
        label={say('tariff.formula')}
        value={terms.formula}
        onChange={(formula) => set({ formula })}
        choices={FORMULAS.map((formula) => ({ value: formula, label: word('tariff.formula', formula) }))}
      />
      <SelectField
        label={say('tariff.period')}
        value={String(terms.periodMonths)}
        onChange={(months) => set({ periodMonths: Number(months) as Period })}
        choices={['1', '3', '6', '12'].map((months) => ({
          value: months,
          label: word('tariff.period', months),
        }))}
      />
      <SelectField
        label={say('tariff.dueMonth')}
        value={String(terms.dueMonth)}
        onChange={(month) => set({ dueMonth: Number(month) })}
        choices={['-1', '0', '1', '2', '3'].map((month) => ({
          value: month,
          label: word('tariff.dueMonth', month),
        }))}
      />
      <TextField
        label={say('tariff.dueDate')}
        hint={say('tariff.dueDateHint')}
        inputMode="numeric"
        value={terms.dueDate}
        onChange={(dueDate) => set({ dueDate })}
      />
    </div>
  )
}

function Usages({ usages, onUsages }: { usages: readonly Usage[]; onUsages: (usages: Usage[]) => void }) {
  const say = useSay()
  const word = useWord()
  return (
    <fieldset className="choices">
      <legend>{say('tariff.assigned')}</legend>
      <div className="choices-row">
        {usageShape.options.map((usage) => (
          <Checkbox
            key={usage}
            checked={usages.includes(usage)}
            onChange={(event) =>
              onUsages(event.target.checked ? [...usages, usage] : usages.filter((one) => one !== usage))
            }
          >
            {word('usage', usage)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
