/** Why a day of the dunning procedure is what it is. */
import { type Because, because } from './because.ts'
import { ground } from './figure.ts'
import { ACT_NAMES, LEVEL_NAMES, MIN_DEADLINE_DAYS, type Procedure, type Step } from './procedure.ts'

type Known = Pick<Procedure, 'name' | 'version' | 'restDays' | 'deadlineDays'>

/** The day on which one step of the procedure begins. */
export function stepDay(step: Step, procedure: Known): Because {
  const [level, act] = [LEVEL_NAMES[step.level], ACT_NAMES[step.act]]
  const when =
    step.from < 0
      ? { zh: `应缴日之前 ${-step.from} 天`, en: `${-step.from} days before the due day` }
      : { zh: `应缴日之后第 ${step.from} 天`, en: `day ${step.from} after the due day` }
  const words = {
    zh: `${when.zh}开始“${level.zh}：${act.zh}”，从最早一笔未缴的应缴日算起。`,
    en: `“${level.en}: ${act.en}” begins on ${when.en}, counted from the oldest unpaid item.`,
  }
  const from = [ownWord(procedure), ...(step.from > 0 ? [NEXT_DAY] : []), ...(LAWS[step.act] ?? [])]
  return because(`${step.from}`, 'days', 'figure.step', words, { from })
}

/** The days between two steps, and those a demand letter leaves. */
export function procedureDays(procedure: Known): Because {
  const { restDays, deadlineDays } = procedure
  const words = {
    zh: `两步之间至少间隔 ${restDays} 天；催缴函从收到起给 ${deadlineDays} 天。`,
    en: `At least ${restDays} days between two steps; a demand letter leaves ${deadlineDays} days from its arrival.`,
  }
  const floor = ground(
    `法律只说“合理期限”，没有天数；本软件默认 15 天，公司可以给得更长，不得少于 ${MIN_DEADLINE_DAYS} 天。`,
    `The law says “a reasonable time” and no number: 15 days by default here, a company may give more, never under ${MIN_DEADLINE_DAYS}.`,
    { law: '产品规定' },
  )
  return because(`${deadlineDays}`, 'days', 'figure.procedure_days', words, {
    from: [ownWord(procedure), REASONABLE, floor],
  })
}

function ownWord({ name, version }: Known): Because {
  return ground(
    `天数由本公司的${name}规定，每一版都留着。`,
    'The days are the company’s own procedure; every version is kept.',
    { law: '催缴方案', article: `第 ${version} 版` },
  )
}

const NEXT_DAY = ground('应缴日当天不算，从次日起算。', 'The due day itself is not counted.', {
  law: '民法典',
  article: '第二百零一条',
})

const REASONABLE = ground(
  '逾期不缴，可以催告在合理期限内支付；期限届满仍不缴，才可以起诉或仲裁。',
  'Whoever is late may be asked to pay within a reasonable time; only when it is over may one sue or arbitrate.',
  { law: '民法典', article: '第九百四十四条' },
)

const QUIET = ground(
  '打电话、上门不得打扰私人生活安宁；安静时段和次数另有限制，见“法律与限值”。',
  'Calls and visits leave the peace of private life alone; quiet hours and caps stand on the page of law and limits.',
  { law: '民法典', article: '第一千零三十三条' },
)

const LAWS: Partial<Record<Step['act'], Because[]>> = {
  demand_letter: [REASONABLE],
  legal_review: [REASONABLE],
  call: [QUIET],
  visit: [QUIET],
}
