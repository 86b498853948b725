import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, ROOT } from './files.ts'

// The project speaks of itself alone: whoever clones it finds no trace of the place or the circumstances it was made in.

const TRACES: [RegExp, string][] = [
  [
    /\/work\/(main|shared)|\/home\/\w+\/|\/Users\/\w+\/|\/tmp\/(brief|bash)|\bshared\/(design|law|data|seeds|field)/,
    'a path of one machine',
  ],
  [
    /(registry|npm|mirror|artifacts?)[\w-]*\.[\w-]*\.?(npmjs|npmmirror|taobao|internal|corp|local|jfrog)\b/i,
    'a registry',
  ],
  [/"resolved":\s*"https?:/, 'a registry'],
  [
    /\b(this|that|another|previous|earlier|last|next|parallel|helper|worker|coding|chat|agent|work) sessions?\b(?! (of|for) (a|the) (user|person|staff|browser))/i,
    'a workplace session',
  ],
  [
    /\b(sub-?agents?|language models?|LLMs?|ChatGPT|GPT-\d|Claude|Anthropic|Copilot|Co-Authored-By)\b/,
    'a workplace',
  ],
  [
    /\b(as|per|see|in) (the|my|our|this) (standing )?brief\b|\bmy instructions\b|\bthe prompt\b/i,
    'a workplace',
  ],
  [/(本次|上次|此次|子)会话|子代理|大模型|提示词/, 'a workplace'],
]

/** Files in which such a word is about something else. */
const EXEMPT: Record<string, string> = {
  'tests/architecture/alone.test.ts': 'this gate',
}

export function traces(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      TRACES.filter(([pattern]) => pattern.test(line)).map(
        ([, what]) => `${index + 1}: ${what}: ${line.trim().slice(0, 80)}`,
      ),
    )
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e9 })
const inCheckout = existsSync(join(ROOT, '.git'))

test.runIf(inCheckout)('no file speaks of another place', () => {
  const paths = git('ls-files', '-co', '--exclude-standard').trim().split('\n')
  const texts = paths.filter(
    (path) =>
      !EXEMPT[path] &&
      statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() &&
      !/\.(xlsx?|png|ico|ttf|woff2?|zip|gz|pdf)$/.test(path),
  )
  expect(texts.length).toBeGreaterThan(400)
  expect(texts.flatMap((path) => traces(read(path)).map((trace) => `${path}:${trace}`))).toEqual([])
})

test.runIf(inCheckout)('no commit speaks of another place', () => {
  const messages = git('log', '--format=%h %B')
  expect(messages.length).toBeGreaterThan(1_000)
  expect(traces(messages)).toEqual([])
})

test('package.json and its lock name the same packages', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
  const locked = JSON.parse(read('package-lock.json')).packages['']
  expect(Object.keys(dependencies).length).toBeGreaterThan(10)
  expect(locked).toMatchObject({ dependencies, devDependencies, optionalDependencies })
  expect(Object.keys(locked.dependencies).sort()).toEqual(Object.keys(dependencies).sort())
  expect(Object.keys(locked.devDependencies).sort()).toEqual(Object.keys(devDependencies).sort())
})

test.each([
  ['see /work', '/shared/design'].join(''),
  ['as said in the previous', 'session'].join(' '),
  ['the other helper', 'sessions write the web'].join(' '),
  ['"resolved": "https:', '//somewhere/x.tgz"'].join(''),
  ['https://registry', '.npmjs.org/x'].join(''),
  ['Co-Authored', '-By: somebody'].join(''),
  ['见上次', '会话'].join(''),
])('the gate sees it: %s', (line) => {
  expect(traces(line)).toHaveLength(1)
})

test.each([
  'Ends every session of one of the company’s own staff but one.',
  'platform.session (token_hash, company_id)',
  'a session ends after twelve hours; close_other_sessions',
  'const session = await openSession(token)',
])('and leaves a sign-in alone: %s', (line) => {
  expect(traces(line)).toEqual([])
})
