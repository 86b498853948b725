import { type CliCommand, read } from '../../platform/cli.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { listCompanies } from '../companies.ts'

const NAMES = sqlFile(import.meta.url, '../sql/community-names.sql')

type Row = { communityId: string; code: string; name: string; premises: number }

export const listCommunities: CliCommand = {
  words: 'list communities',
  usage: 'list communities',
  zh: '列出全部小区',
  en: 'list every community',
  async run(io) {
    const rows: (Row & { company: string; companyId: string })[] = []
    for (const { companyId, name } of await listCompanies(io.database, io.at)) {
      const found = await read(io, companyId, (tx) => tx.rows<Row>(NAMES))
      rows.push(...found.map((row) => ({ ...row, company: name, companyId })))
    }
    const text = rows.map((row) => `${row.code}  ${row.name}  ${row.premises} 户/处 premises  ${row.company}`)
    return { json: rows, text: text.length > 0 ? text.join('\n') : '还没有小区。No community yet.' }
  },
}
