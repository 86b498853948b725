import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { files, read, ROOT } from './files.ts'

// Decisions and pages point at things that exist.

const PARTS = ['Context', 'Decision', 'Consequences', 'Alternatives', 'Enforced by']

function shortcomings(path: string, text: string): string[] {
  const parts = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
  return [
    ...(/^# \d{4} \S/.test(text) ? [] : [`${path}: no number and title`]),
    ...(/^Status: (proposed|accepted|replaced by \[\d{4}\]\S*)/m.test(text) ? [] : [`${path}: no status`]),
    ...(parts.join() === PARTS.join() ? [] : [`${path}: its parts are ${parts.join(', ')}`]),
    ...(text.split('\n').length > 60 ? [`${path}: longer than a page`] : []),
  ]
}

/** Files a page names in backticks or links to, below the root or beside itself. */
function namedFiles(path: string, text: string): string[] {
  const linked = [...text.matchAll(/\]\(([^)#:]+\.\w+)(?:#[^)]*)?\)/g)].map(([, to]) =>
    join(path, '..', to as string),
  )
  const quoted = [...text.matchAll(/`((?:src|tests|db|docs|bin|bench)\/[\w./-]+\.\w+)`/g)].map(
    ([, file]) => file as string,
  )
  // `00NN` stands for the next number.
  return [...linked, ...quoted]
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.includes('NN'))
}

test('every decision is one page with its parts, and stands in the list', () => {
  const decisions = files('docs/adr/0*.md')
  expect(decisions.length).toBeGreaterThan(8)
  expect(decisions.flatMap((path) => shortcomings(path, read(path)))).toEqual([])
  const list = read('docs/adr/README.md')
  expect(decisions.filter((path) => !list.includes(`(${path.split('/').at(-1)})`))).toEqual([])
  const numbers = decisions.map((path) => path.match(/(\d{4})-/)?.[1])
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')))
})

test('what a page names is there', () => {
  const pages = files('*.md', 'docs/**/*.md', 'src/**/*.md')
  const named = pages.flatMap((path) => namedFiles(path, read(path)).map((file) => ({ path, file })))
  expect(named.length).toBeGreaterThan(20)
  expect(
    named.filter(({ file }) => !existsSync(join(ROOT, file))).map(({ path, file }) => `${path}: ${file}`),
  ).toEqual([])
})

test('the gate sees a decision without its parts and a name without its file', () => {
  expect(shortcomings('x.md', '# Idea\n\n## Context\n')).toHaveLength(3)
  expect(namedFiles('docs/adr/x.md', 'see [law](../law/none.md) and `src/rules/none.ts`')).toEqual([
    'docs/law/none.md',
    'src/rules/none.ts',
  ])
})
