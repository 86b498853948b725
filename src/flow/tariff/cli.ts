import {
  type CliCommand,
  communityOf,
  dayOption,
  requiredOption,
  textOption,
  transact,
} from '../../platform/cli.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { platformProblems } from '../../platform/problems.ts'
import { localDay } from '../../rules/day.ts'
import { enterLegalValue } from './commands/enter-legal-value.ts'
import { setRate } from './commands/set-rate.ts'
import { legalValueInput, rateInput } from './model.ts'

const FIND_BUILDING = sqlFile(import.meta.url, './sql/find-building.sql')
const FIND_PREMISES = sqlFile(import.meta.url, './sql/find-premises.sql')

const PERIODS: Record<string, 1 | 3 | 6 | 12> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

export const tariffCommands: CliCommand[] = [
  {
    words: 'rate set',
    usage:
      'rate set --community CODE --price 1.80 --from DAY --published PLACE [--item property_fee] [--formula area_rate|fixed_month|per_space] [--period month|quarter|half-year|year] [--usage residential] [--building NAME] [--premises ROOM] [--due-day 10] [--due-month 0] [--name TEXT]',
    zh: '公布一项收费标准的单价（自某日起）',
    en: 'publish a unit price from a day on',
    options: {
      community: { type: 'string' },
      item: { type: 'string', default: 'property_fee' },
      'item-name': { type: 'string' },
      formula: { type: 'string' },
      price: { type: 'string' },
      period: { type: 'string', default: 'month' },
      from: { type: 'string' },
      published: { type: 'string' },
      'published-on': { type: 'string' },
      approval: { type: 'string' },
      usage: { type: 'string', multiple: true },
      building: { type: 'string', multiple: true },
      premises: { type: 'string', multiple: true },
      'due-day': { type: 'string', default: '10' },
      'due-month': { type: 'string', default: '0' },
      name: { type: 'string' },
    },
    async run(io) {
      const { companyId, communityId } = await communityOf(io)
      const today = localDay(io.at, 'Asia/Shanghai')
      const item = requiredOption(io, 'item')
      const usages = many(io.options['usage'])
      const formula = textOption(io, 'formula') ?? (item === 'parking' ? 'per_space' : 'area_rate')
      const from = dayOption(io, 'from', today)
      const name = textOption(io, 'name') ?? [item, ...usages].join('-')
      const result = await transact(io, companyId, async (tx) => {
        const byName = many(io.options['building'])
        const byRoom = many(io.options['premises'])
        const assign: unknown[] = []
        for (const building of byName) {
          const row = await tx.row<{ building_id: string }>(FIND_BUILDING, {
            community_id: communityId,
            name: building,
          })
          if (!row) throw platformProblems.not_found({ what: '楼栋', id: building })
          if (usages.length === 0) assign.push({ buildingId: row.building_id })
          for (const usage of usages) assign.push({ buildingId: row.building_id, usage })
        }
        for (const room of byRoom) {
          const row = await tx.row<{ premises_id: string }>(FIND_PREMISES, {
            community_id: communityId,
            code: room,
          })
          if (!row) throw platformProblems.not_found({ what: '房屋', id: room })
          assign.push({ premisesIds: [row.premises_id] })
        }
        if (assign.length === 0)
          for (const usage of usages.length > 0 ? usages : defaultUsages(item)) assign.push({ usage })
        const parsed = rateInput.safeParse({
          communityId,
          feeItem: { code: item, name: textOption(io, 'item-name') },
          standard: {
            name,
            formula,
            periodMonths: PERIODS[requiredOption(io, 'period')],
            dueMonth: Number(requiredOption(io, 'due-month')),
            dueDate: Number(requiredOption(io, 'due-day')),
          },
          unitPrice: requiredOption(io, 'price'),
          from,
          publishedPlace: requiredOption(io, 'published'),
          publishedDay: dayOption(io, 'published-on', from < today ? from : today),
          approval: textOption(io, 'approval'),
          assign,
        })
        if (!parsed.success) {
          throw platformProblems.bad_input({
            where: 'rate set',
            detail: parsed.error.issues
              .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
              .join('; '),
          })
        }
        return setRate(tx, parsed.data)
      })
      return { json: result, text: `已公布：${name} ${requiredOption(io, 'price')} 元，自 ${from} 起` }
    },
  },
  {
    words: 'law enter',
    usage:
      'law enter lpr.one_year --community CODE --value 0.0300 --from DAY --known-until DAY --source WHERE',
    zh: '录入本公司查证到的法律数值，如最新一期 LPR；--known-until 为查证到哪一天',
    en: 'enter a value of law the company looked up, such as the latest LPR',
    options: {
      community: { type: 'string' },
      value: { type: 'string' },
      from: { type: 'string' },
      'known-until': { type: 'string' },
      source: { type: 'string' },
    },
    async run(io) {
      const { companyId } = await communityOf(io)
      const today = localDay(io.at, 'Asia/Shanghai')
      const given = legalValueInput.parse({
        code: io.args[0],
        from: dayOption(io, 'from', today),
        value: requiredOption(io, 'value'),
        knownUntil: dayOption(io, 'known-until', today),
        source: requiredOption(io, 'source'),
      })
      const json = await transact(io, companyId, (tx) => enterLegalValue(tx, given))
      return { json, text: `已录入：自 ${given.from} 起 ${given.value}，查至 ${given.knownUntil}` }
    },
  },
]

/** Without a target a property fee means homes, parking means spaces. */
function defaultUsages(item: string): string[] {
  return item === 'parking' ? ['parking'] : ['residential']
}

function many(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}
