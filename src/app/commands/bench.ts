/** `bench`: what the house does, beside the limit of it in the same run. The measuring stands in `bench/`, outside the product. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type CliCommand, type CliIo, textOption } from '../../platform/cli.ts'
import { platformProblems } from '../../platform/problems.ts'

const RUN = fileURLToPath(new URL('../../../bench/run.ts', import.meta.url))
const NAMES = ['billing', 'dunning', 'import', 'receive', 'all']
const MOST = 1_000_000

type Measured = {
  name: string
  n: number
  seconds: number
  limitSeconds: number
  ratio: number
  rssMiB: number
}

export const benchCommand: CliCommand = {
  words: 'bench',
  usage: 'bench billing|dunning|import|receive|all [--households 10000] [--write]',
  zh: '在用完即删的数据库里量一量：我们用时，旁边是同样的行只用 SQL 的用时；--write 把 all 的结果写进 bench/README.md',
  en: 'measures beside its raw-SQL limit, in a throw-away database; --write puts the figures of all into bench/README.md',
  options: { households: { type: 'string' }, write: { type: 'boolean' } },
  offline: true,
  async run(io) {
    const { name, households } = asked(io)
    const answers = await measure(io, name, households)
    return { json: name === 'all' ? answers : answers[0], text: answers.map(lineOf).join('\n') }
  },
}

function asked(io: CliIo): { name: string; households: number } {
  const [name, ...more] = io.args
  if (!name || !NAMES.includes(name) || more.length > 0)
    throw platformProblems.bad_input({ where: 'NAME', detail: `应为 ${NAMES.join('、')} 之一 (one of them)` })
  const households = Number(textOption(io, 'households') ?? '10000')
  if (!Number.isInteger(households) || households < 1 || households > MOST)
    throw platformProblems.bad_input({
      where: '--households',
      detail: `应为 1–${MOST} 的整数 (whole number)`,
    })
  return { name, households }
}

async function measure(io: CliIo, name: string, households: number): Promise<Measured[]> {
  const flags = ['database', 'data'].flatMap((flag) => {
    const value = textOption(io, flag)
    return value === undefined ? [] : [`--${flag}`, value]
  })
  if (io.options['write'] === true) flags.push('--write')
  const child = spawn(process.execPath, [RUN, name, '--households', String(households), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`bench ${name} ended with ${code}`)
  return JSON.parse(text) as Measured[]
}

function lineOf({ name, n, seconds, limitSeconds, ratio, rssMiB }: Measured): string {
  return `${name.padEnd(8)} ${String(n).padStart(8)}  ${seconds.toFixed(2)} s  上限 limit ${limitSeconds.toFixed(2)} s  ${ratio.toFixed(2)} ×  ${rssMiB} MiB`
}
