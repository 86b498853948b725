/** What makes a rule answer differently tomorrow, elsewhere or on another machine. */
import ts from 'typescript'

/** Reads of the world by name: the globals of Node and the browser that are not mere values. */
const WORLD = new Set([
  ...[
    'process',
    'globalThis',
    'window',
    'document',
    'navigator',
    'localStorage',
    'console',
    'require',
    'Buffer',
  ],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'crypto', 'performance', 'Temporal', '__dirname', '__filename'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'eval', 'Function', 'WeakRef'],
])
/** Of a Date, what depends on the machine's zone or language. */
const LOCAL =
  /^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset|Year)$|^toLocale|^toString$|^toDateString$|^toTimeString$/
const PACKAGES = new Set(['decimal.js'])

/** Breaches in one source, each as `line: what`. */
export function impurities(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const note = (node: ts.Node, what: string) =>
    found.push(`${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${what}`)

  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const from = (node.moduleSpecifier as ts.StringLiteral).text
      if (!from.startsWith('.') && !PACKAGES.has(from)) note(node, `imports ${from}`)
    }
    if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent))
      note(node, 'imports at run time')
    if (ts.isNewExpression(node)) checkNew(node)
    if (ts.isCallExpression(node)) checkCall(node)
    if (ts.isPropertyAccessExpression(node)) checkMember(node)
    if (ts.isIdentifier(node) && WORLD.has(node.text) && isValue(node)) note(node, `reads ${node.text}`)
    if (ts.isMetaProperty(node)) note(node, 'reads import.meta')
    ts.forEachChild(node, visit)
  }

  function checkNew({ expression, arguments: given }: ts.NewExpression) {
    const name = expression.getText(source)
    if (name === 'Date' && (given?.length ?? 0) === 0) note(expression, 'reads the clock: new Date()')
    if (name === 'Date' && (given?.length ?? 0) > 1)
      note(expression, "depends on the machine's zone: new Date(year, …)")
    if (name === 'Intl.DateTimeFormat' && !/\btimeZone\b/.test(given?.[1]?.getText(source) ?? ''))
      note(expression, "depends on the machine's zone: Intl.DateTimeFormat without timeZone")
    if (/^Intl\./.test(name) && (given?.length ?? 0) === 0)
      note(expression, "depends on the machine's language: Intl without a locale")
  }

  function checkCall({ expression }: ts.CallExpression) {
    const name = expression.getText(source)
    if (name === 'Date' || name === 'Date.now') note(expression, `reads the clock: ${name}()`)
    if (name === 'Intl.DateTimeFormat')
      note(expression, "depends on the machine's zone: Intl.DateTimeFormat()")
  }

  function checkMember({ name, expression }: ts.PropertyAccessExpression) {
    if (name.text === 'random') note(name, 'is random')
    if (LOCAL.test(name.text) && /date|instant|^at$|moment|new Date/i.test(expression.getText(source)))
      note(name, `depends on the machine: ${name.text}`)
    if (name.text === 'localeCompare' && ts.isCallExpression(name.parent.parent)) {
      if (name.parent.parent.arguments.length < 2)
        note(name, "depends on the machine's language: localeCompare")
    }
  }

  visit(source)
  return found
}

/** An identifier that stands for the global itself, not for a field, a declaration or a key of that name. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isTypeReferenceNode(parent) || ts.isLiteralTypeNode(parent)) return false
  return (parent as { name?: ts.Node }).name !== node || ts.isShorthandPropertyAssignment(parent)
}
