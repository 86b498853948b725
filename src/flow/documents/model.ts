/** Nouns of 文书: lines of what is owed, and the amounts a text claims. */
import { type Day } from '../../rules/day.ts'
import { type Fen, fen, subtract, sum, yuanGrouped } from '../../rules/money.ts'
import type { NoticeKind } from '../../rules/gate.ts'
import type { WordingContext } from '../../rules/wording/model.ts'
import type { TemplateCode } from './templates/shipped.ts'

export type NoticeLine = {
  itemId: string
  room: string
  feeItem: string
  agency: boolean
  fromDay: Day
  toDay: Day
  dueDay: Day
  amountFen: Fen
  owedFen: Fen
}

export type Form = 'message' | 'paper'

/** The amounts a text names, by name. The gate compares each with the ledger before anything leaves. */
export type Claims = Record<string, Fen>

export function claimsOf(form: Form, lines: readonly NoticeLine[]): Claims {
  const claims: Claims = {}
  const [fees, agency] = [totalOf(lines, false), totalOf(lines, true)]
  if (fees > 0) claims['fees'] = fees
  if (agency > 0) claims['agency'] = agency
  if (form === 'paper') {
    for (const line of lines) {
      claims[`billed:${line.itemId}`] = line.amountFen
      claims[`paid:${line.itemId}`] = subtract(line.amountFen, line.owedFen)
      claims[`owed:${line.itemId}`] = line.owedFen
    }
  }
  return claims
}

/** 物业费与代收费用从不混在一起说。 */
export function amountWords(lines: readonly NoticeLine[]): string {
  const [fees, agency] = [totalOf(lines, false), totalOf(lines, true)]
  const words: string[] = []
  if (fees > 0) words.push(`物业服务等费用 ${yuanGrouped(fees)} 元`)
  if (agency > 0) words.push(`代收费用 ${yuanGrouped(agency)} 元（代有关单位收取，单独列示）`)
  return words.join('；')
}

export function lineWords(lines: readonly NoticeLine[]): string {
  return lines
    .map((line, index) => {
      const paid = subtract(line.amountFen, line.owedFen)
      const name = `${line.feeItem}${line.agency ? '（代收）' : ''}`
      const money = `应收 ${yuanGrouped(line.amountFen)} 元，已缴 ${yuanGrouped(paid)} 元，未缴 ${yuanGrouped(line.owedFen)} 元`
      return `${index + 1}. ${line.room} ${name} ${line.fromDay} 至 ${line.toDay}：${money}，应缴日 ${line.dueDay}`
    })
    .join('\n')
}

export function totalOf(lines: readonly NoticeLine[], agency: boolean): Fen {
  return sum(lines.filter((line) => line.agency === agency).map((line) => fen(line.owedFen)))
}

export const TEMPLATE_OF: Record<NoticeKind, Record<Form, TemplateCode>> = {
  bill_notice: { message: 'bill_message', paper: 'bill_notice' },
  courtesy_message: { message: 'courtesy_message', paper: 'courtesy_slip' },
  friendly_message: { message: 'friendly_message', paper: 'friendly_slip' },
  demand_letter: { message: 'demand_letter', paper: 'demand_letter' },
}

/** A letter is always paper; everything else is paper only where no message can reach the household. */
export function formOf(kind: NoticeKind, reachable: boolean): Form {
  return kind !== 'demand_letter' && reachable ? 'message' : 'paper'
}

const SPEAKS: Record<TemplateCode, Pick<WordingContext, 'stage' | 'channel'>> = {
  bill_message: { stage: 'pre_due', channel: 'sms' },
  bill_notice: { stage: 'pre_due', channel: 'letter' },
  courtesy_message: { stage: 'pre_due', channel: 'sms' },
  courtesy_slip: { stage: 'pre_due', channel: 'letter' },
  friendly_message: { stage: 'overdue', channel: 'sms' },
  friendly_slip: { stage: 'overdue', channel: 'letter' },
  demand_letter: { stage: 'formal', channel: 'letter' },
}

/** When a text speaks, by which channel, for whom. `arbitrationClause` absent: for contracts with and without one. */
export function wordingContext(code: TemplateCode, arbitrationClause?: boolean): WordingContext {
  const known = arbitrationClause === undefined ? {} : { arbitration_clause: arbitrationClause }
  return { ...SPEAKS[code], sender: 'property_company', case_filed: false, ...known }
}

/** The title and the text as one, for a threat may begin in the one and end in the other. */
export function oneText(text: { title: string; body: string }): string {
  return `${text.title}\n${text.body}`
}
