import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { query } from '../../kit/api.ts'
import { BecauseTree } from '../../kit/because-tree.tsx'
import { type Say, useSay } from '../../kit/i18n/i18n.tsx'
import { Card, Loaded, Page } from '../../kit/page.tsx'
import { PrintSheets } from '../../kit/print.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { PaperChoice, usePaper } from './paper-choice.tsx'
import { ReceiptSheet, type ReceiptView } from './receipt-sheet.tsx'

/** One receipt for good: reprint it, and read why it paid what it paid. */
export function ReceiptPage() {
  const say = useSay()
  const community = useCommunity()
  const { receiptId } = useParams({ from: '/receipts/$receiptId' })
  const receipt = useQuery(
    query.ledger.printReceipt.queryOptions({ input: { communityId: community.communityId, receiptId } }),
  )
  return (
    <Page
      title={say('receipt.page', { receiptNo: receipt.data?.receiptNo ?? '' })}
      trail={receipt.data && trailTo(say, receipt.data)}
    >
      <Loaded query={receipt}>{(view) => <View receipt={view} />}</Loaded>
    </Page>
  )
}

function trailTo(say: Say, receipt: ReceiptView) {
  return [
    <Link key="counter" to="/counter">
      {say('counter.title')}
    </Link>,
    <Link key="household" to="/households/$householdId" params={{ householdId: receipt.householdId }}>
      {say('receipt.household')}
    </Link>,
  ]
}

function View({ receipt }: { receipt: ReceiptView }) {
  const say = useSay()
  const { paper } = usePaper()
  const [copies, setCopies] = useState(0)
  return (
    <div className="stack">
      <div className="row">
        <Button type="primary" onClick={() => setCopies(copies + 1)}>
          {say('action.print')}
        </Button>
        <PaperChoice />
      </div>
      <ReceiptSheet receipt={receipt} paper={paper} />
      <Card title={say('receipt.because')}>
        <BecauseTree trail={receipt.because} />
      </Card>
      <PrintSheets job={copies > 0 ? String(copies) : null}>
        <ReceiptSheet receipt={receipt} paper={paper} />
      </PrintSheets>
    </div>
  )
}
