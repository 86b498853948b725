import { sqlFile } from '../../platform/db/sql-file.ts'
import { implementApi } from '../../platform/http/api.ts'
import { enterLegalValue } from './commands/enter-legal-value.ts'
import { setRate } from './commands/set-rate.ts'
import { tariffContract } from './contract.ts'

const LIST_STANDARDS = sqlFile(import.meta.url, './sql/list-standards.sql')

const os = implementApi(tariffContract)

export const tariffRouter = os.router({
  standards: os.standards.handler(({ input, context }) =>
    context.read((tx) => tx.rows(LIST_STANDARDS, { community_id: input.communityId })),
  ),
  setRate: os.setRate.handler(({ input, context }) => context.write((tx) => setRate(tx, input))),
  enterLegalValue: os.enterLegalValue.handler(({ input, context }) =>
    context.write((tx) => enterLegalValue(tx, input)),
  ),
})
