import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { query } from '../../kit/api.ts'
import { useHotkeys } from '../../kit/hotkeys.tsx'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Card, Fact, Facts, Loaded } from '../../kit/page.tsx'
import { PrintSheets } from '../../kit/print.tsx'
import { useCommunity } from '../../kit/session.tsx'
import { WhyFigure } from '../../kit/why.tsx'
import { PaperChoice, usePaper } from './paper-choice.tsx'
import { ReceiptSheet, type ReceiptView } from './receipt-sheet.tsx'
import { useWhyReceipt } from './why-receipt.ts'

/** A payment just booked: which receipt, from which room, what was handed over (cash). */
export type Taken = { receiptId: string; room: string; givenFen: number | null; amountFen: number }

/** The receipt of the customer who stands here: on its way to the printer, with the change to hand back. */
export function TakenCard({ taken }: { taken: Taken }) {
  const community = useCommunity()
  const receipt = useQuery(
    query.ledger.printReceipt.queryOptions({
      input: { communityId: community.communityId, receiptId: taken.receiptId },
    }),
  )
  return <Loaded query={receipt}>{(view) => <Given taken={taken} receipt={view} />}</Loaded>
}

function Given({ taken, receipt }: { taken: Taken; receipt: ReceiptView }) {
  const say = useSay()
  const why = useWhyReceipt()
  const [copies, setCopies] = useState(1)
  const { paper } = usePaper()
  const again = () => setCopies(copies + 1)
  useHotkeys([{ key: 'F10', says: say('counter.printAgain'), run: again }])
  const change = taken.givenFen === null ? null : taken.givenFen - taken.amountFen
  return (
    <Card
      title={say('counter.taken', { receiptNo: receipt.receiptNo })}
      className="taken"
      actions={
        <>
          <PaperChoice />
          <Button onClick={again}>
            {say('counter.printAgain')} <kbd aria-hidden>F10</kbd>
          </Button>
        </>
      }
    >
      <div role="status">
        <Facts>
          <Fact name={say('receipt.amount')} strong>
            <WhyFigure {...why(receipt)} shown={yuanText(receipt.amountFen)}>
              <Money fen={receipt.amountFen} />
            </WhyFigure>
          </Fact>
          {change !== null && (
            <Fact name={say('counter.changeGiven')} strong>
              <Money fen={change} />
            </Fact>
          )}
          {receipt.creditFen > 0 && (
            <Fact name={say('receipt.toCredit')}>
              <WhyFigure {...why(receipt)} shown={yuanText(receipt.creditFen)}>
                <Money fen={receipt.creditFen} />
              </WhyFigure>
            </Fact>
          )}
          <Fact name={say('column.room')}>
            <Link to="/households/$householdId" params={{ householdId: receipt.householdId }}>
              {taken.room}
            </Link>
          </Fact>
        </Facts>
      </div>
      <ReceiptSheet receipt={receipt} paper={paper} />
      <PrintSheets job={`${receipt.receiptId}-${copies}`}>
        <ReceiptSheet receipt={receipt} paper={paper} />
      </PrintSheets>
    </Card>
  )
}
