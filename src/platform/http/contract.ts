/**
 * How a slice says its API: one `endpoint` a route, in its `contract.ts`. The access word is part of the contract and
 * is enforced before a handler runs, so a route without a rule cannot be written.
 */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { type Day, parseDay } from '../../rules/day.ts'
import type { Action } from '../auth/roles.ts'

/** anyone: before sign-in. signed_in: any staff. Otherwise the act that must be allowed in the input's `communityId`. */
export type Access = Action | 'anyone' | 'signed_in'
export type EndpointMeta = { access: Access }

/**
 * A route under `/api`. `path` begins with its slice, `{name}` is a field of the input; the rest of the input comes from
 * the query (GET) or the JSON body. Work inside a community carries `communityId`:
 * `endpoint('POST', '/ledger/{communityId}/receipts', 'ledger.receive', { zh: '收款', en: 'Take a payment' })`.
 */
export function endpoint(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: `/${string}`,
  access: Access,
  words: { zh: string; en: string },
) {
  return oc.$meta<EndpointMeta>({ access }).route({
    method,
    path: `/api${path}`,
    tags: [path.split('/')[1] ?? ''],
    summary: words.zh,
    description: words.en,
  })
}

export const zId = z.uuid()
export const zCommunity = z.object({ communityId: zId })
export const zDay = z
  .string()
  .refine((text) => parseDay(text) !== null, { error: '不是日期，应为 YYYY-MM-DD (not a day)' })
  .transform((text) => text as Day)
/** Whole fen. */
export const zFen = z.int()
/** `YYYY-MM`. */
export const zPeriod = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '应为 YYYY-MM (a month)' })
/** Yuan per unit, areas: exact decimals as text. */
export const zDecimal = z.string().regex(/^-?\d{1,12}(\.\d{1,8})?$/, { error: '应为小数 (a decimal)' })
/** What may be done with a resource now, and why not; the console shows, it never decides. */
export const zActions = z.record(
  z.string(),
  z.object({ allowed: z.boolean(), reason: z.object({ zh: z.string(), en: z.string() }).optional() }),
)

export type BecauseShape = {
  value: string
  unit: string
  rule: string
  source?: { law: string; article?: string | undefined; on?: string | undefined } | undefined
  zh: string
  en: string
  subject?: string | undefined
  from?: BecauseShape[] | undefined
}
export const zBecause: z.ZodType<BecauseShape> = z.lazy(() =>
  z.object({
    value: z.string(),
    unit: z.string(),
    rule: z.string(),
    source: z
      .object({ law: z.string(), article: z.string().optional(), on: z.string().optional() })
      .optional(),
    zh: z.string(),
    en: z.string(),
    subject: z.string().optional(),
    from: z.array(zBecause).optional(),
  }),
)
