/**
 * A reading beside what is stored: which rows would be new, changed or unchanged, which contradict, and one digest over
 * all of it. Writes nothing.
 */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Day } from '../../rules/day.ts'
import { Decimal, sum, yuan } from '../../rules/money.ts'
import { digestOf } from '../roster/commands/digest-of.ts'
import { compareHouseholds, type HouseholdsPlan } from '../roster/commands/compare-households.ts'
import { comparePremises, type PremisesComparison } from '../roster/commands/compare-premises.ts'
import type { Difference } from '../roster/model.ts'
import { compareMoney, type MoneyComparison } from './compare-money.ts'
import { finding, isOwnFinding } from './findings.ts'
import { incomingOf } from './incoming.ts'
import type { Comparison, Incoming, Totals } from './model.ts'
import type { Finding, RosterReading, RosterRow } from './reading/model.ts'

const contractStart = sqlFile(import.meta.url, './sql/contract-start.sql')

type Compared = {
  incoming: Incoming[]
  premises: PremisesComparison[]
  households: HouseholdsPlan
  money: MoneyComparison
  findings: Finding[]
}

export async function compareReading(
  tx: Tx,
  input: { communityId: string; reading: RosterReading; day: Day },
): Promise<Comparison> {
  const { communityId, reading, day } = input
  const since = await ownersSince(tx, communityId, day)
  const { incoming, findings } = candidates(reading, day, since)
  let compared = await compare(tx, communityId, incoming, day, reading.file)
  // A row left out can have been what joined two others, so what remains is compared anew until nothing contradicts.
  for (let bad = inError(compared); bad.size > 0; bad = inError(compared)) {
    findings.push(...compared.findings.filter((one) => one.severity === 'error'))
    const remaining = compared.incoming.filter((row) => !bad.has(row.source))
    compared = await compare(tx, communityId, remaining, day, reading.file)
  }
  findings.push(...compared.findings, ...assumed(compared, since))
  return settle(reading, compared, findings, { day, since })
}

/** Owners without a hand-over day owe from the contract's first day; without a contract, from last year's first. */
async function ownersSince(tx: Tx, communityId: string, day: Day): Promise<Day> {
  const contract = await tx.row<{ fromDay: Day }>(contractStart, { community: communityId, day })
  return contract?.fromDay ?? (`${Number(day.slice(0, 4)) - 1}-01-01` as Day)
}

function candidates(reading: RosterReading, day: Day, since: Day) {
  const findings: Finding[] = []
  const incoming: Incoming[] = []
  for (const row of reading.rows) {
    if (row.error || row.sameAs) continue
    const made = incomingOf(row, day, since)
    if ('severity' in made) findings.push(made)
    else incoming.push(made)
  }
  return { incoming, findings }
}

async function compare(
  tx: Tx,
  communityId: string,
  incoming: Incoming[],
  day: Day,
  file: string,
): Promise<Compared> {
  const premises = await comparePremises(
    tx,
    communityId,
    incoming.map((row) => row.premises),
  )
  // The stored hand-over day counts where the file has none.
  const rows = incoming.map((row, at) => {
    const handover = premises[at]?.facts.handoverDay
    return handover ? { ...row, household: { ...row.household, fromDay: handover } } : row
  })
  const households = await compareHouseholds(
    tx,
    communityId,
    rows.map((row) => row.household),
  )
  const owned = new Set(households.outcomes.filter((row) => row.outcome !== 'new').map((row) => row.code))
  const ids = new Map(premises.map((row) => [row.code, row.premisesId]))
  const money = await compareMoney(tx, communityId, rows, {
    day,
    file,
    owned: (code) => owned.has(code),
    premisesId: (code) => ids.get(code) ?? null,
  })
  const findings = rows.flatMap((row, at) => [
    ...(premises[at]?.differences ?? []).flatMap((difference) => asFinding(row.source, difference)),
    ...(households.outcomes[at]?.differences ?? []).flatMap((difference) =>
      asFinding(row.source, difference),
    ),
    ...newPayers(row, households.outcomes[at]?.outcome === 'new'),
  ])
  const priced = money.prices.length > 0 ? pricesSeen(rows, money) : []
  return {
    incoming: rows,
    premises,
    households,
    money,
    findings: [...findings, ...money.findings, ...priced],
  }
}

function asFinding(row: RosterRow, { code, field, stored, given }: Difference): Finding[] {
  if (!isOwnFinding(code)) return []
  return [finding(code, row, field === 'building' ? 'room' : field, { stored, given })]
}

function newPayers(row: Incoming, isNew: boolean): Finding[] {
  const { tenant } = row.household
  return isNew && tenant ? [finding('tenant_added', row.source, 'tenant', { given: tenant.name })] : []
}

// One word a price, at the first row that brings it.
function pricesSeen(rows: readonly Incoming[], money: MoneyComparison): Finding[] {
  const byCode = new Map(rows.map((row) => [row.premises.code, row.source]))
  return [...Map.groupBy(money.prices, (price) => price.unitPrice)].map(([given, [first]]) =>
    finding('price_needs_publication', byCode.get(first?.code ?? '') ?? null, 'price', { given }),
  )
}

function inError(compared: Compared): Set<RosterRow> {
  const places = new Set(compared.findings.filter((one) => one.severity === 'error').map(placeOf))
  return new Set(compared.incoming.map((row) => row.source).filter((row) => places.has(placeOf(row))))
}

function assumed({ incoming, households }: Compared, since: Day): Finding[] {
  const count = incoming.filter(
    (row, at) =>
      row.household.owners.length > 0 &&
      row.household.fromDay === since &&
      !row.source.handover &&
      households.outcomes[at]?.outcome === 'new',
  ).length
  return count > 0
    ? [finding('liable_from_assumed', null, 'handover', { stored: String(count), given: since })]
    : []
}

function settle(
  reading: RosterReading,
  compared: Compared,
  found: Finding[],
  days: { day: Day; since: Day },
): Comparison {
  const states = rowStates(compared)
  const findings = [...reading.findings, ...found]
  const counts = { rows: reading.rows.length, accepted: 0, skipped: 0, unchanged: 0, created: 0, changed: 0 }
  for (const row of reading.rows) {
    const state = row.error ? undefined : states.get(row.sameAs ? placeOf(row.sameAs) : placeOf(row))
    if (!state) {
      counts.skipped += 1
      if (!row.error && row.sameAs) {
        findings.push(finding('same_room_skipped', row, 'room', { given: String(row.sameAs.row) }))
      }
      continue
    }
    counts.accepted += 1
    counts[state] += 1
  }
  const { premises, households, money, incoming } = compared
  return {
    findings: inOrder(findings, reading),
    counts,
    totals: totalsOf(compared),
    incoming,
    prices: money.prices,
    arrears: money.arrears,
    digest: digestOf([
      days,
      premises.map((row) => [row.code, row.premisesId, row.outcome, row.facts]),
      { ...households, ownerKeys: [...households.ownerKeys], identified: [...households.identified] },
      money,
    ]),
  }
}

type State = 'created' | 'changed' | 'unchanged'

function rowStates({ incoming, premises, households, money }: Compared): Map<string, State> {
  const paid = new Set([...money.prices, ...money.arrears].map((row) => row.code))
  return new Map(
    incoming.map((row, at) => {
      const outcomes = [premises[at]?.outcome, households.outcomes[at]?.outcome]
      const same = outcomes.every((outcome) => outcome === 'unchanged') && !paid.has(row.premises.code)
      const state: State = outcomes[0] === 'new' ? 'created' : same ? 'unchanged' : 'changed'
      return [placeOf(row.source), state]
    }),
  )
}

function totalsOf({ premises, households, money }: Compared): Totals {
  const areas = premises.map((row) => row.row.floorArea).filter((area) => area !== null && area !== undefined)
  const byUsage = Map.groupBy(premises, (row) => row.facts.usage)
  return {
    premises: premises.length,
    owners: households.ownerKeys.size,
    areaM2: areas.reduce((total, area) => total.plus(area), new Decimal(0)).toFixed(2),
    byUsage: Object.fromEntries([...byUsage].map(([usage, rows]) => [usage, rows.length])),
    arrears: yuan(sum(money.arrears.map((row) => row.amountFen))),
  }
}

function placeOf(row: { sheet: string | null; row: number | null }): string {
  return JSON.stringify([row.sheet, row.row])
}

/** As a person goes through the file: the whole file first, then sheet by sheet, row by row. */
function inOrder(findings: Finding[], reading: RosterReading): Finding[] {
  const sheets = new Map(reading.sheets.map((sheet, index) => [sheet.name, index]))
  const position = (one: Finding) => (one.row === null ? -1 : (sheets.get(one.sheet) ?? 0))
  return findings.toSorted((a, b) => position(a) - position(b) || (a.row ?? 0) - (b.row ?? 0))
}
