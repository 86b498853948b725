import type { CliCommand } from '../../platform/cli.ts'

const HEAD = `Dunwell 敦睦 · 物业费的收缴：合法、友善、分毫不差
dunwell <命令 command> [选项 options]

`
const TAIL = `
每个命令都接受 · every command takes:
  --json            只在标准输出打印一份 JSON · one JSON document on stdout
  --database URL    外部 PostgreSQL（或 DUNWELL_DATABASE_URL）· an external PostgreSQL
  --data DIR        内置数据库的目录（或 DUNWELL_DATA，默认 ./data）· the embedded database's folder
  --on DAY          业务日期，默认今天 · the business day, default today
退出码 exit: 0 成功 done · 2 被拒绝 a problem, with what to do · 1 程序缺陷 a defect
`

/** All commands, or those that begin with the given words. */
export function helpText(commands: readonly CliCommand[], words: readonly string[]): string {
  const asked = words.join(' ')
  const found = commands.filter((command) => `${command.words} `.startsWith(asked === '' ? '' : `${asked} `))
  const list = (found.length > 0 ? found : commands).map(describe).join('\n')
  return asked === '' || found.length === 0 ? HEAD + list + TAIL : `${list}${TAIL}`
}

function describe(command: CliCommand): string {
  return `  dunwell ${command.usage}\n      ${command.zh} · ${command.en}\n`
}
