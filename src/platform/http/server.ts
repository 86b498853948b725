/** The HTTP server: Fastify around the API's routes, with the door before them and Problems behind them. */
import cookie from '@fastify/cookie'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { AnyRouter } from '@orpc/server'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { localDay } from '../../rules/day.ts'
import type { Problem } from '../../rules/problem.ts'
import { sourceOf } from '../auth/knocks.ts'
import type { Principal } from '../auth/roles.ts'
import type { Vault } from '../auth/vault.ts'
import type { Database } from '../db/tx.ts'
import type { JobQueue } from '../jobs/queue.ts'
import { passGate, type RequestContext } from './api.ts'
import type { EndpointMeta } from './contract.ts'
import { type DoorOptions, hardenFile, hardenReply, JSON_LIMIT, refusalAtDoor } from './guards.ts'
import { httpProblems } from './problems.ts'
import { defectJson, errorBody, wireError } from './reply.ts'
import { unstorableField } from './storable.ts'

export type HttpOptions = DoorOptions & {
  router: AnyRouter
  database: Database
  jobs: JobQueue
  vault: Vault
  /** The only clock of the server. */
  clock: () => Date
  /** Who a session token belongs to at an instant; null when it is nobody's any more. */
  principalOf(token: string, at: Date): Promise<Principal | null>
  /** Session cookies live at most this long, in seconds. */
  sessionSeconds: number
  log: FastifyBaseLogger
}

export const ZONE = 'Asia/Shanghai'

export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const https = options.publicUrl?.protocol === 'https:'
  const app = Fastify({
    loggerInstance: options.log,
    bodyLimit: JSON_LIMIT,
    // A request's line may carry a name or a phone; only defects are logged.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    // Behind a proxy of our own network the proxy says for whom it asks; whoever comes directly is not believed.
    trustProxy: options.publicUrl ? ['loopback', 'linklocal', 'uniquelocal'] : false,
  })
  await app.register(cookie)
  // Uploads are read by the API itself, after the door has looked at their size.
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined))
  app.addHook('onRequest', async (request, reply) => {
    hardenReply(reply, https)
    const refusal = refusalAtDoor(request, options)
    if (refusal) return reply.code(refusal.status).send(bodyOf(refusal))
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (!request.url.startsWith('/api')) return payload
    reply.header('cache-control', 'no-store')
    hardenFile(reply)
    if (reply.statusCode >= 400) reply.header('content-type', 'application/problem+json; charset=utf-8')
    return payload
  })
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply))
  mountApi(app, options, https)
  return app
}

function mountApi(app: FastifyInstance, options: HttpOptions, https: boolean) {
  const handler = new OpenAPIHandler<RequestContext>(options.router as never, {
    customErrorResponseBodyEncoder: errorBody,
    clientInterceptors: [
      async (call) => {
        try {
          const field = unstorableField(call.input)
          if (field !== null) throw httpProblems.unstorable_text({ field: field || '—' })
          const meta = call.procedure['~orpc'].meta as Partial<EndpointMeta>
          const context = await passGate(call.context as RequestContext, meta, call.input)
          return await call.next({ ...call, context: context as never })
        } catch (thrown) {
          throw wireError(thrown, (id, defect) =>
            options.log.error({ id, err: defect, path: call.path }, 'defect'),
          )
        }
      },
    ],
  })
  const name = https ? '__Host-dunwell' : 'dunwell'
  app.all('/api/*', async (request, reply) => {
    const at = options.clock()
    const token = request.cookies[name] ?? null
    const context: RequestContext = {
      database: options.database,
      jobs: options.jobs,
      vault: options.vault,
      source: sourceOf(request.ip),
      at,
      day: localDay(at, ZONE),
      visitor: token ? await options.principalOf(token, at) : null,
      token,
      setSession(next) {
        const settings = { path: '/', httpOnly: true, sameSite: 'strict', secure: https } as const
        if (next === null) reply.clearCookie(name, settings)
        else reply.setCookie(name, next, { ...settings, maxAge: options.sessionSeconds })
      },
    }
    const { matched } = await handler.handle(request, reply, { context })
    if (!matched) {
      const refusal = httpProblems.no_such_route({ path: pathOf(request) })
      return reply.code(refusal.status).send(bodyOf(refusal))
    }
    return reply
  })
}

/** Errors before or around the API: an unreadable body, one too large, or a defect of the server's own. */
function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: { code(status: number): { send(body: unknown): unknown } },
) {
  const status = error.statusCode ?? 500
  if (status === 413) return answer(reply, httpProblems.too_large({ limit: '1 MiB' }))
  if (status === 415)
    return answer(reply, httpProblems.unsupported_type({ type: request.headers['content-type'] ?? '—' }))
  if (status < 500) return answer(reply, httpProblems.unreadable())
  const wire = wireError(error, (id, defect) =>
    request.log.error({ id, err: defect, path: pathOf(request) }, 'defect'),
  )
  return reply.code(wire.status).send(wire.data ?? defectJson('—'))
}

function answer(reply: { code(status: number): { send(body: unknown): unknown } }, problem: Problem) {
  return reply.code(problem.status).send(bodyOf(problem))
}

function bodyOf(problem: Problem) {
  const json = problem.toJSON()
  return { title: json.messageEn, ...json }
}

// Without the query, which may carry a name or a phone.
function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? ''
}
