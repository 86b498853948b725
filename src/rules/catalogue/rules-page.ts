/** The catalogue as a page for people: docs/law/rules.md. */
import { VERIFICATION_NAMES } from '../law/dated.ts'
import { IN_PRODUCT } from './product.ts'
import type { Rule, Severity } from './rule.ts'

const SEVERITIES: Record<Severity, string> = {
  hard_block: '禁止 · block',
  needs_approval: '审批 · approval',
  warn: '提示 · warn',
}

const GROUPS: Record<string, string> = {
  P: '绝不做的事 · what is never done',
  W: '文案 · wording',
  C: '联系 · contact',
  D: '个人信息 · personal data',
  G: '法律程序 · steps at law',
  L: '诉讼时效 · limitation',
  A: '抵充 · allocation',
  F: '违约金与减免 · late fee and forgiving',
  B: '收费 · billing',
  I: '票据、现金、档案 · fapiao, receipts, cash, records',
  E: '证据 · evidence',
}

/** The whole page; the same rules give the same text. */
export function rulesPage(rules: readonly Rule[]): string {
  const notYet = rules.filter((one) => 'notYet' in one)
  const blocks = Object.entries(GROUPS).map(([letter, title]) => {
    const rows = rules.filter(({ id }) => id.startsWith(letter)).map(rowOf)
    return [`## ${letter}：${title}`, '', HEAD, ...rows].join('\n')
  })
  const [all, open] = [rules.length, notYet.length]
  const held = rules.filter(({ id }) => IN_PRODUCT.has(id)).length
  const counted = `${all} 条：${all - open} 条由规则执行并有正反两面的证明，${open} 条尚未；其中 ${held} 条产品的命令今天已经遵守，其余在询问时回答 · ${all} rules: ${all - open} enforced by code and shown both ways, ${open} not yet; ${held} of them the product's own commands hold to today, the others answer when asked`
  return [`# 规则目录`, '', INTRODUCTION, '', `${counted}.`, '', ...blocks.flatMap((one) => [one, ''])].join(
    '\n',
  )
}

const INTRODUCTION = [
  '白话：行为、金额、时间、文字的每条规则，连同依据和执行的地方。没有条文，只是一张表；条文在所链接的页上。',
  '',
  'Every rule of conduct, money, time and words, with its ground and with where it is enforced. Printed from `src/rules/catalogue` by `npm run catalogue`; a test compares.',
  '',
  'Checked: own words. The grounds stand on the pages they link to.',
].join('\n')

const HEAD = [
  '| # | 规则 · rule | 程度 · severity | 依据 · ground | 核对 · checked | 规则与证明 · rule and proof | 产品中 · in the product |',
  '|---|---|---|---|---|---|---|',
].join('\n')

function rowOf(rule: Rule): string {
  const grounds = rule.basis.map(
    ({ law, article, page }) => `[${law}](${page}.md)${article ? ` ${article}` : ''}`,
  )
  const checked = rule.verified.map((one) => VERIFICATION_NAMES[one].zh)
  const cells = [
    rule.id,
    `${rule.zh}<br>${rule.en}`,
    SEVERITIES[rule.severity],
    grounds.join('<br>'),
    checked.join('<br>'),
    stateOf(rule),
    inProduct(rule),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function stateOf(rule: Rule): string {
  if ('notYet' in rule) return `尚未 · not yet: ${rule.notYet.zh}<br>${rule.notYet.en}`
  const { enforcedBy } = rule
  const shown = 'cases' in enforcedBy ? enforcedBy.cases : enforcedBy.test
  return `\`${enforcedBy.module}\`<br>\`${shown}\``
}

function inProduct({ id }: Rule): string {
  const path = IN_PRODUCT.get(id)
  return path ? `\`${path}\`` : '询问时回答 · when asked'
}
