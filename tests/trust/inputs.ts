/** Every route of the contract, and an input for it made from its own schema and a table of ids. */
import { z } from 'zod'
import { contract } from '../../src/app/contract.ts'
import type { Access } from '../../src/platform/http/contract.ts'

export type Route = {
  /** `ledger.receive`: its place in the contract's tree. */
  name: string
  method: string
  path: string
  access: Access
  input: z.ZodType | null
}

/** Every route there is: a new one is here by itself. */
export function allRoutes(tree: object = contract, place: readonly string[] = []): Route[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = [...place, key]
    const inside = (value as { '~orpc'?: any })['~orpc']
    if (!inside) return allRoutes(value, name)
    const { route, meta, inputSchema } = inside
    return [
      {
        name: name.join('.'),
        method: route.method,
        path: route.path,
        access: meta.access,
        input: inputSchema ?? null,
      },
    ]
  })
}

/** What to write into a field, by its name or by the end of its path (`feeItem.code`). */
export type Words = Record<string, unknown>

/** The names of the fields an input has at any depth. */
export function fieldsOf(schema: z.ZodType | null): string[] {
  const found: string[] = []
  visit(schema, [], (path) => found.push(path.join('.')))
  return [...new Set(found)]
}

/** Every leaf of a schema with its path. */
export function visit(
  schema: z.ZodType | null,
  path: readonly string[],
  see: (path: readonly string[], leaf: z.ZodType) => void,
): void {
  if (!schema) return
  const def = defOf(schema)
  if (def.type === 'object')
    for (const [key, inner] of Object.entries(def.shape as Record<string, z.ZodType>))
      visit(inner, [...path, key], see)
  else if (def.type === 'array') visit(def.element, path, see)
  else if (def.type === 'record') visit(def.valueType, [...path, '*'], see)
  else if (def.type === 'union') for (const option of def.options) visit(option, path, see)
  else if (def.type === 'pipe') visit(def.in, path, see)
  else if (def.innerType) visit(def.innerType, path, see)
  else see(path, schema)
}

/**
 * An input that parses. Optional fields are left out unless `words` names them. No input can be made: throws, so that a
 * route which cannot be probed is a failure and not a gap.
 */
export function inputFor(route: Route, words: Words): Record<string, unknown> {
  if (!route.input) return {}
  const input = make(route.input, [], words) as Record<string, unknown>
  const parsed = route.input.safeParse(input)
  if (parsed.success) return input
  throw new Error(`${route.name}: no input could be made: ${z.prettifyError(parsed.error)}`)
}

const LEAVE_OUT = Symbol('leave out')

function make(schema: z.ZodType, path: readonly string[], words: Words): unknown {
  const def = defOf(schema)
  const word = wordFor(path, words)
  if (word !== undefined && schema.safeParse(word).success) return word
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape as Record<string, z.ZodType>)
          .map(([key, inner]) => [key, make(inner, [...path, key], words)] as const)
          .filter(([, value]) => value !== LEAVE_OUT),
      )
    case 'optional':
    case 'default':
    case 'prefault':
      return LEAVE_OUT
    case 'nullable':
      return null
    case 'pipe':
      return make(def.in, path, words)
    case 'union':
      return make(def.options[0], path, words)
    case 'array':
      return [make(def.element, path, words)]
    case 'record':
      return {}
    case 'enum':
      return Object.values(def.entries as object)[0]
    case 'literal':
      return def.values[0]
    case 'boolean':
      return false
    case 'number':
      return 1
    case 'file':
      return new File([ROSTER], 'roster.csv', { type: 'text/csv' })
    case 'string':
      return '一句话'
    default:
      throw new Error(`${path.join('.')}: nothing is known of the type ${def.type}`)
  }
}

/** A small roster that imports cleanly. */
export const ROSTER = '房号,业主姓名,建筑面积\n9-1-101,新户一,66.66\n'

function wordFor(path: readonly string[], words: Words): unknown {
  for (let from = 0; from < path.length; from += 1) {
    const key = path.slice(from).join('.')
    if (Object.hasOwn(words, key)) return words[key]
  }
  return undefined
}

function defOf(schema: z.ZodType): any {
  return (schema as unknown as { _zod: { def: unknown } })._zod.def
}

/** The request an input becomes: path, query or body, as the API's own client would send it. */
export function requestOf(route: Route, input: Record<string, unknown>) {
  const rest = { ...input }
  let path = route.path
  for (const [, name] of route.path.matchAll(/\{(\w+)\}/g)) {
    path = path.replace(`{${name}}`, encodeURIComponent(String(input[name as string])))
    delete rest[name as string]
  }
  if (route.method === 'GET') {
    const query = new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, String(value)]))
    return { method: 'GET', path: query.size > 0 ? `${path}?${query}` : path, headers: {}, body: undefined }
  }
  if (Object.values(rest).some((value) => value instanceof File)) {
    const form = new FormData()
    for (const [key, value] of Object.entries(rest)) form.append(key, value as string)
    return { method: route.method, path, headers: { 'x-dunwell-upload': '1' }, body: form }
  }
  const headers = { 'content-type': 'application/json' }
  return { method: route.method, path, headers, body: JSON.stringify(rest) }
}
