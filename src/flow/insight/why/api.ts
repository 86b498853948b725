/** Handlers of why: one snapshot, one figure. */
import { type ApiContext, implementApi } from '../../../platform/http/api.ts'
import { spanOf } from '../reads/span.ts'
import { whyAgeing } from './ageing.ts'
import { whyBillingRun } from './billing-run.ts'
import { whyBoard } from './board.ts'
import { whyRate } from './collection-rate.ts'
import { whyContract } from './contract.ts'
import { whyHousehold } from './household.ts'
import { whyLedger } from './ledger.ts'
import { whyOverview } from './overview.ts'
import { whyPromise } from './promise.ts'
import { whySteward } from './steward.ts'
import { whyTakings } from './takings.ts'

const os = implementApi(whyContract)

export const whyRouter = os.router({
  ageing: os.ageing.handler(({ input, context }) => {
    const need = needIn(input, context)
    const stewardId = need.stewardId ?? input.stewardId ?? null
    return context.read((tx) =>
      whyAgeing(tx, { ...input, ...need, stewardId, asOf: input.asOf ?? context.day }),
    )
  }),
  collectionRate: os.collectionRate.handler(({ input, context }) =>
    context.read((tx) => whyRate(tx, { ...input, ...needIn(input, context), ...spanOf(input, context.day) })),
  ),
  ledger: os.ledger.handler(({ input, context }) =>
    context.read((tx) =>
      whyLedger(tx, { ...input, ...needIn(input, context), ...spanOf(input, context.day) }),
    ),
  ),
  overview: os.overview.handler(({ input, context }) =>
    context.read((tx) => whyOverview(tx, { ...input, ...needIn(input, context), day: context.day })),
  ),
  steward: os.steward.handler(({ input, context }) =>
    context.read((tx) =>
      whySteward(tx, { ...input, ...needIn(input, context), asOf: input.asOf ?? context.day }),
    ),
  ),
  household: os.household.handler(({ input, context }) =>
    context.read((tx) => whyHousehold(tx, { ...input, ...needIn(input, context), day: context.day })),
  ),
  board: os.board.handler(({ input, context }) =>
    context.read((tx) => whyBoard(tx, { ...input, ...needIn(input, context), day: context.day })),
  ),
  promise: os.promise.handler(({ input, context }) =>
    context.read((tx) => whyPromise(tx, { ...input, ...needIn(input, context), today: context.day })),
  ),
  takings: os.takings.handler(({ input, context }) => {
    const days = { day: input.day ?? context.day, today: context.day }
    return context.read((tx) => whyTakings(tx, { ...input, ...needIn(input, context), ...days }))
  }),
  billingRun: os.billingRun.handler(({ input, context }) =>
    context.read((tx) => whyBillingRun(tx, { ...input, allMoney: context.money === 'all' })),
  ),
})

function needIn({ communityId }: { communityId: string }, { stewardId }: ApiContext) {
  return { communityId, stewardId }
}
