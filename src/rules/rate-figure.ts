/** Why a unit price is what it is: where and when it was published. */
import { type Because, because } from './because.ts'
import { ground, type Words } from './figure.ts'

type Rate = {
  unitPrice: string
  from: string
  to: string | null
  publishedPlace: string
  publishedDay: string
  approval: string | null
}

/** A published rate: where and when it was published, on what approval, and since when it holds. */
export function rateFigure(rate: Rate, standard: string, unit: Words): Because {
  const words = {
    zh: `${standard}：${rate.unitPrice} ${unit.zh}，${rate.from} 起${rate.to ? `至 ${rate.to}` : '有效'}。`,
    en: `${standard}: ${rate.unitPrice} ${unit.en}, from ${rate.from}${rate.to ? ` to ${rate.to}` : ' on'}.`,
  }
  const published = ground(
    `${rate.publishedDay} 公示于${rate.publishedPlace}；没有公示的单价不能出账。`,
    `Published on ${rate.publishedDay} at ${rate.publishedPlace}; what is not published is not billed.`,
    { law: '收费公示', on: rate.publishedDay },
  )
  const approved = rate.approval
    ? [ground(`批准文件：${rate.approval}。`, `Approved by: ${rate.approval}.`, { law: '物业服务合同' })]
    : []
  return because(rate.unitPrice, 'rate', 'figure.rate', words, {
    from: [published, ...approved, OPENLY, MARKED],
  })
}

const OPENLY = ground(
  '收费项目、收费标准应当以合理方式向业主公开。',
  'Fee items and rates are made known to the owners.',
  { law: '民法典', article: '第九百四十三条' },
)

const MARKED = ground(
  '公示要写明收费项目、标准、计费方式和计费起始时间。',
  'What is published names item, rate, way of charging and its first day.',
  { law: '物业服务收费明码标价规定', article: '第六条' },
)
