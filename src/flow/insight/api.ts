/** Handlers of 经营分析: one snapshot and one read each. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import { type ApiContext, implementApi } from '../../platform/http/api.ts'
import { platformProblems } from '../../platform/problems.ts'
import { monthEnd, monthStart } from '../../rules/day.ts'
import { insightContract } from './contract.ts'
import { toFile } from './files.ts'
import { readBoard } from './reads/board.ts'
import { explainBalance, explainCharge } from './reads/explain.ts'
import { explainLateFee, explainLimitation } from './reads/explain-law.ts'
import { findHousehold } from './reads/find.ts'
import { readHousehold } from './reads/household.ts'
import { readLaw } from './reads/law.ts'
import { readPromises } from './reads/promises.ts'
import { readAgeing, readCollectionRate, readLedger } from './reads/reports.ts'
import { spanOf } from './reads/span.ts'
import { readStewardRates } from './reads/steward-rates.ts'
import { readDashboard, readWorklist } from './reads/worklist.ts'
import { seasonCard } from './season-card.ts'
import { ageingTable, collectionRateTable, ledgerTable, type Table, worklistTable } from './tables.ts'
import { whyRouter } from './why/api.ts'

const COMMUNITIES = sqlFile(import.meta.url, './sql/communities.sql')
const COMMUNITY = sqlFile(import.meta.url, './sql/community.sql')

type Community = {
  communityId: string
  code: string
  name: string
  zone: string
  premises: number
  households: number
}

const os = implementApi(insightContract)

export const insightRouter = os.router({
  communities: os.communities.handler(({ context }) => {
    const { grants } = context.principal
    const everywhere = grants.some(({ communityId }) => communityId === null)
    const community_ids = everywhere ? null : grants.map(({ communityId }) => communityId)
    return context.read((tx) => tx.rows<Community>(COMMUNITIES, { community_ids }))
  }),
  law: os.law.handler(({ input, context }) =>
    context.read((tx) => readLaw(tx, { day: input.day ?? context.day })),
  ),
  board: os.board.handler(({ input, context }) =>
    context.read((tx) => readBoard(tx, { ...need(input, context), day: context.day })),
  ),
  find: os.find.handler(({ input, context }) =>
    context.read((tx) => findHousehold(tx, { ...need(input, context), ...input, day: context.day })),
  ),
  household: os.household.handler(({ input, context }) =>
    context.read((tx) =>
      readHousehold(tx, { ...need(input, context), householdId: input.householdId, day: context.day }),
    ),
  ),
  ageing: os.ageing.handler(({ input, context }) =>
    context.read((tx) =>
      readAgeing(tx, { ...narrowed(input, context), by: input.by, asOf: input.asOf ?? context.day }),
    ),
  ),
  collectionRate: os.collectionRate.handler(({ input, context }) =>
    context.read((tx) => readCollectionRate(tx, { ...need(input, context), ...spanOf(input, context.day) })),
  ),
  stewardRates: os.stewardRates.handler(({ input, context }) =>
    context.read((tx) => readStewardRates(tx, { ...need(input, context), asOf: input.asOf ?? context.day })),
  ),
  promises: os.promises.handler(({ input, context }) => {
    const from = input.from ?? monthStart(context.day)
    return context.read((tx) =>
      readPromises(tx, { ...need(input, context), from, to: input.to ?? monthEnd(from), today: context.day }),
    )
  }),
  ledger: os.ledger.handler(({ input, context }) =>
    context.read((tx) => readLedger(tx, { ...need(input, context), ...spanOf(input, context.day) })),
  ),
  exportReport: os.exportReport.handler(async ({ input, context }) => {
    const scope = need(input, context)
    const span = spanOf(input, context.day)
    const table = await context.read(async (tx): Promise<Table> => {
      if (input.report === 'aging')
        return ageingTable(await readAgeing(tx, { ...scope, by: 'building', asOf: span.asOf }))
      if (input.report === 'collection-rate')
        return collectionRateTable(await readCollectionRate(tx, { ...scope, ...span }))
      if (input.report === 'ledger') return ledgerTable(await readLedger(tx, { ...scope, ...span }))
      return worklistTable(await readWorklist(tx, { ...scope, day: context.day }))
    })
    await context.write(async (tx) =>
      tx.audit({
        communityId: input.communityId,
        action: 'insight.export',
        subject: `report:${input.report}`,
        facts: { format: input.format, rows: table.rows.length },
      }),
    )
    return toFile(table, input.format)
  }),
  worklist: os.worklist.handler(({ input, context }) =>
    context.read((tx) => readWorklist(tx, { ...need(input, context), day: context.day })),
  ),
  why: whyRouter,
  explainBalance: os.explainBalance.handler(({ input, context }) =>
    context.read((tx) =>
      explainBalance(tx, {
        ...need(input, context),
        accountId: input.accountId,
        asOf: input.asOf ?? context.day,
        day: context.day,
      }),
    ),
  ),
  explainCharge: os.explainCharge.handler(({ input, context }) =>
    context.read((tx) =>
      explainCharge(tx, {
        ...need(input, context),
        chargeId: input.chargeId,
        asOf: input.asOf ?? context.day,
        day: context.day,
      }),
    ),
  ),
  explainLateFee: os.explainLateFee.handler(({ input, context }) =>
    context.read((tx) =>
      explainLateFee(tx, {
        ...need(input, context),
        itemId: input.itemId,
        asOf: input.asOf ?? context.day,
        day: context.day,
      }),
    ),
  ),
  explainLimitation: os.explainLimitation.handler(({ input, context }) =>
    context.read((tx) =>
      explainLimitation(tx, {
        ...need(input, context),
        itemId: input.itemId,
        asOf: input.asOf ?? context.day,
        day: context.day,
      }),
    ),
  ),
  seasonCard: os.seasonCard.handler(async ({ input, context }) => {
    const row = await context.read((tx) =>
      tx.row<{ name: string; hotline: string | null; paymentInstructions: string | null }>(COMMUNITY, {
        community_id: input.communityId,
      }),
    )
    if (!row) throw platformProblems.not_found({ what: '小区', id: input.communityId })
    return seasonCard(row)
  }),
  dashboard: os.dashboard.handler(({ input, context }) =>
    context.read((tx) => readDashboard(tx, { communityId: input.communityId, day: context.day })),
  ),
})

/** One steward's homes on request; somebody who sees only their own stays with their own. */
function narrowed(input: { communityId: string; stewardId?: string | undefined }, context: ApiContext) {
  const own = need(input, context)
  return { ...own, stewardId: own.stewardId ?? input.stewardId ?? null }
}

function need({ communityId }: { communityId: string }, { stewardId }: ApiContext) {
  return { communityId, stewardId }
}
