import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { zRole } from '../../../platform/auth/model.ts'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { ChoiceField, SelectField, TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Badge, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { SignInPolicy } from './sign-in-policy.tsx'

type Person = Data<typeof api.auth.staff>[number]
type Role = Person['grants'][number]['role']
type Act = 'grant' | 'password' | 'disable' | 'resetSecond'
type Open = { kind: 'add' } | { kind: Act; person: Person } | null

const refresh = () => queryClient.invalidateQueries({ queryKey: query.auth.staff.key() })

/** Who works here, in which roles and where. */
export function StaffPage() {
  const say = useSay()
  const { may } = useSession()
  const staff = useQuery(query.auth.staff.queryOptions())
  const [open, setOpen] = useState<Open>(null)
  const manage = may('platform.manage_staff')
  const close = () => setOpen(null)
  const columns: Column<Person>[] = [
    { key: 'name', title: say('staff.name'), cell: (person) => person.name },
    { key: 'username', title: say('signIn.username'), cell: (person) => person.username ?? '—' },
    { key: 'roles', title: say('staff.roles'), cell: (person) => <Roles person={person} manage={manage} /> },
    { key: 'phone', title: say('staff.phone'), wide: true, cell: (person) => person.phone ?? '—' },
    {
      key: 'state',
      title: say('column.state'),
      cell: (person) =>
        person.disabledAt ? (
          <Badge>{say('staff.disabled')}</Badge>
        ) : (
          <Badge tone="ok">{say('staff.active')}</Badge>
        ),
    },
  ]
  if (manage) {
    columns.push({
      key: 'do',
      title: say('column.do'),
      cell: (person) =>
        person.disabledAt ? null : (
          <PersonActions person={person} onOpen={(kind) => setOpen({ kind, person })} />
        ),
    })
  }
  return (
    <Page
      title={say('staff.title')}
      lead={say('staff.lead')}
      actions={
        manage && (
          <Button type="primary" onClick={() => setOpen({ kind: 'add' })}>
            {say('staff.add')}
          </Button>
        )
      }
    >
      <Loaded query={staff}>
        {(people) => (
          <DataTable
            caption={say('staff.title')}
            columns={columns}
            rows={people}
            rowKey={(person) => person.staffId}
            rowClass={(person) => (person.disabledAt ? 'row-muted' : undefined)}
            empty={<Empty why={say('staff.empty')} />}
          />
        )}
      </Loaded>
      {manage && <SignInPolicy />}
      <AddDialog open={open?.kind === 'add'} onClose={close} />
      {open && open.kind !== 'add' && (
        <PersonDialog key={open.kind + open.person.staffId} {...open} onClose={close} />
      )}
    </Page>
  )
}

function PersonActions({ person, onOpen }: { person: Person; onOpen: (kind: Act) => void }) {
  const say = useSay()
  const acts: Act[] = [
    'grant',
    'password',
    ...(person.secondFactor ? (['resetSecond'] as const) : []),
    'disable',
  ]
  return (
    <span className="row">
      {acts.map((kind) => (
        <button key={kind} type="button" className="link-button" onClick={() => onOpen(kind)}>
          {say(`staff.${kind}`)}
        </button>
      ))}
    </span>
  )
}

function Roles({ person, manage }: { person: Person; manage: boolean }) {
  const say = useSay()
  const { communities } = useSession()
  const placeOf = (communityId: string | null) =>
    communityId === null
      ? say('staff.everywhere')
      : (communities.find((one) => one.communityId === communityId)?.name ?? communityId)
  async function end(grantId: string) {
    await api.auth.endGrant({ staffId: person.staffId, grantId })
    await refresh()
  }
  return (
    <span className="row">
      {person.grants.map((grant) => (
        <Badge key={grant.grantId} tone="info">
          {say(`role.${grant.role}`)} · {placeOf(grant.communityId)}
          {manage && (
            <button
              type="button"
              className="badge-close"
              aria-label={say('staff.endGrant', { role: say(`role.${grant.role}`), name: person.name })}
              onClick={() => void end(grant.grantId)}
            >
              ×
            </button>
          )}
        </Badge>
      ))}
    </span>
  )
}

function AddDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay()
  const community = useCommunity()
  const [form, setForm] = useState({ name: '', username: '', password: '', phone: '' })
  const [role, setRole] = useState<Role>('cashier')
  const [everywhere, setEverywhere] = useState(false)
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
  })
  async function add() {
    const { phone, ...rest } = form
    await api.auth.addStaff({
      ...rest,
      ...(phone ? { phone } : {}),
      role,
      communityId: everywhere ? null : community.communityId,
    })
    await refresh()
    setForm({ name: '', username: '', password: '', phone: '' })
  }
  return (
    <ActionDialog title={say('staff.add')} doing={say('staff.add')} open={open} onClose={onClose} run={add}>
      <div className="form-columns">
        <TextField {...field('name')} label={say('staff.name')} autoFocus />
        <TextField {...field('phone')} label={say('staff.phone')} required={false} inputMode="tel" />
        <TextField
          {...field('username')}
          label={say('signIn.username')}
          hint={say('staff.usernameHint')}
          autoComplete="off"
        />
        <TextField
          {...field('password')}
          label={say('signIn.password')}
          type="password"
          hint={say('password.hint')}
          autoComplete="new-password"
        />
      </div>
      <RoleFields role={role} onRole={setRole} everywhere={everywhere} onEverywhere={setEverywhere} />
    </ActionDialog>
  )
}

function PersonDialog(props: { kind: Act; person: Person; onClose: () => void }) {
  const say = useSay()
  const { kind, person } = props
  const community = useCommunity()
  const [role, setRole] = useState<Role>('steward')
  const [everywhere, setEverywhere] = useState(false)
  const [password, setPassword] = useState('')
  const { staffId } = person
  const act = {
    grant: () =>
      api.auth.grantRole({ staffId, role, communityId: everywhere ? null : community.communityId }),
    password: () => api.auth.setPassword({ staffId, password }),
    disable: () => api.auth.disableStaff({ staffId }),
    resetSecond: () => api.auth.resetSecondFactor({ staffId }),
  }
  return (
    <ActionDialog
      title={say('staff.dialog', { what: say(`staff.${kind}`), name: person.name })}
      doing={say(`staff.${kind}`)}
      danger={kind === 'disable' || kind === 'resetSecond'}
      open
      onClose={props.onClose}
      run={async () => {
        await act[kind]()
        await refresh()
      }}
    >
      {kind === 'grant' && (
        <RoleFields role={role} onRole={setRole} everywhere={everywhere} onEverywhere={setEverywhere} />
      )}
      {kind === 'password' && (
        <TextField
          label={say('password.new')}
          hint={say('password.hint')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          autoFocus
        />
      )}
      {kind === 'disable' && <p>{say('staff.disableAsk')}</p>}
      {kind === 'resetSecond' && <p>{say('staff.resetSecondAsk')}</p>}
    </ActionDialog>
  )
}

function RoleFields(props: {
  role: Role
  onRole: (role: Role) => void
  everywhere: boolean
  onEverywhere: (everywhere: boolean) => void
}) {
  const say = useSay()
  const community = useCommunity()
  return (
    <>
      <SelectField
        label={say('staff.role')}
        value={props.role}
        onChange={props.onRole}
        choices={zRole.options.map((role) => ({ value: role, label: say(`role.${role}`) }))}
        hint={say(`role.why.${props.role}`)}
      />
      <ChoiceField
        label={say('staff.where')}
        value={props.everywhere ? 'everywhere' : 'here'}
        onChange={(value) => props.onEverywhere(value === 'everywhere')}
        choices={[
          { value: 'here', label: community.name },
          { value: 'everywhere', label: say('staff.everywhere') },
        ]}
      />
    </>
  )
}
