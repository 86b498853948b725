import { Link } from '@tanstack/react-router'
import { Empty } from '../../kit/empty.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Page } from '../../kit/page.tsx'

export function NotFound() {
  const say = useSay()
  return (
    <Page title={say('notFound.title')}>
      <Empty why={say('notFound.why')} action={<Link to="/">{say('notFound.home')}</Link>} />
    </Page>
  )
}
