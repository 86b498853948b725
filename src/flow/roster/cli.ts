/** `list premises`, `contract set`, `steward assign`. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type CliCommand,
  type CliIo,
  type CliResult,
  communityOf,
  dayOption,
  read,
  requiredOption,
  textOption,
  transact,
} from '../../platform/cli.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { platformProblems } from '../../platform/problems.ts'
import { type Day, localDay } from '../../rules/day.ts'
import { canonicalBuilding } from '../../rules/room.ts'
import { assignStewards } from './commands/assign-stewards.ts'
import { recordServiceContract } from './commands/record-service-contract.ts'
import { rosterProblems } from './problems.ts'

const listPremises = sqlFile(import.meta.url, './sql/list-premises.sql')
const buildingsByName = sqlFile(import.meta.url, './sql/buildings-by-name.sql')
const staffByName = sqlFile(import.meta.url, './sql/staff-by-name.sql')

const text = { type: 'string' } as const

export const rosterCommands: CliCommand[] = [
  {
    words: 'list premises',
    usage: 'list premises --community CODE [--on DAY]',
    zh: '列出房屋和当日的缴费责任人',
    en: 'premises and who owes for them on the day',
    options: { community: text },
    run: premises,
  },
  {
    words: 'contract set',
    usage:
      'contract set --community CODE --title TEXT --from DAY [--to DAY] --fee-clause TEXT --due-clause TEXT [--late-fee-clause TEXT --late-fee-rate 0.0005] [--arbitration-clause TEXT] [--scan FILE]',
    zh: '登记物业服务合同（催缴函和违约金引用其条款）',
    en: 'record the service contract that letters and late fees quote',
    options: {
      community: text,
      title: text,
      from: text,
      to: text,
      'fee-clause': text,
      'due-clause': text,
      'late-fee-clause': text,
      'late-fee-rate': text,
      'arbitration-clause': text,
      scan: text,
    },
    run: setContract,
  },
  {
    words: 'steward assign',
    usage:
      'steward assign --community CODE --staff NAME|ID --from DAY (--building NAME…|--household ID…) [--to DAY] [--duty responsible|cover] [--note TEXT]',
    zh: '指派管家（原管家的责任止于前一日）',
    en: 'assign the responsible steward from a day',
    options: {
      community: text,
      staff: text,
      from: text,
      to: text,
      building: { type: 'string', multiple: true },
      household: { type: 'string', multiple: true },
      duty: text,
      note: text,
    },
    run: assign,
  },
]

type PremisesLine = { code: string; usage: string; floorArea: string | null; household: string | null }

async function premises(io: CliIo): Promise<CliResult> {
  const { companyId, communityId } = await communityOf(io)
  const day = dayOption(io, 'on', today(io))
  const rows = await read(io, companyId, (tx) =>
    tx.rows<PremisesLine>(listPremises, { community: communityId, day }),
  )
  const lines = rows.map((row) =>
    [row.code, row.usage, row.floorArea ?? '—', row.household ?? '（无人负责）'].join('\t'),
  )
  return { json: rows, text: lines.join('\n') }
}

async function setContract(io: CliIo): Promise<CliResult> {
  const { companyId, communityId } = await communityOf(io)
  const scan = textOption(io, 'scan')
  const bytes = scan ? await readFile(scan).catch(() => null) : null
  if (scan && !bytes) throw platformProblems.bad_input({ where: '--scan', detail: `打不开文件 ${scan}` })
  const input = {
    communityId,
    title: requiredOption(io, 'title'),
    fromDay: requiredDay(io, 'from'),
    toDay: optionalDay(io, 'to'),
    feeClause: requiredOption(io, 'fee-clause'),
    dueClause: requiredOption(io, 'due-clause'),
    lateFeeClause: textOption(io, 'late-fee-clause') ?? null,
    lateFeeDailyRate: textOption(io, 'late-fee-rate') ?? null,
    arbitrationClause: textOption(io, 'arbitration-clause') ?? null,
    scan: scan && bytes ? { name: basename(scan), bytes } : null,
  }
  const { id } = await transact(io, companyId, (tx) => recordServiceContract(tx, input))
  return { json: { serviceContractId: id }, text: `已登记合同《${input.title}》，自 ${input.fromDay} 起。` }
}

async function assign(io: CliIo): Promise<CliResult> {
  const { companyId, communityId } = await communityOf(io)
  const result = await transact(io, companyId, async (tx) => {
    const names = many(io, 'building').map((name) => canonicalBuilding(name) ?? name)
    const buildings = await tx.rows<{ id: string; name: string }>(buildingsByName, {
      community: communityId,
      names,
    })
    const missing = names.find((name) => !buildings.some((building) => building.name === name))
    if (missing !== undefined) throw platformProblems.not_found({ what: '楼栋', id: missing })
    const staff = requiredOption(io, 'staff')
    const found = await tx.rows<{ id: string }>(staffByName, { name: staff })
    if (found.length > 1)
      throw platformProblems.bad_input({ where: '--staff', detail: `${staff} 有同名员工，请给编号` })
    const staffId = found[0]?.id ?? staff
    if (!/^[0-9a-f-]{36}$/.test(staffId)) throw rosterProblems.staff_not_found()
    return assignStewards(tx, {
      communityId,
      staffId,
      buildingIds: buildings.map((building) => building.id),
      householdIds: many(io, 'household'),
      fromDay: requiredDay(io, 'from'),
      toDay: optionalDay(io, 'to'),
      duty: textOption(io, 'duty') === 'cover' ? 'cover' : 'responsible',
      handoverNote: textOption(io, 'note') ?? null,
    })
  })
  return { json: result, text: `已指派 ${result.assigned} 户，其中交接 ${result.handedOver} 户。` }
}

function today(io: CliIo): Day {
  return localDay(io.at, 'Asia/Shanghai')
}

function requiredDay(io: CliIo, name: string): Day {
  requiredOption(io, name)
  return dayOption(io, name, today(io))
}

function optionalDay(io: CliIo, name: string): Day | null {
  return textOption(io, name) === undefined ? null : dayOption(io, name, today(io))
}

function many(io: CliIo, name: string): string[] {
  return [io.options[name] ?? []].flat().filter((value): value is string => typeof value === 'string')
}
