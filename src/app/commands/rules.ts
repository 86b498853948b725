/** `rules GROUP`: a rule by itself, for other programs, lawyers and tests. No database. */
import { once } from 'node:events'
import { z } from 'zod'
import type { CliCommand, CliIo, CliResult } from '../../platform/cli.ts'
import { localDay } from '../../rules/day.ts'
import { type RuleGroup, ruleProblems } from '../rules/group.ts'
import { RULE_GROUPS } from '../rules/groups.ts'
import { lineAnswers } from '../rules/stream.ts'

export const rulesCommand: CliCommand = {
  words: 'rules',
  usage: `rules ${RULE_GROUPS.map((group) => group.name).join('|')} [--schema]`,
  zh: '逐行计算一类规则：标准输入每行 {"input":{…}}，输出 {"result":{…}}；--schema 打印输入输出的结构',
  en: 'one rule over JSON lines on standard input; --schema prints the JSON Schema of both sides',
  options: { schema: { type: 'boolean' } },
  offline: true,
  async run(io) {
    const group = groupNamed(io.args[0])
    if (io.options['schema'] === true) return schemaOf(group)
    return answerStream(group, io)
  },
}

function groupNamed(name: string | undefined): RuleGroup {
  const group = RULE_GROUPS.find((one) => one.name === name)
  if (group) return group
  const names = RULE_GROUPS.map((one) => one.name).join(' ')
  throw ruleProblems.no_group({ name: name ?? '', names })
}

function schemaOf(group: RuleGroup): CliResult {
  const json = {
    group: group.name,
    zh: group.zh,
    en: group.en,
    input: z.toJSONSchema(group.input, { io: 'input', unrepresentable: 'any' }),
    result: z.toJSONSchema(group.result, { io: 'output', unrepresentable: 'any' }),
  }
  return { json, text: JSON.stringify(json, null, 2) }
}

/** Waits whenever the reader is slower, so that a stream of any length needs little memory. */
async function answerStream(group: RuleGroup, io: CliIo): Promise<CliResult> {
  const lines = lineAnswers(group, localDay(io.at, 'Asia/Shanghai'))
  const write = async (text: string) => {
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
  }
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) await write(lines.feed(chunk as string))
  await write(lines.end())
  return null
}
