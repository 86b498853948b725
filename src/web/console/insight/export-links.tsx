import { useCommunity } from '../../kit/session.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'

/** The same figures as a file. Plain links: the browser downloads, nothing is held in memory here. */
export function ExportLinks(props: {
  report: 'aging' | 'collection-rate' | 'ledger' | 'worklist'
  span: { from?: string; to?: string; asOf?: string }
}) {
  const say = useSay()
  const { communityId } = useCommunity()
  const href = (format: string) =>
    `/api/insight/${communityId}/reports/${props.report}/export?${new URLSearchParams({ format, ...props.span })}`
  return (
    <>
      <a href={href('xlsx')} download>
        {say('export.xlsx')}
      </a>
      <a href={href('csv')} download>
        {say('export.csv')}
      </a>
    </>
  )
}
