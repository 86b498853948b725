import { type Fen, yuanGrouped } from '../../../rules/money.ts'
import type { api, Data } from '../../kit/api.ts'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { localMinute } from '../../kit/moment.tsx'
import { useSession } from '../../kit/session.tsx'
import type { Paper } from './paper-choice.tsx'

export type ReceiptView = Data<typeof api.ledger.printReceipt>

/** 收据 on paper: who paid, for what, the amount in figures and in capital characters, who took it. */
export function ReceiptSheet({ receipt, paper }: { receipt: ReceiptView; paper: Paper }) {
  const say = useSay()
  const word = useWord()
  const { community } = useSession()
  return (
    <article className={`sheet sheet-${paper}`} aria-label={say('receipt.title')}>
      <header>
        <p className="sheet-company">{receipt.company}</p>
        <p className="sheet-title">{say('receipt.title')}</p>
        <p className="sheet-no">
          {say('column.receiptNo')} {receipt.receiptNo}
        </p>
      </header>
      <p className="sheet-who">
        <span>{say('receipt.of', { community: receipt.community, room: receipt.room })}</span>
        <span>{say('receipt.from', { name: receipt.household })}</span>
        <span>{say('receipt.at', { at: localMinute(receipt.at, community?.zone ?? 'Asia/Shanghai') })}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('column.feeItem')}</th>
            <th scope="col">{say('column.span')}</th>
            <th scope="col" className="figure">
              {say('receipt.yuan')}
            </th>
          </tr>
        </thead>
        <tbody>
          {receipt.lines.map((line, index) => (
            <tr key={index}>
              <td>{line.feeItem}</td>
              <td>
                {line.fromDay} ~ {line.toDay}
              </td>
              <td className="figure">{yuanGrouped(line.amountFen as Fen)}</td>
            </tr>
          ))}
          {receipt.creditFen > 0 && (
            <tr>
              <td colSpan={2}>{say('receipt.toCredit')}</td>
              <td className="figure">{yuanGrouped(receipt.creditFen as Fen)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{say('receipt.capitals', { words: receipt.amountInCapitals })}</td>
            <td className="figure">¥{yuanGrouped(receipt.amountFen as Fen)}</td>
          </tr>
        </tfoot>
      </table>
      <footer>
        <span>{say('receipt.method', { method: word('method', receipt.method) })}</span>
        {receipt.note && <span>{receipt.note}</span>}
        <span>{say('receipt.takenBy', { name: receipt.receivedBy })}</span>
        <span>{say('receipt.seal')}</span>
      </footer>
      {receipt.reversedDay && (
        <p className="sheet-void">
          {say('receipt.void', { day: receipt.reversedDay, reason: receipt.reversalReason ?? '' })}
        </p>
      )}
    </article>
  )
}
