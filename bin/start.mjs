// npm start: everything a newcomer needs, from a fresh clone to a running console.

import { bootstrap, root, runNode } from './bootstrap.mjs'
import { buildWeb } from './web.mjs'

bootstrap()
buildWeb()
await runNode([`${root}/src/app/cli.ts`, 'start', ...process.argv.slice(2)])
