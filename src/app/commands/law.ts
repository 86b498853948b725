/** `law`: every dated value of law with its source, and how far it was checked. */
import { type CliCommand, dayOption, textOption } from '../../platform/cli.ts'
import { platformProblems } from '../../platform/problems.ts'
import { localDay } from '../../rules/day.ts'
import { LAW_SUBJECTS, type LawRow, lawRows, type LawSubject, toConfirm } from '../../rules/law/all.ts'
import { VERIFICATION_NAMES } from '../../rules/law/dated.ts'

export const lawCommand: CliCommand = {
  words: 'law',
  usage: `law [--unverified] [--subject ${Object.keys(LAW_SUBJECTS).join('|')}] [--on DAY]`,
  zh: '列出所有随时间变化的法律数值：何时起、多少、出处、核对程度；--unverified 只列待律师核实的',
  en: 'every dated value of law with its source; --unverified lists what a lawyer must still confirm',
  options: { unverified: { type: 'boolean' }, subject: { type: 'string' } },
  offline: true,
  async run(io) {
    const day = dayOption(io, 'on', localDay(io.at, 'Asia/Shanghai'))
    const subject = textOption(io, 'subject')
    if (subject !== undefined && !(subject in LAW_SUBJECTS))
      throw platformProblems.bad_input({
        where: '--subject',
        detail: `可用 (one of)：${Object.keys(LAW_SUBJECTS).join(' ')}`,
      })
    const all = lawRows(day).filter((row) => subject === undefined || row.subject === subject)
    const rows = io.options['unverified'] === true ? toConfirm(all) : all
    return { json: rows, text: textOf(rows) }
  },
}

function textOf(rows: readonly LawRow[]): string {
  const subjects = [...new Set(rows.map((row) => row.subject))] as LawSubject[]
  const blocks = subjects.map((subject) =>
    [
      `── ${LAW_SUBJECTS[subject].zh}`,
      ...rows.filter((row) => row.subject === subject).map((row) => lineOf(row)),
    ].join('\n'),
  )
  return [...blocks, `共 ${rows.length} 项，其中待核实 ${toConfirm(rows).length} 项。`].join('\n\n')
}

function lineOf(row: LawRow): string {
  const until = row.knownUntil ? `，查至 ${row.knownUntil}` : ''
  const source = [row.law, row.article].filter(Boolean).join(' ')
  return `${row.inForce ? '●' : '○'} ${row.zh}：${row.value.zh}（${row.from} 起${until}）〔${source}〕${VERIFICATION_NAMES[row.verified].zh}`
}
