/** Refusals of the door itself, before any slice is asked. */
import { declareProblems } from '../../rules/problem.ts'

export const httpProblems = declareProblems('http', {
  invalid: {
    status: 400,
    says: { zh: '有 {count} 处填写有误：{first}', en: '{count} field(s) need correction: {firstEn}' },
    next: { zh: '请按每一处的提示改正后重试。', en: 'Correct each field as said and try again.' },
  },
  unreadable: {
    status: 400,
    says: { zh: '请求内容无法读取。', en: 'The request cannot be read.' },
    next: { zh: '请刷新页面后重试。', en: 'Reload the page and try again.' },
  },
  unstorable_text: {
    status: 400,
    says: {
      zh: '“{field}”里有不能保存的字符。',
      en: 'The text of {field} holds a character that cannot be stored.',
    },
    next: {
      zh: '请删去看不见的特殊字符（例如从别处粘贴来的）后重试。',
      en: 'Remove invisible special characters, such as pasted ones, and try again.',
    },
  },
  foreign_origin: {
    status: 403,
    says: { zh: '请求来自别的网站，已拒绝。', en: 'The request came from another site and was refused.' },
    next: { zh: '请直接打开本系统后再操作。', en: 'Open this system itself and try again.' },
  },
  unsupported_type: {
    status: 415,
    says: { zh: '不接受这种内容类型：{type}', en: 'This content type is not accepted: {type}' },
    next: {
      zh: '请用 application/json；上传文件用 multipart/form-data 并带上 x-dunwell-upload 头。',
      en: 'Use application/json; for files multipart/form-data with the x-dunwell-upload header.',
    },
  },
  too_large: {
    status: 413,
    says: { zh: '内容太大。', en: 'The content is too large.' },
    next: { zh: '请把文件拆小后重试（上限 {limit}）。', en: 'Split the file and try again (limit {limit}).' },
  },
  no_such_route: {
    status: 404,
    says: { zh: '没有这个接口：{path}', en: 'There is no such route: {path}' },
    next: { zh: '请对照 openapi.json。', en: 'Compare with openapi.json.' },
  },
  try_again: {
    status: 503,
    says: { zh: '系统正忙，这次没有办成，数据没有改动。', en: 'The system is busy; nothing was changed.' },
    next: { zh: '请稍等几秒再试。', en: 'Wait a few seconds and try again.' },
  },
})
