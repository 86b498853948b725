/** Every command of the command line. One line a slice. */
import { channelsCommands } from '../flow/channels/cli.ts'
import { collectionsCommands } from '../flow/collections/cli.ts'
import { insightCommands } from '../flow/insight/cli.ts'
import { importCommands } from '../flow/imports/cli.ts'
import { ledgerCommands } from '../flow/ledger/cli.ts'
import { rosterCommands } from '../flow/roster/cli.ts'
import { tariffCommands } from '../flow/tariff/cli.ts'
import { demoCommands } from '../demo/cli.ts'
import type { CliCommand } from '../platform/cli.ts'
import { backupCommands } from './commands/backup.ts'
import { benchCommand } from './commands/bench.ts'
import { dbCommands } from './commands/db.ts'
import { lawCommand } from './commands/law.ts'
import { listCommunities } from './commands/list-communities.ts'
import { openapiCommand } from './commands/openapi.ts'
import { rulesCommand } from './commands/rules.ts'
import { serveCommands } from './commands/serve.ts'
import { setupCommands } from './commands/setup.ts'
import { verifyCommand } from './commands/verify.ts'
import { runDemoTask } from './demo.ts'

export const commands: CliCommand[] = [
  ...serveCommands,
  ...setupCommands,
  ...dbCommands,
  listCommunities,
  ...rosterCommands,
  ...tariffCommands,
  ...ledgerCommands,
  ...importCommands,
  ...collectionsCommands,
  ...channelsCommands,
  ...insightCommands,
  verifyCommand,
  ...backupCommands,
  benchCommand,
  ...demoCommands(runDemoTask),
  rulesCommand,
  lawCommand,
  openapiCommand,
]
