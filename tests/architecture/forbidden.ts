/**
 * Acts that have no place in this software: cutting or limiting utilities, limiting access, naming persons in public,
 * pressing or asking third persons, visiting workplaces, tying services, limiting votes, threatening with credit records (民法典 第九百四十四条第三款,
 * 第一千零二十四条; 个人信息保护法). What has no name here cannot be switched on.
 */
import ts from 'typescript'

const UTILITY = '(power|water|gas|heat|heating|electricity|utility|utilities|electric)'
const CUT =
  '(cut|cutoff|cut_off|stop|off|shutoff|shut_off|suspend|suspension|limit|disconnect|disconnection|block)'
const PASSAGE =
  '(access|gate|door|lift|elevator|entry|entrance|vehicle|car|parking|keycard|card|barrier|plate)'
const BAR =
  '(ban|bar|barred|block|blocked|deny|denied|disable|disabled|restrict|restriction|limit|revoke|refuse|lockout)'
const SERVICE = '(service|repair|decoration|renovation|pass|top_?up|maintenance)'
const OTHERS =
  '(employer|workplace|work_unit|colleague|coworker|relative|neighbour|neighbor|family|parents|children|third_person|third_party|reference_person)'

/** Identifiers, tables, columns, values and words of the command line, written with underscores. */
const ACTS: [RegExp, string][] = [
  [word(`${UTILITY}_${CUT}`), 'cutting or limiting utilities'],
  [word(`${CUT}_(of_)?${UTILITY}`), 'cutting or limiting utilities'],
  [word(`${PASSAGE}_${BAR}`), 'limiting access'],
  [word(`${BAR}_${PASSAGE}`), 'limiting access'],
  [
    word(
      '(black_?list|wall_of_shame|shame|shaming|debtor_list|name_and_shame|public_naming|publish_(debtors?|arrears|names?)|expose_debtors?)',
    ),
    'naming persons in public',
  ],
  [
    word(`(contact|call|visit|notify|inform|ask|tell|press|message|letter_to)_(the_)?${OTHERS}`),
    'pressing or asking third persons',
  ],
  [
    word(`${OTHERS}_(contact|call|visit|phone|notice|address|letter|point)`),
    'pressing or asking third persons',
  ],
  [word(`(clamp|trap|tow)_(the_)?${PASSAGE}`), 'limiting access'],
  [word(`${SERVICE}_(only_)?(after|until|upon)_(payment|fees?|arrears)`), 'tying services to payment'],
  [word(`(hold_back|withhold|deny|refuse|stop)_(the_)?${SERVICE}`), 'tying services to payment'],
  [word(`(vote|votes|voting)_${BAR}`), "limiting owners' votes"],
  [word(`${BAR}_(owner_|owners_)?(vote|votes|voting)`), "limiting owners' votes"],
  [word('(workplace|employer|work_unit|work_address|office_visit|visit_at_work)'), 'visiting workplaces'],
  [
    word('(report_to_credit|credit_bureau|credit_blacklist|credit_report_threat)'),
    'threatening with credit records',
  ],
]

/** Chinese words, in templates, in sentences, in what an import recognises. */
const WORDS: [RegExp, string][] = [
  [
    /(停|断|限|切|掐|关)(止供)?(水|电|气|暖|热|燃气|供水|供电|供热|供气)(?!梯|话|子|脑|邮|商|池|表|费|量|平|果|源)/,
    'cutting or limiting utilities',
  ],
  [/停止(供水|供电|供热|供暖|供气|供燃气)/, 'cutting or limiting utilities'],
  [
    /(限制|禁止|停用|取消|拒绝|不予|注销|锁).{0,6}(门禁|进出|出入|通行|乘梯|电梯|道闸|车辆进|进入小区|放行)/,
    'limiting access',
  ],
  [/门禁.{0,4}(失效|停用|注销|锁|限制)|锁车|锁门/, 'limiting access'],
  [
    /(缴清|结清|付清).{0,8}(才|方可|后方|再).{0,8}(报修|维修|装修|放行|充值|登记)/,
    'tying services to payment',
  ],
  [
    /黑名单|曝光|老赖|(公示|公布|张贴|公开).{0,6}(欠费(人|户|业主|名单|姓名)|姓名|房号|名单)|红黑榜/,
    'naming persons in public',
  ],
  [
    /(联系|告知|通知|拜访|走访|转告|施压).{0,6}(单位领导|工作单位|所在单位|同事|邻居|亲友|亲属|家人|子女学校)/,
    'pressing or asking third persons',
  ],
  [/(上门|到|去|前往).{0,4}(工作单位|所在单位|单位走访|公司走访)/, 'visiting workplaces'],
  [/影响.{0,6}(征信|个人信用)|(纳入|列入|上报|录入).{0,6}(征信|失信)/, 'threatening with credit records'],
]

function word(pattern: string): RegExp {
  return new RegExp(`(^|_)${pattern}(s|_|$)`, 'i')
}

/** Acts named in some texts, each as `act: words`. */
export function actsIn(texts: Iterable<string>): string[] {
  return [...new Set([...new Set(texts)].flatMap(actsInText))]
}

/** The same few thousand names come again in every file: each is looked at once. */
const looked = new Map<string, string[]>()

function actsInText(text: string): string[] {
  const known = looked.get(text)
  if (known) return known
  const found: string[] = []
  for (const part of text.split(/[^\p{L}\p{N}_$-]+/u)) {
    const snake = part.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_')
    for (const [pattern, act] of ACTS) if (pattern.test(snake)) found.push(`${act}: ${part}`)
  }
  if (/\s/.test(text)) {
    // Sentences too: "cut the water" has no underscore.
    const sentence = text
      .toLowerCase()
      .replace(/\b(the|a|an|their|his|her|your|off)\b/g, '')
      .replace(/[^a-z]+/g, '_')
    for (const [pattern, act] of ACTS)
      if (pattern.test(sentence)) found.push(`${act}: ${text.trim().slice(0, 60)}`)
  }
  for (const [pattern, act] of WORDS) {
    const match = pattern.exec(text)
    if (match) found.push(`${act}: ${match[0]}`)
  }
  looked.set(text, found)
  return found
}

/** Every name and every text of a TypeScript source; comments say what is not done and why, and are left out. */
export function namesAndTexts(path: string, text: string): string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const spoken =
      ts.isIdentifier(node) ||
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateLiteralToken(node)
    if (spoken) found.push((node as ts.Identifier | ts.StringLiteral).text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

export function withoutSqlComments(text: string): string {
  return text.replace(/--[^\n]*/g, '')
}
