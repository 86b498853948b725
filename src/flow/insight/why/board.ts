/** Why so many rooms of the board stand in a state: what the state means, and which rooms they are. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { figure, ground } from '../../../rules/figure.ts'
import type { Cell, CellState } from '../model.ts'
import { readBoard } from '../reads/board.ts'
import type { Need } from '../reads/need.ts'
import { money, NEXT_DAY, TODAYS_BOOKS } from './lines.ts'

export type AskedBoard = Need & { day: Day; state: CellState; building?: string | undefined }

/** The rooms in a state, of one building or of all. */
export async function whyBoard(tx: Tx, asked: AskedBoard): Promise<Because> {
  const board = await readBoard(tx, asked)
  const cells = board.buildings
    .filter(({ name }) => !asked.building || name === asked.building)
    .flatMap((building) => building.cells)
    .filter(({ state }) => state === asked.state)
    .toSorted((a, b) => (b.openFen ?? 0) - (a.openFen ?? 0))
  const { zh, en } = MEANINGS[asked.state]
  const words = (shown: string) => ({ zh: `${shown} 处：${zh}`, en: `${shown} premises: ${en}` })
  const grounds = asked.state === 'overdue' || asked.state === 'not_due' ? [NEXT_DAY, TODAYS_BOOKS] : []
  return figure('count', `figure.board_${asked.state}`, words, cells.map(cellPart), [
    ...grounds,
    ...(asked.state === 'hidden' ? [NEED_TO_KNOW] : []),
    ONE_STATE,
  ])
}

function cellPart({ code, household, householdId, openFen, overdueFen, creditFen }: Cell) {
  const owes = [
    openFen ? { zh: `未缴 ${money(openFen)} 元`, en: `${money(openFen)} yuan open` } : null,
    overdueFen ? { zh: `其中逾期 ${money(overdueFen)} 元`, en: `${money(overdueFen)} overdue` } : null,
    creditFen ? { zh: `预存 ${money(creditFen)} 元`, en: `${money(creditFen)} credit` } : null,
  ].filter((one) => one !== null)
  const name = [code, household].filter(Boolean).join(' ')
  const zh = owes.map((one) => one.zh).join('，')
  const en = owes.map((one) => one.en).join(', ')
  return {
    value: 1,
    zh: zh ? `${name}：${zh}` : name,
    en: en ? `${name}: ${en}` : name,
    subject: householdId ? `household:${householdId}` : undefined,
  }
}

const MEANINGS: Record<CellState, { zh: string; en: string }> = {
  overdue: { zh: '至少有一笔过了应缴日还没有缴。', en: 'something is past its due day and unpaid.' },
  not_due: { zh: '有未缴的，但都没有过应缴日。', en: 'something is open, nothing past its due day.' },
  paid: { zh: '出过账，现在没有未缴的。', en: 'billed, and nothing open now.' },
  credit: { zh: '没有未缴的，并且有预存。', en: 'nothing open, and money held for later.' },
  no_charge: { zh: '还没有出过账。', en: 'nothing billed yet.' },
  vacant: { zh: '今天没有登记缴费责任人。', en: 'nobody is recorded as liable today.' },
  hidden: { zh: '由其他同事负责，您看不到费用。', en: 'others answer for them; you do not see their money.' },
}

const NEED_TO_KNOW = ground(
  '只有工作需要的人才看得到一户的费用和姓名。',
  'A household’s money and name are shown to whoever’s work needs them.',
  { law: '个人信息保护法', article: '第六条' },
)

const ONE_STATE = ground(
  '每处房产只有一个状态，按今天的缴费责任人看：先看逾期，再看未到期，再看预存。',
  'Each premises has one state, for whoever is liable today: overdue first, then not due, then credit.',
  { law: '产品规定' },
)
