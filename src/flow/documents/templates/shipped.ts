/**
 * The shipped texts, approved with the product. They name facts, ways to pay and ways to object, and one lawful
 * consequence in the letter. They hold no word about utilities, access, credit records, other people or publicity.
 */

export type TemplateCode =
  | 'bill_message'
  | 'bill_notice'
  | 'courtesy_message'
  | 'courtesy_slip'
  | 'friendly_message'
  | 'friendly_slip'
  | 'demand_letter'

export type ShippedTemplate = { code: TemplateCode; form: 'message' | 'paper'; title: string; body: string }

export const SHIPPED: readonly ShippedTemplate[] = [
  {
    code: 'bill_message',
    form: 'message',
    title: '缴费通知',
    body: '【{company}】{household}您好：{rooms} {period} 账单已出，{amounts}，应缴日 {due_day}。{pay}如已缴纳请忽略。明细或疑问请联系 {hotline}。',
  },
  {
    code: 'bill_notice',
    form: 'paper',
    title: '缴费通知单',
    body: `{household}：
{community} {rooms}，账期 {period}，本期费用如下：
{lines}
合计：{amounts}。
应缴日：{due_day}。
缴费方式：{pay}
如对金额有疑问，或需要说明情况，请联系物业服务中心：{hotline}。如已缴纳请忽略本通知。
{company}
{day}`,
  },
  {
    code: 'courtesy_message',
    form: 'message',
    title: '缴费提醒',
    body: '【{company}】{household}您好：温馨提醒，{rooms} 有{amounts}，应缴日 {due_day}。{pay}如已缴纳请忽略。咨询 {hotline}，感谢您对{community}的支持。',
  },
  {
    code: 'courtesy_slip',
    form: 'paper',
    title: '缴费提醒',
    body: `{household}：
您好！温馨提醒，{rooms} 有{amounts}，应缴日 {due_day}。
{lines}
缴费方式：{pay}
如已缴纳请忽略。有任何疑问，请联系物业服务中心：{hotline}。感谢您对{community}的支持。
{company}
{day}`,
  },
  {
    code: 'friendly_message',
    form: 'message',
    title: '缴费提醒',
    body: '【{company}】{household}您好：{rooms} 有{amounts}已过应缴日（最早为 {due_day}），可能是您忙中忘记了，方便时请缴纳。{pay}如有困难，或对金额、服务有不同意见，请联系 {hotline}，我们一起想办法。如已缴纳请忽略。',
  },
  {
    code: 'friendly_slip',
    form: 'paper',
    title: '缴费提醒',
    body: `{household}：
您好！{rooms} 有{amounts}已过应缴日，可能是您忙中忘记了，方便时请缴纳：
{lines}
缴费方式：{pay}
如有困难可以商量分期；如对金额或服务有不同意见，请告诉我们，我们会先核实、答复。服务电话：{hotline}。
如已缴纳请忽略。
{company}
{day}`,
  },
  {
    code: 'demand_letter',
    form: 'paper',
    title: '关于缴纳物业服务费的催告函',
    body: `编号：{number}
日期：{day}
致：{household}（{community} {rooms}）

一、依据。您与我司之间适用《{contract}》（自 {contract_from} 起）。收费条款：{fee_clause}。缴费时间条款：{due_clause}。
二、未缴费用。截至 {day}，以下费用已过应缴日，尚未缴纳：
{lines}
合计：{amounts}（大写：{capitals}）。
三、违约金。{late_fee}
四、请求。请您自收到本函之日起 {deadline_days} 日内，缴清上列费用。
五、缴费方式（仅限我司账户与收款点）：{pay}
六、异议与协商。如对金额、服务有异议，请在上述期限内联系 {hotline}，我司将在 7 日内核实答复；确有困难的，可以申请分期。
七、逾期仍未缴纳，又未提出异议或协商的，我司{route}。
八、送达。本函按您登记的地址或联系方式送达；地址、电话如有变化，请及时告知。
九、我司仅为履行物业服务合同处理您的个人信息，不向无关人员披露。如已缴纳，请忽略本函，并告知我们核对。

统一社会信用代码：________________________
{company}（盖章）
地址：{address}
经办人：______________
附：费用明细（即上列第二项）`,
  },
]
