import ts from 'typescript'
import { expect, test } from 'vitest'
import { files, isTest, read } from './files.ts'
import line from './line.json' with { type: 'json' }

// One word a thing: GLOSSARY.md binds tables, commands and identifiers.

const glossary = read('GLOSSARY.md')

/** `CREATE TABLE slice.name` of every migration. */
function tablesIn(sql: string): string[] {
  return [...sql.matchAll(/^CREATE TABLE (?:IF NOT EXISTS )?([\w.]+)/gim)].map(([, name]) => name as string)
}

/** The verb a command file is named after: `promise-to-pay.ts` exports promiseToPay. */
function commandIn(path: string, text: string): string[] {
  const name = (path.split('/').at(-1) as string)
    .replace(/\.ts$/, '')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const exported = [...text.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(
    ([, verb]) => verb as string,
  )
  // A file that is not named after one verb holds several small ones of a kind: each needs its word.
  return exported.includes(name)
    ? [name]
    : exported.filter((verb) => !/^[a-z]+(Text|Page|Of)$/.test(verb) || verb === name)
}

const isListed = (word: string, text = glossary) => text.includes(`\`${word}\``)

test('every table has its word', () => {
  const tables = files('db/migrations/*/up.sql').flatMap((path) => tablesIn(read(path)))
  expect(tables.length).toBeGreaterThan(60)
  expect(tables.filter((table) => !isListed(table))).toEqual([])
})

test('every command has its word', () => {
  const commands = files('src/flow/*/commands/*.ts', 'src/platform/*/commands/*.ts')
    .filter((path) => !isTest(path))
    .flatMap((path) => commandIn(path, read(path)).map((verb) => `${path}: ${verb}`))
  expect(commands.length).toBeGreaterThan(50)
  expect(commands.filter((command) => !isListed(command.split(': ')[1] as string))).toEqual([])
})

test('the glossary names nothing that is gone', () => {
  const tables = files('db/migrations/*/up.sql').flatMap((path) => tablesIn(read(path)))
  const named = [...glossary.matchAll(/`(\w+\.\w+)`/g)].map(([, name]) => name as string)
  const schemas = ['platform', ...line]
  expect(
    named.filter((name) => schemas.includes(name.split('.')[0] as string) && !tables.includes(name)),
  ).toEqual([])
})

test('what a command writes into the audit chain begins with its slice', () => {
  const found: string[] = []
  let actions = 0
  for (const path of files('src/flow/*/**/*.ts').filter((file) => !isTest(file))) {
    for (const [, action] of read(path).matchAll(/\baction: '([\w.]+)'/g)) {
      actions += 1
      if (!action?.startsWith(`${path.split('/')[2]}.`)) found.push(`${path}: ${action}`)
    }
  }
  expect(found).toEqual([])
  expect(actions).toBeGreaterThan(20)
})

/** Words that are not ours, as parts of an identifier or of a table's name, with what to say instead. */
const NOT_OURS: Record<string, string> = {
  debt: 'arrears',
  debts: 'arrears',
  debtor: 'household',
  debtors: 'households',
  fine: 'late fee',
  penalty: 'late fee',
  user: 'account, household, party or staff',
  users: 'account, household, party or staff',
  customer: 'household or party',
  unit: 'entrance',
  units: 'entrances',
  invoice: 'bill or fapiao',
  freeze: 'hold',
  frozen: 'held',
  pause: 'hold',
  ptp: 'promise',
  threat: 'demand letter',
  bucket: 'ageing band',
}

/** Names in which such a word means something else, each with the reason. */
const MEANT_OTHERWISE: [RegExp, string][] = [
  [
    /^units?$|^unitOf$|[Uu]nit_?[Pp]rice|(per|of|in|base|strange|column)_?[Uu]nit/i,
    'a unit of measure: yuan per ㎡',
  ],
  [
    /^user(name|_name|Id|_id|Agent|Menu|-menu|Add)$|[Uu]sername|^UserMenu$/,
    'whoever signs in; the promised `user add`',
  ],
  [/^customer_?service$/i, 'the role 客服'],
  [/^(CREDIT|VAGUE)_THREAT$/, 'flags of the wording rule: their names are promised'],
]
/** Files whose field has the word, each with the reason. */
const OF_ANOTHER_FIELD: [RegExp, RegExp, string][] = [
  [
    /^src\/(rules\/(allocation|settlement|limitation\/\w+)|app\/rules\/(allocation|limitation)|flow\/insight\/reads\/explain-law)\.ts$/,
    /not debts?,/,
    'articles 188 to 203, 560 and 561 speak of debts (债务)',
  ],
  [/^src\/platform\/(postgres|db)\//, /not (user|pause),/, "a database's user, and waiting for a moment"],
]

function foreignWords(path: string, text: string): string[] {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (isDeclared(node))
      for (const what of wordsNotOurs(node.text))
        if (!OF_ANOTHER_FIELD.some(([place, word]) => place.test(path) && word.test(what)))
          found.add(`${path}: ${what}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...found]
}

/** A name this source gives, not one it takes from a library. */
function isDeclared(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false
  const { parent } = node
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isBindingElement(parent)) return false
  return (
    (parent as { name?: ts.Node }).name === node &&
    !ts.isPropertyAccessExpression(parent) &&
    !ts.isJsxAttribute(parent)
  )
}

function wordsNotOurs(name: string): string[] {
  if (MEANT_OTHERWISE.some(([pattern]) => pattern.test(name))) return []
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_\W]+/)
    .filter((part) => NOT_OURS[part])
    .map((part) => `${name}: not ${part}, but ${NOT_OURS[part]}`)
}

test('no name uses a word that is not ours', () => {
  const sources = files('src/**/*.{ts,tsx}').filter((path) => !isTest(path))
  expect(sources.length).toBeGreaterThan(200)
  const names = files('db/migrations/*/up.sql').flatMap((path) =>
    [
      ...read(path)
        .replace(/--.*|'[^']*'/g, '')
        .matchAll(/^ {2}(\w+) [a-z]|CREATE (?:TABLE|VIEW|FUNCTION) ([\w.]+)/gm),
    ].map(([, column, table]) => `${path}: ${column ?? table}`),
  )
  expect(names.length).toBeGreaterThan(500)
  expect([
    ...sources.flatMap((path) => foreignWords(path, read(path))),
    ...names.flatMap((name) =>
      wordsNotOurs(name.split(': ')[1] as string).map((what) => `${name.split(': ')[0]}: ${what}`),
    ),
  ]).toEqual([])
})

test('the gate sees a table, a command and a word without an entry', () => {
  expect(tablesIn('CREATE TABLE ledger.planted (').filter((table) => !isListed(table))).toEqual([
    'ledger.planted',
  ])
  const planted = 'export async function plantThis(tx) {}\nexport function helper() {}'
  expect(commandIn('src/flow/ledger/commands/plant-this.ts', planted)).toEqual(['plantThis'])
  expect(commandIn('src/flow/ledger/commands/several.ts', planted)).toEqual(['plantThis', 'helper'])
  expect(isListed('plantThis')).toBe(false)
})

test.each([
  ['const debtList = 1', 'debtList: not debt, but arrears'],
  ['type BadDebtor = 1', 'BadDebtor: not debtor, but household'],
  ['function addPenalty() {}', 'addPenalty: not penalty, but late fee'],
  ['type Row = { user: string }', 'user: not user, but account, household, party or staff'],
  ['const unitOfBuilding = 1', 'unitOfBuilding: not unit, but entrance'],
  ['class Invoice {}', 'Invoice: not invoice, but bill or fapiao'],
])('the gate sees it: %s', (source, what) => {
  expect(foreignWords('planted.ts', source)).toEqual([`planted.ts: ${what}`])
})

test.each([
  'const unitPrice = 1',
  'const username = 1',
  'const { user } = page',
  'define(x)',
  'const refined = 1',
])('and leaves the rest alone: %s', (source) => {
  expect(foreignWords('planted.ts', source)).toEqual([])
})
