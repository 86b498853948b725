/**
 * What a handler is given, and the gate every call passes before it: signed in, allowed, and inside the company's own
 * community. The gate reads the route's access word; a handler cannot forget it.
 */

import type { AnyContractRouter } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { Day } from '../../rules/day.ts'
import { can, type MoneyScope, type Principal } from '../auth/roles.ts'
import type { Vault } from '../auth/vault.ts'
import { type Context, type Database, inRehearsal, inSnapshot, inTransaction, type Tx } from '../db/tx.ts'
import type { JobQueue } from '../jobs/queue.ts'
import { platformProblems } from '../problems.ts'
import { belongsTo } from './communities.ts'
import type { Access, EndpointMeta } from './contract.ts'

/** What the server knows of a request before the gate. */
export type RequestContext = {
  database: Database
  /** The instant the request is handled at. */
  at: Date
  /** The day of `at` in China. A community in another zone asks its own row. */
  day: Day
  /** Null before sign-in. */
  visitor: Principal | null
  /** The session token that came with the request, if any. */
  token: string | null
  /** Sets the session cookie, or (null) takes it away. */
  setSession(token: string | null): void
  jobs: JobQueue
  /** Where secrets are sealed and opened. */
  vault: Vault
  /** Where the request comes from, as wrong passwords are counted; null: from this machine. */
  source: string | null
}

/** What a handler gets. */
export type ApiContext = RequestContext & {
  /** Who asks. On a route for anyone, reading it without a session is refused as not signed in. */
  readonly principal: Principal
  /** How wide money may be seen here: all, own households, or none. */
  readonly money: MoneyScope
  /** The steward whose households alone may be seen with money; null: no narrowing. For a read's `:steward_id`. */
  readonly stewardId: string | null
  /** Runs a command in one transaction. */
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Reads one snapshot. */
  read<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Runs the real command and takes it back: a preview. */
  rehearse<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
}

/** The implementer of a slice's contract: `const os = implementApi(contract)`, then `os.router({ … })`. */
export function implementApi<Contract extends AnyContractRouter>(contract: Contract) {
  return implement(contract).$context<ApiContext>()
}

/** Refuses, or makes the handler's context out of the request's. */
export async function passGate(
  request: RequestContext,
  meta: Partial<EndpointMeta>,
  input: unknown,
): Promise<ApiContext> {
  const access = meta.access
  if (!access) throw new Error('a route without an access word')
  if (access === 'anyone') return openContext(request, 'none')
  if (!request.visitor) throw platformProblems.not_signed_in()
  const communityId = communityIn(input)
  if (communityId) await needOwnCommunity(request, request.visitor, communityId)
  return openContext(request, moneyFor(request.visitor, access, communityId))
}

function moneyFor(principal: Principal, access: Access, communityId: string | null): MoneyScope {
  if (access === 'signed_in' || access === 'anyone') return 'none'
  const permission = can(principal, access, { communityId })
  if (permission.allowed) return permission.money
  throw platformProblems.not_allowed({ action: permission.reason.zh, actionEn: permission.reason.en })
}

/** The `communityId` of an input that has not been validated yet. Text that is no id is left to validation. */
function communityIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('communityId' in input)) return null
  const { communityId } = input
  return typeof communityId === 'string' ? communityId.toLowerCase() : null
}

/** Keys hold across companies although rows are hidden, so another company's community is refused before any write. */
async function needOwnCommunity(request: RequestContext, principal: Principal, communityId: string) {
  if (await belongsTo(request.database, principal.companyId, communityId)) return
  throw platformProblems.not_found({ what: '小区', id: communityId })
}

function openContext(request: RequestContext, money: MoneyScope): ApiContext {
  const need = () => {
    if (!request.visitor) throw platformProblems.not_signed_in()
    return request.visitor
  }
  const context = (): Context => {
    const { companyId, staffId, name } = need()
    return { companyId, actor: { kind: 'staff', id: staffId, name }, at: request.at }
  }
  return {
    ...request,
    get principal() {
      return need()
    },
    money,
    get stewardId() {
      return money === 'all' ? null : need().staffId
    },
    write: (work) => inTransaction(request.database, context(), work),
    read: (work) => inSnapshot(request.database, context(), work),
    rehearse: (work) => inRehearsal(request.database, context(), work),
  }
}
