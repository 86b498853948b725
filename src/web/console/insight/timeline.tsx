import { Empty } from '../../kit/empty.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Money, yuanText } from '../../kit/money.tsx'
import { Moment } from '../../kit/moment.tsx'
import { type Asked, WhyFigure } from '../../kit/why.tsx'
import { useWhyCharge } from '../ledger/why-account.tsx'
import { useWhyReceipt } from '../ledger/why-receipt.ts'
import type { Household } from './household.ts'

/** What happened, newest first: charges, payments, talks, promises, notices. */
export function Timeline({ entries }: { entries: Household['timeline'] }) {
  const say = useSay()
  const pick = usePick()
  const word = useWord()
  if (entries.length === 0) return <Empty why={say('timeline.empty')} />
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.kind + entry.id} className={`timeline-${entry.kind}`}>
          <Moment at={entry.at} />
          <strong>{word('timeline', entry.kind)}</strong>
          <p>
            {pick(entry)} {entry.amountFen !== null && <Amount entry={entry} fen={entry.amountFen} />}
          </p>
        </li>
      ))}
    </ol>
  )
}

type Entry = Household['timeline'][number]

/** What happened with money says why: a charge how it was computed, a receipt what it paid. */
function Amount({ entry, fen }: { entry: Entry; fen: number }) {
  const why = useWhyEntry()(entry)
  if (!why) return <Money fen={fen} />
  return (
    <WhyFigure {...why} shown={yuanText(fen)}>
      <Money fen={fen} />
    </WhyFigure>
  )
}

function useWhyEntry() {
  const pick = usePick()
  const charge = useWhyCharge()
  const receipt = useWhyReceipt()
  return (entry: Entry): Asked | null => {
    if (entry.kind === 'charge') return { ...charge(entry.id, { fee: '', room: '' }), title: pick(entry) }
    if (entry.kind === 'receipt' || entry.kind === 'reversal')
      return { ...receipt({ receiptId: entry.id, receiptNo: '' }), title: pick(entry) }
    return null
  }
}
