import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { DayField, Field, TextArea, TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Card, Fact, Facts, Loaded } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'

/** The service contract: what bills stand on and letters quote. Recorded before the first bill. */
export function Contracts() {
  const say = useSay()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const contracts = useQuery(query.roster.contracts.queryOptions({ input: { communityId } }))
  const [open, setOpen] = useState(false)
  const add = may('roster.write') && (
    <Button type="primary" onClick={() => setOpen(true)}>
      {say('contract.add')}
    </Button>
  )
  return (
    <Card title={say('contract.title')} actions={contracts.data?.length ? add : undefined}>
      <Loaded query={contracts}>
        {(list) =>
          list.length === 0 ? (
            <Empty why={say('contract.empty')} action={add} />
          ) : (
            list.map((contract) => (
              <Facts key={contract.serviceContractId}>
                <Fact name={contract.title}>
                  {contract.fromDay} ~ {contract.toDay ?? say('span.open')}
                </Fact>
                <Fact name={say('contract.feeClause')}>{contract.feeClause}</Fact>
                <Fact name={say('contract.dueClause')}>{contract.dueClause}</Fact>
                <Fact name={say('contract.lateFeeClause')}>
                  {contract.lateFeeClause ?? say('contract.noLateFee')}
                  {contract.lateFeeDailyRate && ` (${contract.lateFeeDailyRate})`}
                </Fact>
                {contract.arbitrationClause && (
                  <Fact name={say('contract.arbitrationClause')}>{contract.arbitrationClause}</Fact>
                )}
                {contract.scanName && (
                  <Fact name={say('contract.scan')}>
                    <a
                      href={`/api/roster/${communityId}/contracts/${contract.serviceContractId}/scan`}
                      download
                    >
                      {contract.scanName}
                    </a>
                  </Fact>
                )}
              </Facts>
            ))
          )
        }
      </Loaded>
      {open && <ContractDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}

function ContractDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const [form, setForm] = useState({
    title: '',
    fromDay: '',
    toDay: '',
    feeClause: '',
    dueClause: '',
    lateFeeClause: '',
    lateFeeDailyRate: '',
    arbitrationClause: '',
  })
  const [scan, setScan] = useState<File | null>(null)
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
  })
  async function record() {
    await api.roster.recordContract({
      communityId,
      title: form.title,
      fromDay: form.fromDay,
      feeClause: form.feeClause,
      dueClause: form.dueClause,
      ...(form.toDay ? { toDay: form.toDay } : {}),
      ...(form.lateFeeClause ? { lateFeeClause: form.lateFeeClause } : {}),
      ...(form.lateFeeDailyRate ? { lateFeeDailyRate: form.lateFeeDailyRate } : {}),
      ...(form.arbitrationClause ? { arbitrationClause: form.arbitrationClause } : {}),
      ...(scan ? { scan } : {}),
    })
    await queryClient.invalidateQueries()
  }
  return (
    <ActionDialog
      title={say('contract.add')}
      doing={say('contract.record')}
      open
      onClose={onClose}
      run={record}
      width={640}
    >
      <TextField label={say('contract.name')} {...field('title')} autoFocus />
      <div className="form-columns">
        <DayField label={say('contract.from')} {...field('fromDay')} />
        <DayField label={say('contract.to')} {...field('toDay')} required={false} />
      </div>
      <TextArea label={say('contract.feeClause')} {...field('feeClause')} rows={2} />
      <TextArea label={say('contract.dueClause')} {...field('dueClause')} rows={2} />
      <TextArea
        label={say('contract.lateFeeClause')}
        hint={say('contract.lateFeeHint')}
        {...field('lateFeeClause')}
        rows={2}
        required={false}
      />
      <div className="form-columns">
        <TextField
          label={say('contract.lateFeeRate')}
          hint={say('contract.lateFeeRateHint')}
          {...field('lateFeeDailyRate')}
          required={false}
          inputMode="decimal"
        />
        <TextField
          label={say('contract.arbitrationClause')}
          {...field('arbitrationClause')}
          required={false}
        />
      </div>
      <Field label={say('contract.scan')} required={false}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".pdf,image/*"
            onChange={(event) => setScan(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
    </ActionDialog>
  )
}
