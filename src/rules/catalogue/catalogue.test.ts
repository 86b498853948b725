import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { RULES } from './catalogue.ts'
import { LAW_PAGES } from './law-pages.ts'
import { IN_PRODUCT } from './product.ts'
import type { Proof, Rule } from './rule.ts'
import { rulesPage } from './rules-page.ts'

const ROOT = new URL('../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const exists = (path: string) => existsSync(new URL(path, ROOT))

type Enforced = Rule & { enforcedBy: Proof }
const enforced = RULES.filter((one): one is Enforced => 'enforcedBy' in one)

const LETTERS = { P: 15, W: 17, C: 17, D: 12, G: 20, L: 10, A: 9, F: 10, B: 7, I: 9, E: 9 }

test('135 rules, each once, none passed over', () => {
  const wanted = Object.entries(LETTERS).flatMap(([letter, many]) =>
    Array.from({ length: many }, (_, index) => `${letter}-${String(index + 1).padStart(2, '0')}`),
  )
  expect(RULES).toHaveLength(135)
  expect(RULES.map((one) => one.id).sort()).toEqual(wanted.sort())
})

test('every rule is said in Chinese and English and names its ground on a page that exists', () => {
  for (const { id, zh, en, basis, verified } of RULES) {
    expect(zh, id).toMatch(/[\u4e00-\u9fff]{3}/)
    expect(en, id).toMatch(/^[\x20-\x7e’]{15,}$/)
    expect(basis.length, id).toBeGreaterThan(0)
    expect(
      verified.every((one) => one !== undefined),
      id,
    ).toBe(true)
    for (const { law, article, page } of basis) {
      const text = read(`docs/law/${page}.md`)
      expect(text, `${id} ${page}`).toMatch(new RegExp(`^# ${law.replace(/[()]/g, '\\$&')}$`, 'm'))
      if (article) expect(text.split('\n'), `${id} ${page}`).toContain(`## ${article}`)
    }
  }
})

test('every page it knows is there under its name', () => {
  for (const [page, law] of Object.entries(LAW_PAGES))
    expect(read(`docs/law/${page}.md`).split('\n'), page).toContain(`# ${law}`)
})

/** Rows `| G-01 | yes | …` of a table. */
const firing = (table: string, id: string, fires: string) =>
  read(table)
    .split('\n')
    .filter((line) => line.startsWith(`| ${id} | ${fires} |`)).length

describe('what is enforced', () => {
  it('is so in a file, and shown both ways', () => {
    for (const { id, enforcedBy: proof } of enforced) {
      expect(exists(proof.module), `${id} ${proof.module}`).toBe(true)
      if ('cases' in proof) {
        expect(firing(proof.cases, id, 'yes'), `${id} fires nowhere`).toBeGreaterThan(0)
        expect(firing(proof.cases, id, 'no'), `${id} never rests`).toBeGreaterThan(0)
        continue
      }
      const text = read(proof.test)
      expect(text, `${id} fires`).toContain(proof.fires)
      expect(text, `${id} rests`).toContain(proof.rests)
      expect(proof.fires, id).not.toBe(proof.rests)
    }
  })

  it('is by far the most', () => {
    expect(enforced.length).toBeGreaterThanOrEqual(115)
  })
})

test('what the product is said to hold to stands in a file of it, and is a rule', () => {
  const ids = RULES.map((one) => one.id)
  for (const [id, path] of IN_PRODUCT) {
    expect(ids).toContain(id)
    expect(exists(path), `${id} ${path}`).toBe(true)
  }
  expect(IN_PRODUCT.size).toBeGreaterThan(50)
})

test('what is not enforced says why', () => {
  for (const rule of RULES) {
    if (!('notYet' in rule)) continue
    expect(rule.notYet.zh, rule.id).toMatch(/[\u4e00-\u9fff]{6}/)
    expect(rule.notYet.en.length, rule.id).toBeGreaterThan(20)
  }
})

test('docs/law/rules.md is the catalogue as it is now (npm run catalogue)', () => {
  expect(read('docs/law/rules.md')).toBe(rulesPage(RULES))
})
