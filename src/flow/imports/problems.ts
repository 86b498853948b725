/** Every refusal of the imports. A file that cannot be read at all is refused with the code of its reading. */
import { declareProblems } from '../../rules/problem.ts'
import type { FileRefused } from './reading/model.ts'
import { REFUSALS } from './reading/refusals.ts'

const fileProblems = declareProblems(
  'imports',
  Object.fromEntries(
    Object.entries(REFUSALS).map(([code, { zh, en, next }]) => [
      code,
      {
        status: 422 as const,
        says: { zh: `{file}：${zh}`, en: `{file}: ${en}` },
        next: { zh: next, en: next },
      },
    ]),
  ),
)

/** The refusal of a whole file as a Problem. */
export function fileProblem(refused: FileRefused) {
  const declared = fileProblems[refused.code]
  if (!declared) throw new Error(`no problem for ${refused.code}`)
  return declared({
    file: refused.file,
    sha256: refused.sha256,
    suggestion: refused.suggestion,
    detail: refused.detail,
  })
}

export const importProblems = declareProblems('imports', {
  rows_have_errors: {
    status: 422,
    says: {
      zh: '{skipped} 行有错误，尚未导入任何内容。',
      en: '{skipped} rows have errors; nothing was imported.',
    },
    next: {
      zh: '请按报告改正文件后重试；或确认只导入其余 {accepted} 行：--accept {reportHash}',
      en: 'Correct the file as reported and try again; or accept the other {accepted} rows: --accept {reportHash}',
    },
  },
  nothing_to_import: {
    status: 422,
    says: { zh: '没有一行可以导入。', en: 'No row can be imported.' },
    next: { zh: '请按报告改正文件后重试。', en: 'Correct the file as reported and try again.' },
  },
  report_not_found: {
    status: 404,
    says: { zh: '没有这份导入报告：{reportHash}。', en: 'There is no such report: {reportHash}.' },
    next: {
      zh: '请先试运行（--dry-run），再确认它给出的报告编号。',
      en: 'Do a dry run first and accept the hash it prints.',
    },
  },
  report_of_other_file: {
    status: 409,
    says: {
      zh: '确认的报告不是这个文件的：{file}。',
      en: 'The accepted report is not of this file: {file}.',
    },
    next: { zh: '请对这个文件重新试运行。', en: 'Do a dry run of this very file.' },
  },
  report_stale: {
    status: 409,
    says: {
      zh: '试运行之后，系统里的相关资料已有变动，这份报告不再成立。',
      en: 'What is stored has changed since the dry run; the report no longer holds.',
    },
    next: { zh: '请重新试运行，查看新报告后再确认。', en: 'Do the dry run again and accept the new report.' },
  },
  import_not_found: {
    status: 404,
    says: { zh: '没有这次导入：{importId}。', en: 'There is no such import: {importId}.' },
    next: { zh: '请在导入记录中核对编号。', en: 'Check the id in the list of imports.' },
  },
  already_undone: {
    status: 409,
    says: { zh: '这次导入已于 {at} 撤销。', en: 'This import was already undone at {at}.' },
    next: { zh: '无需再次撤销。', en: 'Nothing is left to undo.' },
  },
  import_in_use: {
    status: 409,
    says: {
      zh: '不能撤销：这次导入的资料已被使用（{what}，{count} 条）。',
      en: 'It cannot be undone: what it brought is in use ({what}, {count}).',
    },
    next: {
      zh: '请改为逐条更正；已出账的请用调整，已收款的请用冲正。',
      en: 'Correct the rows one by one: adjust what was billed, reverse what was received.',
    },
  },
  mapping_not_readable: {
    status: 422,
    says: { zh: '列对应关系读不懂：{detail}', en: 'The mapping cannot be read: {detail}' },
    next: {
      zh: '请给出 JSON，如 {"columns":{"room":"B","owners":"业主姓名"}}。',
      en: 'Give JSON such as {"columns":{"room":"B","owners":"业主姓名"}}.',
    },
  },
  file_not_readable: {
    status: 422,
    says: { zh: '打不开文件 {file}：{detail}', en: 'The file {file} cannot be opened: {detail}' },
    next: { zh: '请核对路径和权限。', en: 'Check the path and its permissions.' },
  },
})
