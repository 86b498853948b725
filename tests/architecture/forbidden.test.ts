import { expect, test } from 'vitest'
import { ACTS } from '../../src/rules/acts/acts.ts'
import { FACTS } from '../../src/rules/acts/facts.ts'
import type { Shape } from '../../src/rules/acts/shape.ts'
import { FLAGS } from '../../src/rules/wording/model.ts'
import { actsIn, namesAndTexts, withoutSqlComments } from './forbidden.ts'
import { files, isTest, read } from './files.ts'

/** Where the words must stand so that they can be refused. */
const TO_REFUSE_THEM: Record<string, string> = {
  'src/rules/catalogue/conduct.ts': 'the rules that forbid them, and the tests that try them',
  'src/rules/wording': 'the words a text is stopped for',
}
/** Sentences that are about something else. */
const SOMETHING_ELSE: Record<string, string> = {
  'src/flow/documents/problems.ts: pressing or asking third persons: Ask a colleague to approve it.':
    'one member of staff asks another',
}
/** A flag in a list of answers says what a text was stopped for. */
const FLAG_NAMES = new Set<string>(FLAGS)
const isNoFlag = (line: string) => !FLAG_NAMES.has(line.replace(/[\s",]/g, ''))
const refuses = (path: string) => Object.keys(TO_REFUSE_THEM).some((prefix) => path.startsWith(prefix))

test('no forbidden act has a name: no type, table, column, value, import field, command or template', () => {
  const found: string[] = []
  let names = 0
  const look = (path: string, texts: string[]) => {
    names += texts.length
    found.push(...actsIn(texts).map((act) => `${path}: ${act}`))
  }
  const sources = files('src/**/*.{ts,tsx}').filter((path) => !isTest(path) && !refuses(path))
  for (const path of sources) look(path, namesAndTexts(path, read(path)))
  const queries = files('src/**/*.sql', 'db/migrations/**/*.sql')
  for (const path of queries) look(path, withoutSqlComments(read(path)).split('\n'))
  for (const path of files('openapi.json', 'src/**/*.{typ,html,json,csv}'))
    look(path, read(path).split('\n').filter(isNoFlag))
  expect(found.filter((act) => !SOMETHING_ELSE[act])).toEqual([])
  expect(Object.keys(SOMETHING_ELSE).filter((act) => !found.includes(act))).toEqual([])
  expect(sources.length).toBeGreaterThan(200)
  expect(queries.length).toBeGreaterThan(100)
  expect(names).toBeGreaterThan(20_000)
})

test('no act that can be judged, and no choice among its facts, is one of them', () => {
  const choices = Object.values(FACTS).flatMap(({ shape }) => [...choicesOf(shape)])
  const names = [...Object.keys(ACTS), ...Object.keys(FACTS), ...choices]
  expect(names.length).toBeGreaterThan(250)
  expect(actsIn(names)).toEqual([])
})

function choicesOf({ among = [], item, parts = {} }: Shape<unknown>): string[] {
  const within = [...(item ? [item] : []), ...Object.values(parts)]
  return [...among, ...Object.keys(parts), ...within.flatMap(choicesOf)]
}

test.each([
  "type Step = { kind: 'cut_water' }",
  'const powerCutoff = true',
  'const x = { waterLimit: 1 }',
  'function blockAccess() {}',
  "const kinds = ['gate_ban', 'vehicle_block']",
  'interface Blacklist {}',
  'const publishDebtors = 1',
  'const notifyEmployer = 1',
  'const neighbourCall = 1',
  "const field = 'workplace'",
  "const say = 'We shall cut off your water'",
  "const zh = '逾期将停水停电'",
  "const zh = '限制门禁与电梯出入'",
  "const zh = '将欠费业主名单张贴公示，列入黑名单'",
  "const zh = '我们将联系您的工作单位'",
  "const zh = '将影响您的个人信用记录'",
  'function clampVehicle() {}',
  'const serviceOnlyAfterPayment = true',
  'function withholdRepair() {}',
  "const zh = '缴清物业费后方可办理装修登记'",
  'const voteBan = 1',
  'const creditBureau = 1',
])('the gate sees it: %s', (source) => {
  expect(actsIn(namesAndTexts('planted.ts', source))).not.toEqual([])
})

test('a flag is let through as a whole line, and nothing else with it', () => {
  expect(['  "UTILITY_CUTOFF",', '"CREDIT_THREAT"'].filter(isNoFlag)).toEqual([])
  expect(['  "power_cut",', '"UTILITY_CUTOFF": true'].filter(isNoFlag)).toHaveLength(2)
})

test('the gate sees a column and a value', () => {
  const sql = "-- never: power_cut\nCREATE TABLE x (kind text CHECK (kind IN ('visit', 'power_cut')))"
  expect(actsIn([withoutSqlComments(sql)])).toContain('cutting or limiting utilities: power_cut')
  expect(actsIn([withoutSqlComments('SELECT 1 -- never: power_cut')])).toEqual([])
})

test.each([
  "const kinds = ['hold', 'hold_lift', 'visit', 'call', 'parking', 'entrance']",
  "const zh = '停电梯检修；水电费代收；电话、微信、电表'",
  'function refuseChange() {} // restrict access',
  "const zh = '紧急联系人'; const emergencyPhone = 1",
  'const barred = 0; const office = 1; const accessWord = 2',
  "const kinds = ['repair_request', 'payment_request']",
  "const votes = ['owners_resolution']",
  "const credits = ['credit_balance']",
])('and leaves the lawful alone: %s', (source) => {
  expect(actsIn(namesAndTexts('lawful.ts', source))).toEqual([])
})
