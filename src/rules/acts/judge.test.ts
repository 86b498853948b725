import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parseYuan, yuan } from '../money.ts'
import { ACTS, type Act, type ActFacts, factsAskedBy } from './acts.ts'
import type { ActLine } from './check.ts'
import { factNamed } from './facts.ts'
import { judgeAct } from './judge.ts'
import { fits } from './shape.ts'

// The table is an expert's: each row is one act in order with something changed.

const TABLE = readFileSync(new URL('../cases/gate.md', import.meta.url), 'utf8')
const IN_ORDER = JSON.parse(/```json\n([\s\S]+?)```/.exec(TABLE)?.[1] ?? '{}') as Record<
  string,
  Record<string, unknown>
>

type Row = { rule: string; fires: string; act: string; changes: string; decision: string; reason: string }

const ROWS: Row[] = (TABLE.split('## Rows')[1] ?? '')
  .split('\n')
  .filter((line) => /^\| [A-Z]-\d\d /.test(line))
  .map((line) => {
    const [rule, fires, act, changes, decision, reason] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    return { rule, fires, act, changes, decision, reason } as Row
  })

/** Yuan as people write them become fen; whatever else stays. */
function toldValue(name: string, value: unknown): unknown {
  return factNamed(name)?.shape.kind === 'money' ? parseYuan(value as string) : value
}

function factsIn(act: string, changes = ''): ActFacts {
  const facts: Record<string, unknown> = { ...IN_ORDER[act] }
  for (const change of changes.split('; ').filter((one) => one !== '')) {
    const [name, value] = change.split(' = ') as [string, string]
    facts[name] = value === 'untold' ? undefined : JSON.parse(value)
  }
  const told = Object.entries(facts).map(([name, value]) => [
    name,
    value === undefined ? value : toldValue(name, value),
  ])
  return { act, ...Object.fromEntries(told) } as ActFacts
}

test.each(ROWS)('$rule $fires: $act, $changes', ({ rule, fires, act, changes, decision, reason }) => {
  const answer = judgeAct(factsIn(act, changes))
  const found = answer.findings.filter((one) => one.rule === rule && !one.approved)
  expect(found.length > 0 ? 'yes' : 'no').toBe(fires)
  expect(answer.decision).toBe(decision)
  expect(answer.reason ?? '').toBe(reason)
})

describe('the table', () => {
  it('holds every act in order: allowed, with nothing missing and no fact it does not ask for', () => {
    expect(Object.keys(IN_ORDER).sort()).toEqual(Object.keys(ACTS).sort())
    for (const act of Object.keys(ACTS) as Act[]) {
      const { decision, missing } = judgeAct(factsIn(act))
      expect({ act, decision, missing }).toEqual({ act, decision: 'allow', missing: [] })
      const told = Object.entries(factsIn(act)).filter(([name]) => name !== 'act')
      for (const [name, value] of told) {
        expect(factsAskedBy(act), act).toContain(name)
        expect(fits(factNamed(name)?.shape as never, value), `${act} ${name}`).toBe(true)
      }
    }
  })

  it('has a row that fires and one that does not for every rule an act is judged by', () => {
    const judged = new Set(
      Object.values<ActLine>(ACTS).flatMap(({ checks }) => checks.map((one) => one.rule)),
    )
    const rules = [...judged, 'G-08'].sort()
    const with_ = (fires: string) =>
      [...new Set(ROWS.filter((one) => one.fires === fires).map((one) => one.rule))].sort()
    expect(with_('yes')).toEqual(rules)
    expect(with_('no')).toEqual(rules)
    expect(ROWS.length).toBeGreaterThan(200)
  })

  it('notices the loss of any check: each stands in some row of its act', () => {
    const stood = new Set(
      ROWS.flatMap(({ act, changes }) =>
        judgeAct(factsIn(act, changes)).findings.map(({ rule, reason }) => `${act} ${rule} ${reason}`),
      ),
    )
    // A choice without a member to refuse is only ever unknown, and so is a day nobody told.
    const unknown = ['ADDRESSEE_NOT_A_PAYER', 'CONTACT_SOURCE_UNKNOWN', 'SOURCE_UNKNOWN', 'DAY_UNKNOWN']
    const checks = Object.entries<ActLine>(ACTS).flatMap(([act, line]) =>
      line.checks.map(
        ({ rule, reason }) => `${act} ${rule} ${unknown.includes(reason) ? 'NOT_TOLD' : reason}`,
      ),
    )
    expect(checks.length).toBeGreaterThan(200)
    expect(checks.filter((one) => !stood.has(one))).toEqual([])
  })

  it('a row that does not fire is of an act that the rule could stand against', () => {
    for (const { rule, act } of ROWS.filter((one) => one.fires === 'no' && one.rule !== 'G-08')) {
      const { checks }: ActLine = ACTS[act as Act]
      expect(
        checks.map((one) => one.rule as string),
        `${rule} ${act}`,
      ).toContain(rule)
    }
  })
})

describe('an answer', () => {
  it('collects what the contract carries and no more', () => {
    const { figures } = judgeAct(factsIn('bill', 'billedRate = "2.50"'))
    expect([figures.billed, figures.collectable, figures.blocked].map((one) => yuan(one as never))).toEqual(
      '3000.00 2400.00 600.00'.split(' '),
    )
    const after = judgeAct(factsIn('bill', 'monthsAfterEnd = 3; refusedToLeave = true')).figures
    expect(yuan(after.collectable as never)).toBe('1800.00')
    expect(judgeAct(factsIn('bill', 'vacantMonths = 7')).figures.shareAtMost).toBe('0.6')
  })

  it('names who owes', () => {
    expect(judgeAct(factsIn('bill', 'delivered = false')).figures.liable).toEqual(['developer'])
    expect(judgeAct(factsIn('suit', 'payer = "tenant"; tenantAgreedToPay = true')).figures.liable).toEqual([
      'tenant',
      'owner',
    ])
  })

  it('names the months, the days and the way', () => {
    expect(judgeAct(factsIn('prepay', 'prepayMonths = 18')).figures.maxMonths).toBe(12)
    expect(judgeAct(factsIn('prepay', 'contractMonthsLeft = 6')).figures.maxMonths).toBe(6)
    expect(judgeAct(factsIn('follow_payment_order')).figures.lastDay).toBe('2026-04-16')
    expect(judgeAct(factsIn('enforcement')).figures.lastDay).toBe('2028-01-31')
    expect(judgeAct(factsIn('suit')).figures).toMatchObject({
      demandEndsOn: '2026-03-16',
      route: 'court',
      track: 'small_claims',
      missingEvidence: [],
    })
    expect(judgeAct(factsIn('payment_order', 'claims = ["fee","late_fee"]')).figures.remove).toEqual([
      'late_fee',
    ])
    const order = judgeAct(
      factsIn('payment_order', 'claims = ["fee","late_fee"]; claimedLateFee = "153.18"'),
    ).figures
    expect([order.claimable, order.blocked]).toEqual([360_000, 15_318])
    expect(judgeAct(factsIn('destroy_record', 'recordKind = "annual_report"')).figures.keepUntil).toBeNull()
    expect(judgeAct(factsIn('claim_late_fee', 'claimedLateFee = "900.00"')).figures.claimable).toBe(15318)
  })

  it('gives the ground of every finding, in both languages, and the trail', () => {
    const { findings, because } = judgeAct({ act: 'suit' })
    expect(findings.length).toBeGreaterThan(15)
    for (const one of findings) {
      expect(one.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(one.en).toMatch(/^[\x20-\x7e’㎡]+$/)
      expect(one.source.page).not.toBe('')
    }
    expect(because.from).toHaveLength(findings.length)
  })

  it('tells the law from silence', () => {
    const alone = judgeAct({ act: 'arbitration', clause: null })
    expect([alone.decision, alone.reason, alone.onFactsTold]).toEqual([
      'block',
      'NO_ARBITRATION_AGREEMENT',
      'block',
    ])
    const silent = judgeAct({
      act: 'arbitration',
      clause: { intent: true, matters: true, institution: true },
    })
    expect([silent.decision, silent.reason, silent.onFactsTold]).toEqual(['block', 'NOT_TOLD', 'allow'])
    expect(silent.missing).toContain('demands')
  })
})

describe('what has no name', () => {
  it.each([
    'cut_water',
    'limit_power',
    'block_entry',
    'clamp_vehicle',
    'tie_repair',
    'post_names',
    'visit_office',
    'call_neighbours',
    '__proto__',
    'toString',
    '',
  ])('is refused like any unknown: %s', (act) => {
    const answer = judgeAct({ act } as never)
    expect([answer.decision, answer.reason]).toEqual(['block', 'UNKNOWN_ACT'])
  })

  it('has no member in any type', () => {
    // @ts-expect-error utilities are no means of collecting
    const utilities: ActFacts = { act: 'cut_water' }
    // @ts-expect-error nor is passage
    const passage: ActFacts = { act: 'block_entry' }
    // @ts-expect-error services are not tied to the fee
    const tying: ActFacts = { act: 'hold_back_repair' }
    // @ts-expect-error nobody is named in public
    const posting: ActFacts = { act: 'publish', subject: 'names_of_owners' }
    // @ts-expect-error nobody else is pressed
    const others: ActFacts = { act: 'call', addressee: 'neighbour' }
    // @ts-expect-error nor told
    const told: ActFacts = { act: 'disclose', recipient: 'employer' }
    // @ts-expect-error and nobody is visited where they work
    const place: ActFacts = { act: 'visit', place: 'workplace' }
    // @ts-expect-error bought data has no name
    const source: ActFacts = { act: 'call', contactSource: 'bought' }
    for (const facts of [utilities, passage, tying, posting, others, told, place, source])
      expect(judgeAct(facts).decision).toBe('block')
  })
})
