/** The three papers: a bill notice, a reminder slip, a demand letter. */
import { subtract, yuanGrouped } from '../../../rules/money.ts'
import { amountWords, type NoticeLine } from '../model.ts'
import { escapeHtml, outside, page, type Paper, paragraphs } from './page.ts'

export type Printed = {
  title: string
  text: string
  sha256: string
  household: string
  lines: readonly NoticeLine[]
}

/** 缴费通知单: the sentence, the lines as a table, the total, the seal. */
export function billNoticePage(
  printed: Printed,
  place: { community: string; pay: string; hotline: string },
  paper: Paper,
) {
  const { lines } = printed
  const body = `<h1>${escapeHtml(place.community)} ${escapeHtml(printed.title)}</h1>
<p>${escapeHtml(printed.household)}：</p>
${table(lines)}
<p><strong>合计：${escapeHtml(amountWords(lines))}</strong></p>
<p>缴费方式：${escapeHtml(place.pay)}</p>
<p>如对金额有疑问，或需要说明情况，请联系物业服务中心：${escapeHtml(place.hotline)}。如已缴纳请忽略本通知。</p>
${seal(printed)}`
  return page(printed.title, paper, body)
}

/** A reminder or letter as it was written; a slip gets an outside without any debt. */
export function letterPage(printed: Printed, paper: Paper, folded: boolean) {
  const rooms = [...new Set(printed.lines.map((line) => line.room))].join('、')
  const cover = folded ? outside(printed.household, rooms) : ''
  const body = `${cover}<h1>${escapeHtml(printed.title)}</h1>
${paragraphs(printed.text)}
${seal(printed)}`
  return page(folded ? '亲启' : printed.title, paper, body)
}

function table(lines: readonly NoticeLine[]): string {
  const rows = lines.map((line) => {
    const paid = subtract(line.amountFen, line.owedFen)
    const cells = [
      line.room,
      `${line.feeItem}${line.agency ? '（代收）' : ''}`,
      `${line.fromDay} 至 ${line.toDay}`,
      line.dueDay,
    ]
    const money = [line.amountFen, paid, line.owedFen].map(
      (amount) => `<td class="money">${yuanGrouped(amount)}</td>`,
    )
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}${money.join('')}</tr>`
  })
  return `<table><thead><tr><th>房号</th><th>费用</th><th>期间</th><th>应缴日</th><th class="money">应收（元）</th><th class="money">已缴（元）</th><th class="money">未缴（元）</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
}

function seal({ sha256 }: Printed): string {
  return `<p class="quiet right">文书校验码 ${sha256.slice(0, 16)}</p>`
}
