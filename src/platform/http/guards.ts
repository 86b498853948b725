/** The door: what a request must look like before anything reads it, and what every answer carries. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../../rules/problem.ts'
import { httpProblems } from './problems.ts'

export const UPLOAD_LIMIT = 64 * 2 ** 20
export const JSON_LIMIT = 2 ** 20
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export type DoorOptions = {
  /** How people reach us, e.g. `https://fees.example.cn`; null: by whatever name they used. */
  publicUrl: URL | null
  /** Bound to this machine only: then no foreign name may stand in the Host header (DNS rebinding). */
  loopback: boolean
}

/** The reason to refuse a request at the door, or null. Cookies alone never make a write: the origin must be ours. */
export function refusalAtDoor(request: FastifyRequest, options: DoorOptions): Problem | null {
  if (!isOurHost(request, options)) return httpProblems.foreign_origin()
  if (SAFE.has(request.method)) return null
  if (!isOurOrigin(request, options)) return httpProblems.foreign_origin()
  return refusalOfBody(request)
}

function isOurHost(request: FastifyRequest, { publicUrl, loopback }: DoorOptions): boolean {
  if (publicUrl || !loopback) return true
  return LOOPBACK.has(hostname(request.headers.host ?? ''))
}

function isOurOrigin(request: FastifyRequest, { publicUrl }: DoorOptions): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === (publicUrl?.host ?? request.headers.host)
}

function refusalOfBody(request: FastifyRequest): Problem | null {
  const type = request.headers['content-type']
  const length = Number(request.headers['content-length'] ?? 0)
  const chunked = request.headers['transfer-encoding'] !== undefined
  if (type === undefined) return length > 0 || chunked ? httpProblems.unsupported_type({ type: '—' }) : null
  if (/^application\/json(;|$)/.test(type)) return null
  if (!type.startsWith('multipart/form-data') || request.headers['x-dunwell-upload'] === undefined)
    return httpProblems.unsupported_type({ type })
  if (chunked || !(length <= UPLOAD_LIMIT)) return httpProblems.too_large({ limit: '64 MiB' })
  return null
}

/** Scripts and styles only from ourselves; antd puts style attributes and elements into the page, hence style-src. */
const CONTENT_SECURITY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export function hardenReply(reply: FastifyReply, https: boolean) {
  reply.headers({
    'content-security-policy': CONTENT_SECURITY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  })
  if (https) reply.header('strict-transport-security', 'max-age=31536000')
}

const FILE_SECURITY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

/**
 * A file that leaves: papers of our own making are shown, whatever else is only ever saved, under a type no browser runs.
 * What somebody once uploaded never comes back as a page of this site.
 */
export function hardenFile(reply: FastifyReply) {
  const disposition = reply.getHeader('content-disposition')
  if (typeof disposition !== 'string') return
  reply.header('content-security-policy', FILE_SECURITY)
  const type = String(reply.getHeader('content-type') || '')
  if (type.startsWith('text/html')) return
  reply.header('content-disposition', disposition.replace(/^inline/, 'attachment'))
  if (!/^(text\/csv|application\/vnd\.)/.test(type)) reply.header('content-type', 'application/octet-stream')
}

function hostname(host: string): string {
  return host.replace(/:\d+$/, '')
}
