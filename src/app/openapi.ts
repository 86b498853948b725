/** openapi.json out of the contracts: generated, committed, reviewed as a diff. */
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from './contract.ts'
import { version } from './setup/version.ts'

/** The text of openapi.json: the same contracts give the same bytes. */
export async function openapiText(): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Dunwell 敦睦', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'dunwell' } },
      schemas: { Problem: PROBLEM },
    },
    security: [{ session: [] }],
  })
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path ?? {})) addProblem(operation as Operation)
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

type Operation = { responses?: Record<string, unknown> }

/** Every operation may be refused, and every refusal has one shape. */
function addProblem(operation: Operation) {
  if (typeof operation !== 'object' || !operation.responses) return
  operation.responses['default'] = {
    description: '被拒绝 · refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

const PROBLEM: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['title', 'code', 'status', 'message', 'messageEn', 'next', 'nextEn', 'facts'],
  properties: {
    title: { type: 'string' },
    code: { type: 'string', description: 'slice.name' },
    status: { type: 'integer' },
    message: { type: 'string', description: '发生了什么' },
    messageEn: { type: 'string', description: 'what happened' },
    next: { type: 'string', description: '接下来怎么做' },
    nextEn: { type: 'string', description: 'what to do next' },
    facts: { type: 'object', additionalProperties: true },
  },
}
