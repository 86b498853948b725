/** Stewards do what the dunning run left them: they call and visit within the lawful limits, write down what was said. */
import { checkContact, contactSheet, pointFor } from '../flow/collections/commands/check-contact.ts'
import { classifyHousehold } from '../flow/collections/commands/classify-household.ts'
import { completeTask } from '../flow/collections/commands/complete-task.ts'
import { recordContact } from '../flow/collections/commands/record-contact.ts'
import { recordDelivery } from '../flow/collections/commands/record-delivery.ts'
import type { Outcome } from '../flow/collections/model.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Actor, Tx } from '../platform/db/tx.ts'
import { addDays, type Day } from '../rules/day.ts'
import { type Fen, fen } from '../rules/money.ts'
import { hear } from './hearing.ts'
import type { Moment } from './house.ts'
import type { Life, Payer } from './life.ts'
import { moved, payOn } from './paying.ts'
import { STEWARDS } from './staff.ts'
import { TEMPERS } from './temper.ts'
import { NOTES } from './words.ts'

const LEFT_TODAY = sqlFile(import.meta.url, './sql/tasks-of-day.sql')
const OWED = sqlFile(import.meta.url, './sql/owed.sql')

type Task = {
  task_id: string
  household_id: string
  kind: 'call' | 'visit' | 'letter' | 'legal_review'
  steward_id: string | null
  notice_id: string | null
}

/** Plans today's new tasks into the next days. */
export async function takeTasks(life: Life, moment: Moment) {
  const where = { community_id: life.communityId, day: moment.day }
  const tasks = await life.house.look(moment, (tx) => tx.rows<Task>(LEFT_TODAY, where))
  for (const task of tasks) {
    const payer = life.payers.get(task.household_id)
    if (payer) planTask(life, payer, task, moment.day)
  }
}

const WORKING: Record<Task['kind'], { days: [number, number]; minutes: [number, number] }> = {
  call: { days: [0, 2], minutes: [610, 1_170] },
  visit: { days: [0, 4], minutes: [610, 1_150] },
  letter: { days: [1, 3], minutes: [600, 1_050] },
  legal_review: { days: [4, 9], minutes: [600, 1_020] },
}

function planTask(life: Life, payer: Payer, task: Task, day: Day, tries = 0) {
  const { days, minutes } = WORKING[task.kind]
  const when = { day: addDays(day, payer.chance.whole(...days)), minutes: payer.chance.whole(...minutes) }
  life.agenda.note(when, async (moment) => {
    const again = await life.house.act(doer(life, task), moment, (tx) =>
      work(life, payer, task, moment, tx, tries),
    )
    if (again) planTask(life, payer, task, again, tries + 1)
  })
}

function doer({ staff }: Life, task: Task): Actor {
  if (task.kind === 'legal_review') return staff.legal
  const steward = STEWARDS.find((name) => staff[name].id === task.steward_id)
  return steward ? staff[steward] : staff.supervisor
}

type Owed = { open_fen: Fen; overdue_fen: Fen }

/** Does a task; answers a later day when it may not be done now. */
async function work(
  life: Life,
  payer: Payer,
  task: Task,
  moment: Moment,
  tx: Tx,
  tries: number,
): Promise<Day | null> {
  const { communityId } = life
  const { taskId } = { taskId: task.task_id }
  const key = { community_id: communityId, household_id: task.household_id, day: moment.day }
  const owed = (await tx.row<Owed>(OWED, key)) as Owed
  if (owed.overdue_fen === 0) {
    await completeTask(tx, { communityId, taskId, outcome: 'not_needed', note: '已缴清，无需联系。' })
    return null
  }
  if (task.kind === 'legal_review') {
    const note = '已核对合同、送达与欠费明细；建议先由项目经理约谈，暂不启动法律程序。'
    await completeTask(tx, { communityId, taskId, outcome: 'done', note })
    return null
  }
  if (task.kind === 'letter') return deliver(life, payer, task, tx, moment)
  return contact(life, payer, { ...task, kind: task.kind }, moment, tx, owed, tries)
}

const POSTED = {
  signed: { proofKind: 'signed' },
  delivered: { proofKind: 'tracking' },
  refused: {},
  returned: { returnReason: 'unclaimed' },
} as const

async function deliver(life: Life, payer: Payer, task: Task, tx: Tx, { day }: Moment): Promise<null> {
  const { communityId } = life
  const outcome = payer.chance.weighted({
    signed: 6,
    delivered: 2,
    refused: 1,
    returned: payer.misses > 1 ? 3 : 0,
  })
  const method = payer.chance.weighted({ ems: 6, by_hand: 4 })
  const number = payer.chance.whole(1_000_000, 9_999_999)
  const shown =
    method === 'ems'
      ? { trackingNo: `1098${number}`, contentNamed: true, addressAgreed: false, ...POSTED[outcome] }
      : { proof: '当面签收登记' }
  if (task.notice_id)
    await recordDelivery(tx, { communityId, noticeId: task.notice_id, outcome, method, ...shown })
  await completeTask(tx, { communityId, taskId: task.task_id, outcome: 'done' })
  if (outcome !== 'returned') moved(life, payer, 'letter', day)
  return null
}

async function contact(
  life: Life,
  payer: Payer,
  task: Task & { kind: 'call' | 'visit' },
  moment: Moment,
  tx: Tx,
  owed: Owed,
  tries: number,
): Promise<Day | null> {
  const { communityId } = life
  const taskId = task.task_id
  const sheet = await contactSheet(tx, { communityId, householdId: task.household_id }, moment)
  const point =
    task.kind === 'call'
      ? pointFor(sheet, 'call')
      : (sheet.points.find(({ kind }) => kind === 'address') ?? null)
  if (task.kind === 'call' && !point) {
    await completeTask(tx, {
      communityId,
      taskId,
      outcome: 'could_not',
      note: '没有可用的联系方式，已请客服核实。',
    })
    return null
  }
  const may = checkContact(sheet, task.kind, point?.id ?? null)
  if (!may.allowed) {
    if (may.next && tries < 3) {
      tx.nothingChanged()
      return may.next.day > moment.day ? may.next.day : addDays(moment.day, 1)
    }
    await completeTask(tx, { communityId, taskId, outcome: 'could_not', note: `${may.zh}，改由书面联系。` })
    return null
  }
  const outcome = outcomeOf(payer, task.kind)
  const promise = outcome === 'promised' ? promiseOf(payer, owed, moment.day) : undefined
  await recordContact(tx, {
    communityId,
    householdId: task.household_id,
    ...(point ? { partyId: point.partyId, contactPointId: point.id } : {}),
    channel: task.kind,
    content: payer.chance.pick(NOTES[outcome] ?? ['已联系。']),
    outcome,
    ...(SPOKEN.includes(outcome) ? { reason: TEMPERS[payer.temper].reason } : {}),
    ...(outcome === 'asked_call_back' ? { nextStep: '按约定时间回电', nextDay: addDays(moment.day, 2) } : {}),
    taskId,
    ...(promise ? { promise } : {}),
  })
  payer.misses = SPOKEN.includes(outcome) ? 0 : payer.misses + 1
  if (promise) keepOrBreak(life, payer, promise)
  else if (outcome === 'asked_call_back') callBack(life, payer, addDays(moment.day, 2))
  else if (SPOKEN.includes(outcome)) moved(life, payer, task.kind, moment.day)
  await classify(life, payer, task, outcome, tx)
  await hear(life, payer, outcome, moment, tx)
  return null
}

const SPOKEN: readonly Outcome[] = [
  'will_pay',
  'promised',
  'spoke',
  'disputed',
  'asked_call_back',
  'declined_to_talk',
]

function outcomeOf(payer: Payer, kind: 'call' | 'visit'): Outcome {
  const outcome = payer.chance.weighted<Outcome>(TEMPERS[payer.temper][kind])
  return outcome === 'disputed' && payer.heard ? 'spoke' : outcome
}

function promiseOf(payer: Payer, owed: Owed, today: Day): { amountFen: Fen; day: Day } {
  const part = payer.chance.whole(...TEMPERS[payer.temper].percent)
  const amount =
    part < 100 ? Math.max(100, Math.round((owed.overdue_fen * part) / 10_000) * 100) : owed.overdue_fen
  return { amountFen: fen(Math.min(amount, owed.open_fen)), day: addDays(today, payer.chance.whole(4, 20)) }
}

/** Most promises are kept; a broken one is sometimes made good later. */
function keepOrBreak(life: Life, payer: Payer, promise: { amountFen: Fen; day: Day }) {
  const kept = payer.chance.yes(payer.temper === 'hardship' ? 0.55 : 0.8)
  if (kept) payOn(life, payer, addDays(promise.day, -payer.chance.whole(0, 2)), promise.amountFen)
  else if (payer.chance.yes(0.3))
    payOn(life, payer, addDays(promise.day, payer.chance.whole(8, 25)), promise.amountFen)
}

/** The call somebody asked for is made, and does not count against them. */
function callBack(life: Life, payer: Payer, day: Day) {
  life.agenda.note({ day, minutes: payer.chance.whole(1_080, 1_200) }, async (moment) => {
    const { communityId, staff } = life
    await life.house.act(staff.service, moment, async (tx) => {
      const key = { community_id: communityId, household_id: payer.householdId, day }
      const owed = (await tx.row<Owed>(OWED, key)) as Owed
      if (owed.overdue_fen === 0) return tx.nothingChanged()
      const content = '按业主约定的时间回电，业主说近日缴清。'
      const who = { communityId, householdId: payer.householdId, channel: 'call' as const, requested: true }
      await recordContact(tx, { ...who, content, outcome: 'will_pay', reason: TEMPERS[payer.temper].reason })
    })
    moved(life, payer, 'visit', day)
  })
}

/** Filed with facts once it is clear: away, not to be reached, refuses, or will pay soon. */
async function classify(life: Life, payer: Payer, task: Task, outcome: Outcome, tx: Tx) {
  const { communityId } = life
  const { householdId } = payer
  const file = (kind: 'away' | 'unreachable' | 'refuses' | 'will_pay_soon', fact: string) =>
    classifyHousehold(tx, { communityId, householdId, class: kind, facts: [fact] })
  if (outcome === 'declined_to_talk' && task.kind === 'visit')
    await file('refuses', '上门时业主表示不缴，理由见联系记录')
  else if (payer.misses === 3) {
    const away = payer.temper === 'away'
    await file(away ? 'away' : 'unreachable', `连续 ${payer.misses} 次联系无人应答`)
  } else if (outcome === 'will_pay' && payer.chance.yes(0.3))
    await file('will_pay_soon', '通话中表示近日缴纳')
}
