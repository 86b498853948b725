import { allCommunities, type CliCommand, communityOf, read, requiredOption } from '../../platform/cli.ts'
import { platformProblems } from '../../platform/problems.ts'
import { becauseLines } from '../../rules/because.ts'
import { dispatch } from './commands/dispatch.ts'
import { explainNotice } from './commands/explain-notice.ts'
import { fileFolder } from './transports/file-folder/file-folder.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

const dispatchCommand: CliCommand = {
  words: 'dispatch',
  usage: 'dispatch --community CODE [--at 2026-11-21T09:05:00+08:00]',
  zh: '发送到时的通知：每一条在发送的那一刻重新核对',
  en: 'sends what is due, each judged again as it leaves',
  options: { community: { type: 'string' }, at: { type: 'string' } },
  async run(io) {
    const { companyId, communityId, code } = await communityOf(io)
    const at = io.options['at'] === undefined ? io.at : instant(requiredOption(io, 'at'))
    const set = io.options['at'] !== undefined || io.options['on'] !== undefined
    const live = set ? {} : { clock: () => new Date() }
    const house = { database: io.database, transport: fileFolder(io.dataDir), actor: io.actor, ...live }
    const result = await dispatch(house, { companyId, communityId, at }, (done, total) =>
      io.progress(done, total, '发送'),
    )
    const reasons = Object.entries(result.refusals).map(([reason, count]) => `${reason} ${count}`)
    const missing =
      result.withoutContract > 0
        ? `；${result.withoutContract} 封催缴函等待登记物业服务合同（dunwell contract set）`
        : ''
    const unlawful =
      result.unlawful > 0
        ? `；${result.unlawful} 份因填入的内容有不得使用的表述而没有写成（dunwell explain notice）`
        : ''
    const held =
      result.held > 0 ? `；待审 ${result.held} 条（填入的内容须有人看过，在“发送记录”放行或撤回）` : ''
    const withdrawn =
      result.withdrawn > 0 ? `；撤回 ${result.withdrawn} 条（已放行但没有发出，现在不可再发）` : ''
    const text = `写成 ${result.rendered}，排队 ${result.queued}，发出 ${result.sent}，顺延 ${result.postponed}，不再发送 ${result.dropped}${reasons.length > 0 ? `（${reasons.join('、')}）` : ''}${withdrawn}${held}${missing}${unlawful}`
    return { json: { at: at.toISOString(), outbox: `outbox/${code}`, ...result }, text }
  },
}

const explainNoticeCommand: CliCommand = {
  words: 'explain notice',
  usage: 'explain notice NOTICE|DOCUMENT|MESSAGE',
  zh: '为什么有这份通知，为什么发出或没有发出',
  en: 'why this notice, and why it was or was not sent',
  async run(io) {
    const id = io.args[0] ?? ''
    const companies = new Set((await allCommunities(io.database)).map((community) => community.companyId))
    for (const companyId of UUID.test(id) ? companies : []) {
      const trail = await read(io, companyId, (tx) => explainNotice(tx, id))
      if (trail) return { json: trail, text: becauseLines(trail).join('\n') }
    }
    throw platformProblems.not_found({ what: '通知', id })
  },
}

export const channelsCommands: CliCommand[] = [dispatchCommand, explainNoticeCommand]

const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/

/** An instant as ISO text; without an offset it is China's clock. */
function instant(text: string): Date {
  const at = new Date(LOCAL.test(text) ? `${text.replace(' ', 'T')}+08:00` : text)
  if (Number.isNaN(at.getTime())) {
    const detail = `${text} 不是时间，应如 2026-11-21T09:05:00+08:00`
    throw platformProblems.bad_input({ where: '--at', detail })
  }
  return at
}
