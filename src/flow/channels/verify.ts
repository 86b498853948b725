/** The invariants of what leaves the house, read from what left. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import { type Check, sqlCheck } from '../../platform/verify/check.ts'

const check = (invariant: string, file: string, zh: string, en: string) =>
  sqlCheck(invariant, { zh, en }, sqlFile(import.meta.url, `./sql/${file}.sql`))

export const contactChecks: Check[] = [
  check('messages_in_hours', 'verify-hours', '免打扰时段没有发出信息', 'no message left in quiet hours'),
  check('message_caps', 'verify-caps', '每户信息次数没有超限', 'no household got more messages than the cap'),
  check(
    'sent_once',
    'verify-once',
    '每条信息只发一次，且都有交代',
    'each message leaves once and is accounted for',
  ),
  check('nothing_while_held', 'verify-held', '暂停或承诺期间没有催缴', 'nothing left while held or promised'),
  check(
    'nothing_unreviewed',
    'verify-reviewed',
    '待审的文字没有人放行就没有发出',
    'no text held for review left unreleased',
  ),
  check('documents_sealed', 'verify-seals', '文书与封印一致', 'documents match their seals'),
]
