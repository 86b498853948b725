/** Every way a whole file is refused: what happened, in both languages, and what to do next. */
import type { RefusalCode } from './model.ts'

type Sentence = { zh: string; en: string; next: string }

export const REFUSALS: Record<RefusalCode, Sentence> = {
  file_empty: {
    zh: '文件是空的，没有任何内容。',
    en: 'The file is empty.',
    next: '请重新导出或重新保存后再上传。',
  },
  file_too_large: {
    zh: '文件太大，超过 64 MiB（旧版 .xls 为 32 MiB）。',
    en: 'The file is larger than 64 MiB (32 MiB for .xls).',
    next: '请按楼栋拆成几个文件，或删除图片后另存。',
  },
  file_not_a_table: {
    zh: '这不是表格文件：扩展名可能被改过。',
    en: 'This is not a spreadsheet, whatever its name says.',
    next: '请用 Excel 或 WPS 打开原文件，另存为 .xlsx 或 .csv。',
  },
  file_encrypted: {
    zh: '文件设有打开密码，无法读取。',
    en: 'The file is protected by a password.',
    next: '请在 Excel 或 WPS 中取消密码后另存。',
  },
  file_truncated: {
    zh: '文件不完整：可能没有下载或复制完。',
    en: 'The file is cut short.',
    next: '请重新下载或重新复制后再上传。',
  },
  file_bomb: {
    zh: '文件解压后的大小与实际不符或大得异常，已拒绝读取。',
    en: 'The file would inflate out of all proportion, or lies about its size.',
    next: '请用 Excel 打开，把数据复制到一个新的工作簿再保存。',
  },
  file_xml_entities: {
    zh: '文件内含 DOCTYPE 或外部实体声明，正常表格不会有，已拒绝读取。',
    en: 'The file declares a DOCTYPE or entities, which no honest workbook does.',
    next: '请用 Excel 打开，把数据复制到一个新的工作簿再保存。',
  },
  file_broken: {
    zh: '文件已损坏，无法读取。',
    en: 'The file is damaged.',
    next: '请用 Excel 或 WPS 打开并修复，另存为 .xlsx 后再上传。',
  },
  file_has_nul: {
    zh: '文本文件中有空字符（NUL），不是可读的 CSV。',
    en: 'The text contains NUL characters and is not a readable CSV.',
    next: '请从原系统重新导出，或另存为“CSV UTF-8”。',
  },
  file_encoding_unknown: {
    zh: '无法识别文本编码：既不是 UTF-8，也不是 GBK/GB18030。',
    en: 'The text is neither UTF-8 nor GBK/GB18030.',
    next: '请另存为“CSV UTF-8”后再上传。',
  },
  file_too_many_cells: {
    zh: '表格内容太多，超过 300 万个非空单元格。',
    en: 'The file has more than three million cells with content.',
    next: '请按楼栋拆成几个文件。',
  },
  file_took_too_long: {
    zh: '读取时间或内存超出限制，已停止。',
    en: 'Reading took too much time or memory and was stopped.',
    next: '请按楼栋拆成几个文件，或把数据复制到一个新的工作簿。',
  },
  file_is_payment_history: {
    zh: '这是缴费历史表，不是房产与业主名册，本导入不接收。',
    en: 'This is a payment history, not a roster.',
    next: '请导入房产与业主名册；欠费可在名册中用“欠费金额”“缴费至”两列给出。',
  },
  file_is_not_a_roster: {
    zh: '这不是房产与业主名册：表头属于另一种资料。',
    en: 'This is not a roster: its headers belong to another kind of record.',
    next: '请选择含有楼栋、房号、面积、业主等列的表格。',
  },
  file_has_no_header: {
    zh: '前 30 行没有找到表头（至少要有房号列）。',
    en: 'No header row was found in the first 30 rows (a room column is the least).',
    next: '请保留“楼栋、单元、房号、建筑面积、业主”等列名，或给出列对应关系（--map）。',
  },
  file_all_sheets_hidden: {
    zh: '所有工作表都是隐藏的，没有可读的内容。',
    en: 'Every sheet is hidden.',
    next: '请在 Excel 中取消隐藏要导入的工作表。',
  },
  mapping_does_not_fit: {
    zh: '给出的列对应关系与文件不符。',
    en: 'The mapping does not fit the file.',
    next: '请核对列号或列名后重试。',
  },
}

/** Thrown inside reading only; `readRoster` turns it into its answer. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: string | null
  constructor(code: RefusalCode, detail: string | null = null) {
    super(`${code}${detail ? `: ${detail}` : ''}`)
    this.code = code
    this.detail = detail
  }
}
