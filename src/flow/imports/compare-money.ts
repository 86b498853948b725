/** Prices and opening arrears of a file beside those that are stored. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Day } from '../../rules/day.ts'
import { Decimal, type Fen, parseYuan, yuan } from '../../rules/money.ts'
import { finding } from './findings.ts'
import type { Incoming, IncomingArrears, IncomingPrice } from './model.ts'
import type { Finding } from './reading/model.ts'

const storedPrices = sqlFile(import.meta.url, './sql/stored-prices.sql')
const storedArrears = sqlFile(import.meta.url, './sql/stored-arrears.sql')

export type MoneyComparison = { findings: Finding[]; prices: IncomingPrice[]; arrears: IncomingArrears[] }

/** `owned`: rooms whose owners are stored already. Rows with an error finding here are not accepted. */
export async function compareMoney(
  tx: Tx,
  communityId: string,
  rows: readonly Incoming[],
  options: {
    day: Day
    file: string
    owned: (code: string) => boolean
    premisesId: (code: string) => string | null
  },
): Promise<MoneyComparison> {
  const result: MoneyComparison = { findings: [], prices: [], arrears: [] }
  if (rows.some((row) => row.source.price)) {
    const stored = await tx.rows<StoredPrice>(storedPrices, { community: communityId, day: options.day })
    const priceOf = priceLookup(stored)
    for (const row of rows) price(row, priceOf(row, options.premisesId(row.premises.code)), result)
  }
  if (rows.some((row) => row.source.arrears)) {
    const stored = await tx.rows<{ code: string; amountFen: Fen }>(storedArrears, { community: communityId })
    const known = new Map(stored.map((arrears) => [arrears.code, arrears.amountFen]))
    for (const row of rows) arrears(row, known.get(row.premises.code), result, options)
  }
  return result
}

type StoredPrice = {
  premisesId: string | null
  building: string | null
  usage: string | null
  unitPrice: string
}

/** The price that applies to a room: its own, or else its building's, or else its usage's; the newest of equals. */
function priceLookup(stored: readonly StoredPrice[]) {
  // Ordered by their first day: a later one of the same scope replaces an earlier one.
  const byScope = new Map(
    stored.map((price) => [price.premisesId ?? scope(price.building, price.usage), price.unitPrice]),
  )
  return ({ premises }: Incoming, premisesId: string | null): string | undefined => {
    const scopes = [
      scope(premises.building, premises.usage),
      scope(premises.building, null),
      scope(null, premises.usage),
    ]
    return [...(premisesId ? [premisesId] : []), ...scopes].map((one) => byScope.get(one)).find(Boolean)
  }
}

function scope(building: string | null, usage: string | null): string {
  return JSON.stringify([building, usage])
}

function price({ source, premises }: Incoming, stored: string | undefined, result: MoneyComparison) {
  const given = source.price
  if (!given) return
  if (stored === undefined)
    result.prices.push({ code: premises.code, usage: premises.usage, unitPrice: given })
  else if (!new Decimal(stored).equals(given)) {
    result.findings.push(finding('price_differs', source, 'price', { stored, given }))
  }
}

function arrears(
  { source, premises }: Incoming,
  stored: Fen | undefined,
  result: MoneyComparison,
  { file, owned }: { file: string; owned: (code: string) => boolean },
) {
  const amountFen = source.arrears ? parseYuan(source.arrears) : null
  if (amountFen === null || amountFen === 0) return
  const given = yuan(amountFen)
  const say = (code: Parameters<typeof finding>[0], words: { stored?: string }) =>
    result.findings.push(finding(code, source, 'arrears', { ...words, given }))
  if (amountFen < 0) return say('arrears_is_credit', {})
  if (stored !== undefined)
    return stored === amountFen ? undefined : say('arrears_differ', { stored: yuan(stored) })
  if (source.owners.length === 0 && !owned(premises.code)) return say('arrears_without_owner', {})
  const cell = source.cells.arrears ?? `${source.row}`
  const place = [file, source.sheet ? `${source.sheet}!${cell}` : cell].join(' ')
  result.arrears.push({ code: premises.code, amountFen, place })
}
