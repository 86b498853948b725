/** Every command of the command line. One line a slice. */
import { insightCommands } from '../flow/insight/cli.ts'
import { ledgerCommands } from '../flow/ledger/cli.ts'
import { tariffCommands } from '../flow/tariff/cli.ts'
import type { CliCommand } from '../platform/cli.ts'
import { dbCommands } from './commands/db.ts'
import { listCommunities } from './commands/list-communities.ts'
import { openapiCommand } from './commands/openapi.ts'
import { serveCommands } from './commands/serve.ts'
import { setupCommands } from './commands/setup.ts'

export const commands: CliCommand[] = [
  ...serveCommands,
  ...setupCommands,
  ...dbCommands,
  listCommunities,
  ...tariffCommands,
  ...ledgerCommands,
  ...insightCommands,
  openapiCommand,
]
