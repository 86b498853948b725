// npm run openapi: openapi.json anew, from the contracts.
import { writeFile } from 'node:fs/promises'
import { openapiText } from '../../src/app/openapi.ts'

await writeFile(new URL('../../openapi.json', import.meta.url), await openapiText())
console.log('openapi.json')
