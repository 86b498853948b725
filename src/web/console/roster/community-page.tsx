import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, type Data, query, queryClient } from '../../kit/api.ts'
import { ActionDialog } from '../../kit/confirm.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Card, Fact, Facts, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { Contracts } from './contracts.tsx'
import { Stewards } from './stewards.tsx'

type Details = Data<typeof api.roster.community>

/** 小区设置: how it is reached, on which contract it stands, who looks after which building. */
export function CommunityPage() {
  const say = useSay()
  const { communityId } = useCommunity()
  const details = useQuery(query.roster.community.queryOptions({ input: { communityId } }))
  return (
    <Page title={say('community.title')} lead={say('community.lead')}>
      <div className="stack">
        <Contracts />
        <Loaded query={details}>{(data) => <DetailsCard details={data} />}</Loaded>
        <Stewards />
      </div>
    </Page>
  )
}

function DetailsCard({ details }: { details: Details }) {
  const say = useSay()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  return (
    <Card
      title={say('community.details')}
      actions={may('roster.write') && <Button onClick={() => setOpen(true)}>{say('action.edit')}</Button>}
    >
      <Facts>
        <Fact name={say('community.name')}>{details.name}</Fact>
        <Fact name={say('community.address')}>{details.address ?? '—'}</Fact>
        <Fact name={say('community.hotline')}>{details.hotline ?? '—'}</Fact>
        <Fact name={say('community.payment')}>{details.paymentInstructions ?? '—'}</Fact>
      </Facts>
      {open && <DetailsDialog details={details} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function DetailsDialog({ details, onClose }: { details: Details; onClose: () => void }) {
  const say = useSay()
  const [name, setName] = useState(details.name)
  const [address, setAddress] = useState(details.address ?? '')
  const [hotline, setHotline] = useState(details.hotline ?? '')
  const [payment, setPayment] = useState(details.paymentInstructions ?? '')
  async function save() {
    await api.roster.editCommunity({
      communityId: details.communityId,
      name,
      ...(address ? { address } : {}),
      ...(hotline ? { hotline } : {}),
      ...(payment ? { paymentInstructions: payment } : {}),
    })
    await queryClient.invalidateQueries()
  }
  return (
    <ActionDialog
      title={say('community.details')}
      doing={say('action.save')}
      open
      onClose={onClose}
      run={save}
    >
      <TextField label={say('community.name')} value={name} onChange={setName} autoFocus />
      <TextField label={say('community.address')} value={address} onChange={setAddress} required={false} />
      <TextField
        label={say('community.hotline')}
        value={hotline}
        onChange={setHotline}
        required={false}
        inputMode="tel"
      />
      <TextArea
        label={say('community.payment')}
        hint={say('community.paymentHint')}
        value={payment}
        onChange={setPayment}
        required={false}
      />
    </ActionDialog>
  )
}
