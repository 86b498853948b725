import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge, Card, Fact, Facts } from '../../kit/page.tsx'
import { RevealContact } from '../roster/reveal-contact.tsx'
import type { Household } from './household.ts'

/** Who owes, and how each may be reached; contact details come masked from the server. */
export function Members({ household }: { household: Household }) {
  const say = useSay()
  const word = useWord()
  return (
    <Card title={say('household.members')}>
      <ul className="members">
        {household.members.map((member) => (
          <li key={member.partyId}>
            <strong>{member.name}</strong> <Badge>{word('liable', member.liableAs)}</Badge>
            <ul className="contacts">
              {member.contacts.map((contact) => (
                <li key={contact.contactPointId}>
                  <span className="muted">{word('contact', contact.kind)}</span>{' '}
                  <RevealContact contactPointId={contact.contactPointId} masked={contact.value} />{' '}
                  {contact.state === 'wrong' && <Badge tone="warn">{say('household.wrongContact')}</Badge>}
                </li>
              ))}
              {member.contacts.length === 0 && <li className="muted">{say('household.noContact')}</li>}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function Needs({ household }: { household: Household }) {
  const say = useSay()
  if (household.needs.length === 0) return null
  return (
    <Card title={say('household.needs')}>
      <ul className="needs">
        {household.needs.map((need) => (
          <li key={need.note}>{need.note}</li>
        ))}
      </ul>
    </Card>
  )
}

export function Contract({ household }: { household: Household }) {
  const say = useSay()
  const { contract } = household
  if (!contract) return null
  return (
    <Card title={say('household.contract')}>
      <Facts>
        <Fact name={contract.title}>
          {contract.fromDay} ~ {contract.toDay ?? say('span.open')}
        </Fact>
        <Fact name={say('contract.feeClause')}>{contract.feeClause}</Fact>
        <Fact name={say('contract.dueClause')}>{contract.dueClause}</Fact>
      </Facts>
    </Card>
  )
}
