/** Why a promise to pay shows the amount it shows, and what of it has been paid. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import type { Because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { promiseState } from '../../../rules/dunning.ts'
import { figure } from '../../../rules/figure.ts'
import { fen } from '../../../rules/money.ts'
import { AGREED, COUNTED, HOLDS } from '../../../rules/promise-figures.ts'
import { insightProblems } from '../problems.ts'
import { type Need, needOf } from '../reads/need.ts'
import { payerPart, type ReceiptLine, receiptPart, REVERSED_OUT } from './lines.ts'

const WHY_PROMISE = sqlFile(import.meta.url, '../sql/why-promise.sql')
const RECEIPTS = sqlFile(import.meta.url, '../sql/why-promise-receipts.sql')

type Row = {
  householdId: string
  household: string
  day: Day
  takenDay: Day
  amountFen: number
  paidFen: number
  visible: boolean
}
export type AskedPromise = Need & { promiseId: string; today: Day; figure: 'amount' | 'paid' }

/** What was promised, or the receipts that count for it. Problems: not_found, not_yours. */
export async function whyPromise(tx: Tx, asked: AskedPromise): Promise<Because> {
  const which = { community_id: asked.communityId, promise_id: asked.promiseId }
  const row = await tx.row<Row>(WHY_PROMISE, { ...needOf(asked), ...which, today: asked.today })
  if (!row) throw platformProblems.not_found({ what: '承诺', id: asked.promiseId })
  if (!row.visible) throw insightProblems.not_yours()
  return asked.figure === 'amount' ? promised(row) : paid(row, await tx.rows(RECEIPTS, which), asked.today)
}

function promised(row: Row): Because {
  const { household, takenDay, day } = row
  const part = payerPart({ ...row, codes: [] }, row.amountFen, {
    zh: `${takenDay} 说好 ${day} 前缴`,
    en: `said on ${takenDay}, to be paid by ${day}`,
  })
  const words = (shown: string) => ({
    zh: `${household} 在 ${takenDay} 承诺 ${day} 前缴 ${shown} 元。`,
    en: `${household} promised on ${takenDay} to pay ${shown} yuan by ${day}.`,
  })
  const trimmed = { ...part, zh: part.zh.trim(), en: part.en.trim() }
  return figure('yuan', 'figure.promised', words, [trimmed], [HOLDS, AGREED])
}

function paid(row: Row, receipts: readonly ReceiptLine[], today: Day): Because {
  const state = promiseState(
    { day: row.day, amountFen: fen(row.amountFen), paidFen: fen(row.paidFen) },
    today,
  )
  const words = (shown: string) => ({
    zh: `从承诺那一刻到 ${row.day}，这一户缴了 ${shown} 元：${STATES[state].zh}`,
    en: `From the promise to ${row.day} this household paid ${shown} yuan: ${STATES[state].en}`,
  })
  return figure('yuan', 'figure.promise_paid', words, receipts.map(receiptPart), [
    COUNTED,
    REVERSED_OUT,
    HOLDS,
    AGREED,
  ])
}

const STATES = {
  open: { zh: '日子没到，等待中。', en: 'its day has not passed; waiting.' },
  kept: { zh: '不少于承诺的金额，已履行。', en: 'no less than promised; kept.' },
  broken: { zh: '过了承诺日还不足，未履行。', en: 'its day has passed and it falls short; not kept.' },
}
