/** Sentences in the web outside its word lists, and keys of the word lists nobody says. */
import ts from 'typescript'

/** Attributes and properties whose text a machine reads, not a person. */
const MACHINE =
  /^(className|class|style|id|key|type|role|href|to|path|name|value|width|height|d|viewBox|transform|fill|stroke|points|rel|target|autoComplete|inputMode|pattern|grid\w*|flex|padding|margin|background\w*|border\w*|boxShadow|font\w*|color\w*|transition|animation|media|accept|method|size|variant|layout|placement|clipPath|content)$/

const CHINESE = /[\u3400-\u9fff\uff01-\uff5e\u3001\u3002]/
/** Two or more words, the first of letters only: words for people, not a class list, a key or a path. */
const ENGLISH = /^["'“(]?[A-Z][a-z]*(?:['’][a-z]+)?[,:]? [A-Za-z“(\d][^;{}<>=]*$/
const JSX_WORD = /\p{L}{2,}/u

/** Sentences standing in one source, each as `line: text`. */
export function sentencesIn(path: string, text: string): string[] {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const found: string[] = []
  const note = (node: ts.Node, words: string) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
    found.push(`${line}: ${words.replace(/\s+/g, ' ').trim().slice(0, 60)}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return
    // A key cap bears what is printed on the key.
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText(source) === 'kbd') return
    if (ts.isJsxText(node) && JSX_WORD.test(node.text)) note(node, node.text)
    if (isText(node) && !isForMachines(node) && !isDefect(node)) {
      if (CHINESE.test(node.text) || ENGLISH.test(node.text.trim())) note(node, node.text)
      else if (isShown(node) && JSX_WORD.test(node.text) && !isKey(node)) note(node, node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

type Text = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail

function isText(node: ts.Node): node is Text {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  )
}

/** Attributes that are shown or read aloud, given as plain text. */
function isShown(node: ts.Node): boolean {
  const { parent } = node
  return (
    ts.isJsxAttribute(parent) &&
    /^(title|label|placeholder|alt|aria-label|description)$/.test(parent.name.getText())
  )
}

function isForMachines(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isJsxAttribute(at)) return MACHINE.test(at.name.getText())
    if (ts.isPropertyAssignment(at)) return MACHINE.test(at.name.getText())
    if (ts.isJsxElement(at) || ts.isFunctionLike(at)) return false
  }
  return false
}

/** A defect speaks to whoever mends it. */
function isDefect(node: ts.Node): boolean {
  return ts.isNewExpression(node.parent) && /Error$/.test(node.parent.expression.getText())
}

function isKey(node: Text): boolean {
  return ts.isCallExpression(node.parent)
}

/** The keys and texts of a word list: `export const zhCN = { 'a.b': '…' }`. */
export function wordList(path: string, text: string): Map<string, string> {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const words = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.name)) {
      const value = node.initializer
      words.set(node.name.text, ts.isStringLiteralLike(value) ? value.text : value.getText(source))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return words
}

/** What a source could say: every text in it that has the shape of a key, and every `family` it asks words of. */
export function keysSaid(text: string): { keys: Set<string>; families: Set<string> } {
  const keys = new Set(
    [...text.matchAll(/['"`]([a-zA-Z][\w]*(?:\.[\w-]+)+)['"`]/g)].map(([, key]) => key as string),
  )
  const families = new Set([
    ...[...text.matchAll(/\bword\w*\(\s*['"`]([\w.]+)['"`]/g)].map(([, family]) => family as string),
    ...[...text.matchAll(/[`'"]([a-zA-Z][\w.]*)\.(?:\$\{|['"] ?\+)/g)].map(([, family]) => family as string),
  ])
  return { keys, families }
}
