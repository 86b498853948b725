import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { ChoiceField, DayField, SelectField, TextField } from '../../kit/fields.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge, Card, Loaded } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { nameOf } from '../insight/building-name.ts'

type Row = Data<typeof api.roster.stewards>[number]

/** 管家分工: one responsible steward per household and day, with cover while somebody is away. */
export function Stewards() {
  const say = useSay()
  const word = useWord()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const stewards = useQuery(query.roster.stewards.queryOptions({ input: { communityId } }))
  const [open, setOpen] = useState(false)
  const assign = may('roster.assign_steward') && may('platform.read_staff') && (
    <Button onClick={() => setOpen(true)}>{say('stewards.assign')}</Button>
  )
  const why = ({ staffId, staffName, buildingId, building, duty }: Row) =>
    askServer(
      say('why.cell', { row: `${staffName} · ${nameOf(say, building)}`, column: word('duty', duty) }),
      () =>
        query.roster.explainStewardship.queryOptions({ input: { communityId, staffId, buildingId, duty } }),
    )
  const columns: Column<Row>[] = [
    { key: 'building', title: say('ageing.by.building'), cell: (row) => nameOf(say, row.building) },
    { key: 'steward', title: say('column.steward'), cell: (row) => row.staffName },
    {
      key: 'duty',
      title: say('stewards.duty'),
      cell: (row) => <Badge tone={row.duty === 'cover' ? 'info' : 'plain'}>{word('duty', row.duty)}</Badge>,
    },
    {
      key: 'households',
      title: say('column.households'),
      kind: 'number',
      cell: (row) => row.households,
      why: (row) => ({ ...why(row), shown: String(row.households) }),
    },
  ]
  return (
    <Card title={say('stewards.title')} actions={stewards.data?.length ? assign : undefined}>
      <Loaded query={stewards}>
        {(rows) => (
          <DataTable
            caption={say('stewards.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.staffId + row.buildingId + row.duty}
            empty={<Empty why={say('stewards.empty')} action={assign} />}
          />
        )}
      </Loaded>
      {open && <AssignDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}

function AssignDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { communityId } = useCommunity()
  const staff = useQuery(query.auth.staff.queryOptions())
  const buildings = useQuery(query.roster.buildings.queryOptions({ input: { communityId } }))
  const [staffId, setStaffId] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [duty, setDuty] = useState<Row['duty']>('responsible')
  const [fromDay, setFromDay] = useState('')
  const [toDay, setToDay] = useState('')
  const [note, setNote] = useState('')
  const people = (staff.data ?? []).filter(
    (person) => !person.disabledAt && person.grants.some((grant) => grant.role === 'steward'),
  )
  async function assign() {
    await api.roster.assignStewards({
      communityId,
      staffId,
      buildingIds: [...chosen],
      fromDay,
      duty,
      ...(toDay ? { toDay } : {}),
      ...(note ? { handoverNote: note } : {}),
    })
    await queryClient.invalidateQueries()
  }
  return (
    <ActionDialog
      title={say('stewards.assign')}
      doing={say('stewards.assign')}
      open
      onClose={onClose}
      run={assign}
      disabled={chosen.length === 0}
    >
      <SelectField
        label={say('column.steward')}
        value={staffId}
        onChange={setStaffId}
        placeholder={people.length === 0 ? say('stewards.nobody') : ''}
        choices={people.map((person) => ({ value: person.staffId, label: person.name }))}
      />
      <fieldset className="choices">
        <legend>{say('ageing.by.building')}</legend>
        <div className="choices-row">
          {(buildings.data ?? []).map((building) => (
            <Checkbox
              key={building.buildingId}
              checked={chosen.includes(building.buildingId)}
              onChange={(event) =>
                setChosen(
                  event.target.checked
                    ? [...chosen, building.buildingId]
                    : chosen.filter((one) => one !== building.buildingId),
                )
              }
            >
              {nameOf(say, building.name)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <ChoiceField
        label={say('stewards.duty')}
        value={duty}
        onChange={setDuty}
        choices={[
          { value: 'responsible', label: say('duty.responsible') },
          { value: 'cover', label: say('duty.cover') },
        ]}
      />
      <div className="form-columns">
        <DayField label={say('stewards.from')} value={fromDay} onChange={setFromDay} />
        <DayField label={say('stewards.to')} value={toDay} onChange={setToDay} required={duty === 'cover'} />
      </div>
      <TextField label={say('stewards.note')} value={note} onChange={setNote} required={false} />
    </ActionDialog>
  )
}
