// npm start: everything a newcomer needs, from a fresh clone to a running console.

import { bootstrap, root, runNode } from './bootstrap.mjs'
import { buildWeb } from './web.mjs'

bootstrap()
if (!buildWeb()) process.exit(1)
await runNode([`${root}/src/app/cli.ts`, 'start', ...process.argv.slice(2)])
